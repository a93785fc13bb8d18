"""Gutenberg: the comments that mark blocks, and what the blocks stand for.

The HTML between most comments is already what WordPress shows; a few blocks are filled in only
when a page is shown.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .account import Account
from .limits import LONGEST
from .model import Surroundings

_MARK = re.compile(
    r"\s*(?P<closing>/?)wp:(?P<name>[a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)"
    r"\s*(?P<attributes>\{.*\})?\s*(?P<void>/?)\s*",
    re.DOTALL,
)
# Reusable blocks inside one another.
_DEEPEST = 20
# Void blocks that leave nothing behind on purpose.
_SILENT = frozenset({"core/spacer", "core/nextpage", "core/more"})

FOOTNOTES = "<wp-footnotes></wp-footnotes>"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of HTML; classic: whether line breaks make its paragraphs."""

    html: str
    classic: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    name: str
    closing: bool
    void: bool
    attributes: Mapping[str, Any]


def _mark(comment: str) -> _Mark | None:
    found = _MARK.fullmatch(comment)
    if found is None:
        return None
    name = found["name"] if "/" in found["name"] else f"core/{found['name']}"
    try:
        attributes = json.loads(found["attributes"] or "{}")
    except (ValueError, RecursionError):
        attributes = {}
    return _Mark(name, bool(found["closing"]), bool(found["void"]), attributes)


def _pieces(content: str) -> Iterator[str | _Mark]:
    """The HTML and the marks of content in order."""
    position = 0
    while (start := content.find("<!--", position)) >= 0:
        end = content.find("-->", start)
        if end < 0:
            break
        mark = _mark(content[start + 4:end])
        if mark is None:
            yield content[position:end + 3]
        else:
            yield content[position:start]
            yield mark
        position = end + 3
    yield content[position:]


class Blocks:
    """Reads the blocks of one body; footnotes: whether the post has texts for them."""

    def __init__(self, around: Surroundings, account: Account) -> None:
        self._around = around
        self._account = account
        self._room = LONGEST

    def segments(self, content: str) -> list[Segment]:
        """content as HTML, cut where WordPress changes its rules for paragraphs."""
        if not has_blocks(content):
            return [Segment(content, classic=True)]
        return list(_joined(self._read(content, ())))

    def _read(self, content: str, inside: tuple[int, ...]) -> Iterator[Segment]:
        opened: list[str] = []
        for piece in _pieces(content):
            if isinstance(piece, str):
                classic = not opened or opened[-1] in {"core/freeform", "core/shortcode"}
                if piece.strip() or not classic:
                    yield Segment(piece, classic)
            elif piece.closing:
                if piece.name in opened:
                    del opened[len(opened) - 1 - opened[::-1].index(piece.name):]
            elif piece.name == "core/block":
                yield from self._reusable(piece, inside)
                if not piece.void:
                    opened.append(piece.name)
            elif piece.void:
                yield from self._void(piece)
            else:
                opened.append(piece.name)

    def _void(self, mark: _Mark) -> Iterator[Segment]:
        if mark.name == "core/footnotes":
            yield Segment(FOOTNOTES, classic=False)
        elif mark.name not in _SILENT:
            self._account.refuse("block that only WordPress fills", mark.name)

    def _reusable(self, mark: _Mark, inside: tuple[int, ...]) -> Iterator[Segment]:
        number = mark.attributes.get("ref")
        if not isinstance(number, int):
            self._account.refuse("reusable block without a number")
            return
        if number in inside:
            self._account.refuse("reusable block inside itself", str(number))
            return
        content = self._around.block(number)
        if content is None:
            self._account.refuse("reusable block that is not in the export", str(number))
            return
        self._room -= len(content)
        if self._room < 0 or len(inside) >= _DEEPEST:
            self._account.refuse("reusable blocks without end", str(number))
            return
        if has_blocks(content):
            yield from self._read(content, (*inside, number))
        else:
            yield Segment(content, classic=True)


def has_blocks(content: str) -> bool:
    """Whether WordPress would read content as blocks."""
    return "<!-- wp:" in content


def _joined(segments: Iterator[Segment]) -> Iterator[Segment]:
    """segments with neighbours of one kind joined."""
    held: list[str] = []
    classic = False
    for segment in segments:
        if held and segment.classic != classic:
            yield Segment("".join(held), classic)
            held = []
        classic = segment.classic
        held.append(segment.html)
    if held:
        yield Segment("".join(held), classic)
