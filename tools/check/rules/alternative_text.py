"""Whoever cannot see an image is told what it says."""

from collections.abc import Iterator

from lxml import etree

from ..page import Page, Problem, line_of, text_of
from ..parsing import SVG

RULE = "alternative-text"
REMEDY = 'say in a few words what the image says, or alt="" when it says nothing'
LEVEL = "error"

FILE_ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg")


def _named(element: etree._Element) -> bool:
    return any(
        (element.get(name) or "").strip() for name in ("aria-label", "aria-labelledby", "title")
    )


def _link_is_silent(image: etree._Element) -> bool:
    """Whether an image without text is all that a link or a button holds."""
    for outer in image.iterancestors("a", "button"):
        others = any((other.get("alt") or "").strip() for other in outer.iter("img"))
        return not (text_of(outer) or others or _named(outer))
    return False


def _image(image: etree._Element) -> str:
    source = image.get("src") or ""
    alt = image.get("alt")
    if alt is None:
        return f'image "{source}" has no alternative text'
    if alt.strip().lower().endswith(FILE_ENDINGS):
        return f'image "{source}" has a file name for alternative text: "{alt}"'
    if not alt.strip() and _link_is_silent(image):
        return f'image "{source}" is all that its link holds, and has no alternative text'
    return ""


def check(page: Page) -> Iterator[Problem]:
    """Images, image buttons, map areas, drawings and frames that have no words."""
    for element in page.elements:
        name = element.tag
        message = ""
        if name == "img" and element.get("role") not in {"presentation", "none"}:
            message = _image(element)
        elif name == "area" or (name == "input" and element.get("type") == "image"):
            if not (element.get("alt") or "").strip():
                message = f"<{name}> has no alternative text"
        elif name == "iframe" and not _named(element):
            message = "<iframe> has no title"
        elif name == f"{SVG}svg" and element.get("role") == "img":
            titled = any(text_of(title) for title in element.iter(f"{SVG}title"))
            if not (titled or _named(element)):
                message = "a drawing has no name"
        if message:
            yield Problem(line_of(element), message, element.get("src") or "")
