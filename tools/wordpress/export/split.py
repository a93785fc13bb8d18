"""An export cut into its items, as bytes, without parsing it.

Each item is then parsed alone: what is ill-formed in one cannot swallow another, the prolog
(with whatever entities it declares) never meets a parser, and memory holds one item.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

CHUNK = 1 << 18  # bytes read at a time
LARGEST = 128 << 20  # bytes of one item; a post of 30 MB is a quarter of that
LARGEST_OUTSIDE = 32 << 20  # bytes before, between and after the items

_TOKEN = re.compile(rb"<!\[CDATA\[|<!--|<item(?=[\s>])|</item\s*>")
_LONGEST_TOKEN = 16
_ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One item. data: from `<item` on; whole: whether its end was there; number: from 1."""

    data: bytes
    whole: bool
    number: int


@dataclass
class Split:
    """What was seen while splitting: the bytes outside of items, `<item>`s opened and
    `<wp:post_id>`s anywhere, and whether the export ends as one should."""

    outside: bytearray = field(default_factory=bytearray)
    opened: int = 0
    ids: int = 0
    ended: bool = False
    too_long: int = 0


def utf8(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """chunks as they are, or transcoded where a byte order mark tells of UTF-16 or UTF-32."""
    decoder = None
    for number, chunk in enumerate(chunks):
        if number == 0:
            for mark, name in (
                (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
                (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
            ):
                if chunk.startswith(mark):
                    decoder = codecs.getincrementaldecoder(name)("replace")
                    break
            chunk = chunk if decoder else chunk.removeprefix(codecs.BOM_UTF8)
        yield decoder.decode(chunk).encode("utf-8", "replace") if decoder else chunk
    if decoder:
        yield decoder.decode(b"", True).encode("utf-8", "replace")


def pieces(chunks: Iterable[bytes], seen: Split) -> Iterator[Piece]:
    """The items of an export in order; `seen` is filled on the way.

    Cost: linear; what is kept is one item and what stands outside of items.
    """
    buffer = bytearray()
    at = start = 0  # where to look on; where what is not yet given out begins
    inside = False
    closing: bytes | None = None  # ends the CDATA section or comment that we are in
    tail = b""
    skipping = False

    def give(end: int, whole: bool) -> Piece | None:
        nonlocal start, skipping
        data = bytes(buffer[start:end])
        start = end
        if skipping:
            skipping = False
            return None
        return Piece(data, whole, seen.opened)

    for chunk in chunks:
        window = tail + chunk
        seen.ids += window.count(b"<wp:post_id>")
        tail = window[-11:]
        buffer += chunk
        while True:
            if closing is not None:
                found = buffer.find(closing, at)
                if found < 0:
                    at = max(at, len(buffer) - 2)
                    break
                at = found + len(closing)
                closing = None
                continue
            match = _TOKEN.search(buffer, at)
            if match is None or (match.end() == len(buffer) and match[0] == b"<item"):
                at = max(at, len(buffer) - _LONGEST_TOKEN)
                break
            token = bytes(match[0])
            if token in _ENDS:
                closing, at = _ENDS[token], match.end()
                continue
            if inside:
                opens = token == b"<item"
                piece = give(match.start() if opens else match.end(), not opens)
                if piece is not None:
                    yield piece
            else:
                _keep_outside(seen, buffer, start, match.start())
            start, at = (match.start(), match.end()) if token == b"<item" else (
                match.end(), match.end())
            inside = token == b"<item"
            seen.opened += inside
        if not inside:
            keep = max(start, at if closing is None else start)
            _keep_outside(seen, buffer, start, keep)
            start = keep
        elif len(buffer) - start > LARGEST and not skipping:
            skipping = True
            seen.too_long += 1
        if skipping:
            start = max(start, at)
        del buffer[:start]
        at -= start
        start = 0
    if inside:
        piece = give(len(buffer), False)
        if piece is not None:
            yield piece
    else:
        _keep_outside(seen, buffer, start, len(buffer))
    seen.ended = re.search(rb"</rss\s*>", seen.outside) is not None


def _keep_outside(seen: Split, buffer: bytearray, start: int, end: int) -> None:
    room = LARGEST_OUTSIDE - len(seen.outside)
    seen.outside += buffer[start:min(end, start + max(room, 0))]
