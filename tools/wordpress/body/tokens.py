"""HTML as a writer typed it, cut into tags, comments and text; joined, it is what it was.

This only finds paragraphs, blocks and limits; `reading` parses. Linear whatever comes in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

# A quoted value is searched this far: an unclosed quote must not cost a scan of the whole.
_TAG = re.compile(
    r"""<(?P<closing>/?)(?P<name>[a-zA-Z][^\s/<>"']*)"""
    r"""(?:[^<>"']++|"[^"]{0,4000}"|'[^']{0,4000}')*+>"""
)
# A tag with an apostrophe on its own, which browsers read to the next ">".
_LOOSE_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[a-zA-Z][^\s/<>\"']*)[^<>]*>")
# What these hold is kept to the letter, line breaks included.
VERBATIM = frozenset({
    "pre", "script", "style", "textarea", "svg", "math", "iframe", "noscript", "object",
    "audio", "video", "select", "title", "wp-stash",
})


@dataclass(frozen=True, slots=True)
class Token:
    """kind: what it is ("whole" for an element of VERBATIM with all it holds); text: as it was
    written; name: of a tag, in lower case."""

    kind: Literal["text", "open", "close", "comment", "whole"]
    text: str
    name: str = ""


class _Ends:
    """Finds the next end of something, and remembers that there is none."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._none: set[str] = set()

    def after(self, pattern: str, start: int) -> int:
        """Where the next match of pattern ends; -1 when there is none."""
        if pattern in self._none:
            return -1
        found = re.compile(pattern, re.IGNORECASE).search(self._html, start)
        if found is None:
            self._none.add(pattern)
            return -1
        return found.end()


def tokens(html: str) -> Iterator[Token]:
    """The tokens of html in order."""
    ends = _Ends(html)
    position = text_from = 0
    while (start := html.find("<", position)) >= 0:
        token = _token(html, start, ends)
        if token is None:
            position = start + 1
            continue
        if start > text_from:
            yield Token("text", html[text_from:start])
        yield token
        position = text_from = start + len(token.text)
    if text_from < len(html):
        yield Token("text", html[text_from:])


def _token(html: str, start: int, ends: _Ends) -> Token | None:
    if html.startswith("<!--", start):
        end = ends.after("-->", start + 4)
        return Token("comment", html[start:end]) if end >= 0 else None
    tag = _TAG.match(html, start) or _LOOSE_TAG.match(html, start)
    if tag is None:
        return None
    name = tag["name"].lower()
    if tag["closing"]:
        return Token("close", tag[0], name)
    if name in VERBATIM:
        end = ends.after(rf"</{name}\s*>", tag.end())
        if end >= 0:
            return Token("whole", html[start:end], name)
    return Token("open", tag[0], name)
