"""Small pieces of an element tree."""

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString


def put(parent: Element, tag: str, text: str = "", **attributes: Any) -> Element:
    """A new last child of parent, which is returned.

    text: plain, whatever Markdown it looks like; attributes: `class_` for class, `a_b` for
    a-b, numbers with two decimals at most.
    """
    child = SubElement(parent, tag, {
        name.rstrip("_").replace("_", "-"):
            f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
        for name, value in attributes.items()
    })
    if text:
        child.text = AtomicString(text)
    return child


def drawing(parent: Element, name: str, **attributes: Any) -> Element:
    """A new SVG that only repeats what stands beside it in words."""
    return put(parent, "svg", class_=name, aria_hidden="true", focusable="false", **attributes)
