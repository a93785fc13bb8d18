"""An export file, read as often as one likes, in bounded memory."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from . import item as items
from .model import Channel, Item
from .parse import IllFormed, element
from .split import CHUNK, Piece, Split, pieces, utf8
from .text import declared_encoding, decode, outside_cdata, with_known_references, without_controls

_COMMENT = re.compile(r"<wp:comment>")
_TITLE = re.compile(rb"<title>\s*(?:<!\[CDATA\[)?([^<\]]{0,200})")
_CHANNEL = re.compile(r"<channel\b[^>]*>.*", re.DOTALL)
_NOTHING = Channel()


class NoExport(Exception):
    """The file holds nothing of an export."""


@dataclass(frozen=True)
class Read:
    """One item. digest: of its bytes; notes: how it had to be read; raw_comments: how many
    `<wp:comment>` stand in it."""

    item: Item
    digest: str
    notes: tuple[str, ...]
    raw_comments: int


@dataclass(frozen=True)
class Refused:
    """An item that could not be read. what: its title, or its number; why."""

    what: str
    why: str


@dataclass
class Passage:
    """What one pass has seen. raw_items: `<item>`s opened; read, refused: what became of
    them; raw_ids: `<wp:post_id>`s in the file, inside of other items too; cut: whether the
    end is missing."""

    raw_items: int = 0
    raw_ids: int = 0
    raw_comments: int = 0
    read: int = 0
    comments: int = 0
    refused: list[Refused] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    channel: Channel = _NOTHING
    cut: bool = False


def _chunks(file: Path, tell: Callable[[int], None]) -> Iterator[bytes]:
    with file.open("rb") as handle:
        while chunk := handle.read(CHUNK):
            yield chunk
            tell(len(chunk))


def _text(data: bytes, declared: str) -> tuple[str, list[str]]:
    text, how = decode(data, declared)
    text, controls = without_controls(text)
    notes = [f"read as {how}"] if how else []
    if controls:
        notes.append(f"{controls} control character{'s' if controls > 1 else ''} left out")
    return with_known_references(text), notes


def _name(piece: Piece) -> str:
    match = _TITLE.search(piece.data[:4096])
    title = decode(match[1])[0].strip() if match else ""
    return f'"{title}"' if title else f"item {piece.number}"


def _one(piece: Piece, declared: str) -> Read | Refused:
    if not piece.whole:
        return Refused(_name(piece), "the export is cut inside of it")
    text, notes = _text(piece.data, declared)
    try:
        found = items.item(element(text))
    except IllFormed as error:
        return Refused(_name(piece), f"not XML: {error}")
    except RecursionError:
        return Refused(_name(piece), "nested too deep")
    raw = len(_COMMENT.findall(outside_cdata(text)))
    return Read(found, sha256(piece.data).hexdigest(), tuple(notes), raw)


def _channel(outside: bytes, declared: str) -> tuple[Channel, list[str]]:
    text, notes = _text(outside, declared)
    if re.search(r"<!DOCTYPE|<!ENTITY", text, re.IGNORECASE):
        notes.append("a DOCTYPE refused: its entities are not read")
    match = _CHANNEL.search(text)
    if match is None:
        return _NOTHING, notes
    inside = re.sub(r"</channel\s*>.*", "", match[0], flags=re.DOTALL)
    try:
        return items.channel(element(inside + "</channel>")), notes
    except IllFormed as error:
        return _NOTHING, [*notes, f"the head is not XML: {error}"]


def read(
    file: Path, passage: Passage, tell: Callable[[int], None] = lambda size: None
) -> Iterator[Read]:
    """The items of an export one after the other; `passage` is complete at the end.

    tell: called with the number of bytes read. Raises OSError, and NoExport for a file
    without any item.
    """
    with file.open("rb") as handle:
        declared = declared_encoding(handle.read(4096))
    seen = Split()
    for piece in pieces(utf8(_chunks(file, tell)), seen):
        one = _one(piece, declared)
        if isinstance(one, Refused):
            passage.refused.append(one)
            continue
        passage.read += 1
        passage.comments += len(one.item.comments)
        passage.raw_comments += one.raw_comments
        yield one
    passage.raw_items, passage.raw_ids = seen.opened, seen.ids
    passage.channel, notes = _channel(bytes(seen.outside), declared)
    passage.notes += notes
    passage.cut = not seen.ended
    if seen.too_long:
        passage.refused.append(Refused("an item", "longer than 128 MB"))
    if not seen.opened and passage.channel is _NOTHING:
        raise NoExport(f"{file.name} is no WordPress export: no <channel> and no <item>")
