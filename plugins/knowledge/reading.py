"""One pass over the tree of a rendered body: its links, headings, sentences and words.

Raw HTML, which python-markdown keeps aside as strings, is walked in its place by lxml.
Nothing recurses: a body nested a thousand deep is read like any other.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from markdown.util import ETX, STX

from .block import Block
from .outline import Heading, Link, Outline
from .wikilinks import WRITTEN

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "caption", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "nav", "ol", "p",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
IGNORED = frozenset({"pre", "script", "style", "svg", "template", "textarea"})

_RAW = re.compile(rf"{STX}wzxhzdk:(\d+){ETX}")
_AMP = f"{STX}amp{ETX}"
# What python-markdown fills in later, such as the arrow back from a footnote.
_HELD = re.compile(rf"{STX}[^{ETX}]*{ETX}")
_FOOTNOTE_SIGNS = frozenset({"footnote-ref", "footnote-backref"})
_OPENING = re.compile(r"<(\w+)")
_HREF = re.compile(r"<a\b[^>]*?\shref\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_SRC = re.compile(r"<img\b[^>]*?\ssrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)

# What is still to be done: "open" or "close" an element, add a "text".
_Step = tuple[str, Any]


def _attribute(match: re.Match[str] | None) -> str | None:
    return None if match is None else unescape(match[1] if match[1] is not None else match[2])


def _plain(text: str) -> str:
    return _HELD.sub("", text.replace(_AMP, "&")) if STX in text else text


def _parsed(raw: str) -> Any:
    """A piece of raw HTML as one element, or None when there is nothing in it to read."""
    try:
        # Without huge_tree, what is nested more than 255 deep is not there.
        parser = lxml_html.HTMLParser(huge_tree=True)
        return lxml_html.fragment_fromstring(raw, create_parent="div", parser=parser)
    except (etree.LxmlError, ValueError):
        return None


class _Walk:
    def __init__(self, root: Any, raw: Sequence[Any]) -> None:
        self._raw = raw
        self._steps: list[_Step] = [("open", root)]
        self._blocks: list[Block] = [Block("div")]

    def blocks(self) -> Iterator[Block]:
        """The blocks, each when it closes."""
        while self._steps:
            action, what = self._steps.pop()
            if action == "text":
                self._text(what)
            elif action == "open":
                self._open(what)
            else:
                yield from self._close(what)
        yield self._blocks[0]

    def _open(self, element: Any) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in IGNORED:  # a comment has a function for a tag
            return
        if element.get("class") in _FOOTNOTE_SIGNS:
            return
        if tag in BLOCKS:
            self._blocks.append(Block(tag, element.get("id") or ""))
        elif tag == "a" and element.get("href") is not None:
            self._blocks[-1].begin_link(element.get("href"), element.attrib.pop(WRITTEN, ""))
        elif tag == "img" and element.get("src"):
            self._image(element.get("src"))
        elif tag == "br":
            self._blocks[-1].add(" ")
        self._steps.append(("close", element))
        for child in reversed(element):
            if child.tail:
                self._steps.append(("text", child.tail))
            self._steps.append(("open", child))
        if element.text:
            self._steps.append(("text", element.text))

    def _close(self, element: Any) -> Iterator[Block]:
        if element.tag in BLOCKS:
            yield self._blocks.pop()
        elif element.tag == "a" and element.get("href") is not None:
            self._blocks[-1].end_link()

    def _image(self, src: str) -> None:
        self._blocks[-1].begin_link(src)
        self._blocks[-1].end_link()

    def _text(self, text: str) -> None:
        match = _RAW.search(text)
        if match is None:
            self._blocks[-1].add(_plain(text))
            return
        self._blocks[-1].add(_plain(text[:match.start()]))
        self._steps.append(("text", text[match.end():]))
        number = int(match[1])
        raw = self._raw[number] if number < len(self._raw) else ""
        if isinstance(raw, str):
            self._raw_html(raw.strip())
        else:
            self._steps.append(("open", raw))

    def _raw_html(self, raw: str) -> None:
        """A block of HTML, or a single tag or entity from the midst of a line."""
        block = self._blocks[-1]
        opening = _OPENING.match(raw)
        if not raw.startswith("<"):
            block.add(unescape(raw))
        elif raw.startswith("</a"):
            block.end_link()
        elif opening is None or opening[1].lower() in IGNORED:
            return
        elif raw.endswith(f"</{opening[1]}>") or opening[1].lower() in BLOCKS:
            element = _parsed(raw)
            if element is not None:
                self._steps.append(("open", element))
        elif (href := _attribute(_HREF.match(raw))) is not None:
            block.begin_link(href)
        elif (src := _attribute(_SRC.match(raw))) is not None:
            self._image(src)


def read_outline(root: Any, raw: Sequence[Any] = ()) -> Outline:
    """What a body holds.

    root: its tree, as python-markdown has it after the inline patterns; raw: its
    `htmlStash.rawHtmlBlocks`. The attribute by which wikilinks keep their own writing is
    taken off the tree.
    """
    links: list[Link] = []
    headings: list[Heading] = []
    words = 0
    for block in _Walk(root, raw).blocks():
        text = block.text
        words += len(text.split())
        links += block.links()
        if block.tag in HEADINGS and text:
            headings.append(Heading(int(block.tag[1]), block.id, text))
    return Outline(tuple(links), tuple(headings), words)
