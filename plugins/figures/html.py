"""A figure in the page: its title, the drawing, the numbers as a table, the source."""

from typing import Any
from xml.etree.ElementTree import Element

from .bars import bars
from .elements import put
from .trend import trend


def figure_element(figure: Any) -> Element:
    """figure: as front matter's schema has it. Returns the `<figure>`; all text is text."""
    root = Element("figure", {"class": "chart", "id": f"figure-{figure.id}"})
    put(root, "figcaption", figure.title)
    (bars if figure.kind == "bars" else trend)(root, figure)
    if figure.source:
        put(root, "p", f"Source : {figure.source}", class_="chart-source")
    return root
