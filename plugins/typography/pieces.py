"""A line of a body as a reader sees it, cut where elements begin and end."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .signs import HELD_SIGN, NBSP, PAIR, typeset

LITERAL = frozenset({
    "code", "pre", "kbd", "samp", "var", "tt", "script", "style", "textarea", "math",
})
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "i", "ins", "mark",
    "q", "s", "small", "span", "strong", "sub", "sup", "time", "u",
})

# What code, a picture or a quotation in English is to the sign after it: something closed.
_AFTER_SOLID = ")"

# How Markdown writes HTML that the author wrote: STX, a number in its stash, ETX.
_RAW = re.compile("(\x02wzxhzdk:\\d+\x03)")
_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^>]*)>\Z")
_LANG = re.compile(r"""\blang\s*=\s*["']?(?P<lang>[\w-]+)""")


def is_french(lang: str) -> bool:
    """Whether text in a language is ours to set; lang: a BCP 47 tag."""
    return lang.lower().startswith("fr")


@dataclass(slots=True)
class Piece:
    """text: what stands there; ours: whether it may be set; solid: whether it takes a place
    in the line, as code and pictures do and the tag of an inline element does not; breaks:
    whether it ends the line."""

    text: str
    ours: bool = True
    solid: bool = True
    breaks: bool = False


class Literals:
    """Follows the author's own tags through a line: what is inside of code or of another
    language is not ours. raw: the HTML that a placeholder stands for."""

    def __init__(self, raw: Callable[[str], str]) -> None:
        self._raw = raw
        self._open: list[str] = []

    def cut(self, text: str) -> list[Piece]:
        """The pieces of one text; several texts of a line are cut one after the other."""
        pieces = []
        for index, part in enumerate(_RAW.split(text)):
            if index % 2:
                pieces.append(self._meet(part))
            elif part:
                pieces.append(Piece(part, ours=not self._open))
        return pieces

    def _meet(self, placeholder: str) -> Piece:
        """Takes note of a tag; other HTML, a comment, takes no place in the line."""
        tag = _TAG.match(self._raw(placeholder))
        if not tag:
            return Piece(placeholder, ours=False, solid=False)
        name = tag["name"].lower()
        if tag["closing"]:
            if self._open and self._open[-1] == name:
                self._open.pop()
        elif not tag["rest"].endswith("/"):
            lang = _LANG.search(tag["rest"])
            shut = name in LITERAL or (lang is not None and not is_french(lang["lang"]))
            # Inside of what is shut, the same name again has its own closing tag.
            if shut or (self._open and self._open[-1] == name):
                self._open.append(name)
        solid = name not in INLINE and name not in LITERAL
        return Piece(placeholder, ours=False, solid=solid, breaks=name == "br")


def set_line(pieces: list[Piece]) -> None:
    """Sets the pieces of one line, each knowing what stands beside it."""
    _pair_quotes(pieces)
    before = ""
    for index, piece in enumerate(pieces):
        if not piece.ours:
            if piece.solid:
                before = "" if piece.breaks else _AFTER_SOLID
            continue
        after = _first(pieces, index + 1)
        piece.text = typeset(piece.text, before, after if after.isalnum() else "")
        before = piece.text[-1:] or before


def _first(pieces: list[Piece], start: int) -> str:
    """The character that follows; "x" for what is not ours, none at the end of the line."""
    for piece in pieces[start:]:
        if not piece.ours and piece.solid:
            return "" if piece.breaks else "x"
        if piece.ours and piece.text:
            return piece.text[0]
    return ""


def _pair_quotes(pieces: list[Piece]) -> None:
    """Straight quotes of which one stands in another piece than the other."""
    if len(pieces) < 2 or sum(piece.text.count('"') for piece in pieces if piece.ours) < 2:
        return
    starts, line = [], ""
    for piece in pieces:
        starts.append(len(line))
        line += piece.text if piece.ours else HELD_SIGN * piece.solid
    for match in reversed(list(PAIR.finditer(line))):
        for place, sign in ((match.end() - 1, f"{NBSP}»"), (match.start(), f"«{NBSP}")):
            for piece, start in zip(pieces, starts, strict=True):
                inside = place - start
                if piece.ours and 0 <= inside < len(piece.text):
                    piece.text = piece.text[:inside] + sign + piece.text[inside + 1 :]
