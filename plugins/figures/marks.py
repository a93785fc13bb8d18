"""The marks of series, which tell them apart without colour."""

from typing import Any
from xml.etree.ElementTree import Element

from .elements import put

KINDS = ("disc", "square", "ring", "diamond")


def mark(svg: Element, number: int, x: str, y: str) -> None:
    """Draws the mark of a series at a point. number: of the series; x, y: SVG lengths."""
    kind = KINDS[number % len(KINDS)]
    # An SVG of its own: the one way to place a shape at a share of the width.
    place = put(svg, "svg", x=x, y=y, overflow="visible", class_="chart-place")
    attributes: dict[str, Any] = {"class_": f"chart-mark chart-{kind}"}
    if kind in {"disc", "ring"}:
        put(place, "circle", r=5, **attributes)
    else:
        if kind == "diamond":
            attributes["transform"] = "rotate(45)"
        put(place, "rect", x=-4.5, y=-4.5, width=9, height=9, **attributes)
