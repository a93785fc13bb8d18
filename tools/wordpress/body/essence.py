"""What a reader gets from HTML: its words and signs, where its links lead, its images.

Two pages with the same essence say the same, word for word, after what the site's typography
may change: white space beside signs, the form of quotation marks, apostrophes and dots.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from .tree import BLOCKS, PARTS, Element, parse

_SIGNS = str.maketrans({
    "«": '"', "»": '"', "“": '"', "”": '"', "’": "'", "\u00ad": "", "\u200b": " ",
    "…": "...",
})
_TOKEN = re.compile(r"\w+|[^\w\s]")
_APART = BLOCKS | PARTS | {"audio", "video", "img", "h1"}
_BACK = "footnote-backref"


@dataclass(frozen=True)
class Essence:
    """words: words and signs in reading order; links and images: decoded addresses."""

    words: tuple[str, ...]
    links: tuple[str, ...]
    images: tuple[str, ...]


def words_in(text: str) -> list[str]:
    """The words and signs of plain text, as the typography leaves them."""
    return _TOKEN.findall(text.translate(_SIGNS))


def _texts(element: Element, out: list[str]) -> None:
    """The text below element in reading order, with a space where blocks are apart."""
    walk: list[tuple[Element | None, str]] = [(element, "")]
    while walk:
        here, tail = walk.pop()
        if here is None:
            out.append(tail)
            continue
        apart = " " if here.tag in _APART else ""
        if here.tag == "a" and here.get("class") == _BACK:
            continue
        out.append(apart + (here.text or ""))
        walk.append((None, apart))
        for child in reversed(here):
            walk.append((None, child.tail or ""))
            walk.append((child, ""))


def _address(address: str | None) -> str:
    return unquote((address or "").strip())


def essence(html: str) -> Essence:
    """The essence of a fragment of HTML."""
    root = parse(html)
    texts: list[str] = []
    _texts(root, texts)
    links = tuple(
        _address(link.get("href")) for link in root.iter("a")
        if link.get("href") is not None and link.get("class") != _BACK
    )
    images = tuple(_address(image.get("src")) for image in root.iter("img", "audio", "video"))
    return Essence(tuple(words_in("".join(texts))), links, images)
