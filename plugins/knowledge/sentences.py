"""The sentence that a place of a text stands in."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

LONGEST = 280
ELLIPSIS = "…"

# A full stop, then perhaps a closing sign, then a space and what can begin a sentence.
_END = re.compile(r"[.!?…]+(?:[»”\")\]]|[ \u00a0]»)*(?=[ \u00a0]+[«“\"(\[\u00a0]*[A-ZÀ-ÖØ-Þ0-9Œ])")
# After these a full stop ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s\u00a0«“\"(\[’'-])"
    r"(?:[A-ZÀ-ÖØ-Þ]|MM?|Mmes?|Mlles?|Drs?|Me|Pr|St|Ste|cf|vol|art|ex|p|pp|no|nos|env|vs)$"
)
_ABBREVIATION_ROOM = 8


def ends(text: str) -> list[int]:
    """Where the sentences of a text end, its own end included; in one pass."""
    found = []
    for match in _END.finditer(text):
        before = text[max(0, match.start() - _ABBREVIATION_ROOM):match.start()]
        if not (match[0].startswith(".") and _ABBREVIATION.search(before)):
            found.append(match.end())
    return [*found, len(text)]


def bounds(stops: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The sentence around start…end, as places in the text that stops are the ends of.

    A sentence that ends between start and end does not cut it: a link is never split.
    """
    before = bisect_right(stops, start)
    after = min(bisect_left(stops, end), len(stops) - 1)
    return (stops[before - 1] if before else 0), stops[after]


def shortened(text: str, start: int, end: int, longest: int = LONGEST) -> str:
    """text when it is short enough, else the words around text[start:end].

    longest: in characters, ellipses apart; text[start:end] is kept whole.
    """
    if len(text) <= longest:
        return text.strip()
    room = max(0, longest - (end - start)) // 2
    first, last = max(0, start - room), min(len(text), end + room)
    if first:
        space = text.find(" ", first, start)
        first = start if space < 0 else space + 1
    if last < len(text):
        space = text.rfind(" ", end, last)
        last = end if space < 0 else space
    before = f"{ELLIPSIS} " if first else ""
    after = f" {ELLIPSIS}" if last < len(text) else ""
    return before + text[first:last].strip() + after


def sentence(text: str, stops: Sequence[int], start: int, end: int) -> str:
    """The sentence around text[start:end], of a length to quote; stops: `ends(text)`."""
    first, last = bounds(stops, start, end)
    first += len(text[first:start]) - len(text[first:start].lstrip())
    return shortened(text[first:last], start - first, end - first)
