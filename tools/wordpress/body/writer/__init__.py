"""Sanitised HTML as Markdown for this site's reader.

What Markdown can say is Markdown; a block that it can't say stays HTML; and with the reader at
hand, a block that does not come back word for word stays HTML too.
"""

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from ..essence import essence
from ..tree import Element, parse
from .block import Block, block_of, is_group, is_inline, joined, runs
from .inline import Item
from .notes import is_notes, notes_of
from .raw import html_of, raw
from .unsayable import Unsayable

__all__ = ["markdown_of"]

# Longer blocks stay HTML: the reader's time for a paragraph grows with its square.
LONGEST = 60_000

Render = Callable[[str], str]


@dataclass
class _Part:
    """A block that the body holds directly. element: it; blocks: its Markdown; notes: whether
    it is the footnotes."""

    element: Element
    blocks: list[Block]
    raw: bool = False
    notes: bool = False

    def keep(self) -> None:
        """Makes it HTML."""
        self.blocks = [Block("html", raw(self.element))]
        self.raw = True


def markdown_of(html: str, render: Render | None = None) -> str:
    """html as Markdown; render: the site's reader, to prove it with."""
    parts = list(_parts(parse(html)))
    text = _text(parts)
    if render is None or not text:
        return text
    wanted = essence(html)
    if essence(render(text)) == wanted:
        return text
    notes = next((part for part in parts if part.notes), None)
    for part in parts:
        if not part.raw and not part.notes and not _comes_back(part, notes, render):
            part.keep()
    text = _text(parts)
    if essence(render(text)) != wanted:
        for part in parts:
            if not part.notes:
                part.keep()
        text = _text(parts)
    return text


def _text(parts: list[_Part]) -> str:
    return joined([block for part in parts for block in part.blocks])


def _comes_back(part: _Part, notes: _Part | None, render: Render) -> bool:
    texts = part.blocks + (notes.blocks if notes else [])
    html = html_of(part.element) + (html_of(notes.element) if notes else "")
    return essence(render(joined(texts))) == essence(html)


def _parts(root: Element) -> list[_Part]:
    parts: list[_Part] = []
    for run in list(runs(root)):
        if len(run) == 1 and not is_inline(run[0]):
            element = run[0]
            assert not isinstance(element, str)  # noqa: S101  # is_inline says so
            parts.extend(_of_block(element))
        else:
            parts.extend(_of_block(_wrapped(run)))
    return parts


def _of_block(element: Element) -> list[_Part]:
    if is_notes(element):
        return [_Part(element, notes_of(element), notes=True)]
    if is_group(element):
        return _parts(element)
    part = _Part(element, [])
    if sum(map(len, map(str, element.itertext()))) > LONGEST or len(html_of(element)) > 4 * LONGEST:
        part.keep()
        return [part]
    try:
        part.blocks = block_of(element)
    except Unsayable:
        part.keep()
    return [part] if part.blocks else []


def _wrapped(run: list[Item]) -> Element:
    """A paragraph around what stands directly in the body."""
    paragraph = etree.Element("p")
    for item in run:
        if isinstance(item, str):
            if len(paragraph):
                paragraph[-1].tail = (paragraph[-1].tail or "") + item
            else:
                paragraph.text = (paragraph.text or "") + item
        else:
            item.tail = None  # it comes by itself, as the next item of the run
            paragraph.append(item)
    return paragraph
