"""The line on which something stands in a body as it was written."""

import re
from bisect import bisect_right
from functools import cached_property

# In this order: a fence may hold anything, a comment and a span of code may not hold a fence.
_CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|<!--.*?(?:-->|\Z)"
    r"|(?<![`\\])(?P<tick>`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=tick)(?!`)",
    re.MULTILINE | re.DOTALL,
)
_NOT_A_LINE_END = re.compile(r"[^\n]")


def without_code(body: str) -> str:
    """body with its code and comments blanked; every line stays where it was."""
    return _CODE.sub(lambda match: _NOT_A_LINE_END.sub(" ", match[0]), body)


def _pattern(written: str, wikilink: bool) -> re.Pattern[str]:
    if wikilink:
        words = r"\s+".join(re.escape(word) for word in written.split())
        return re.compile(rf"\[\[\s*{words}\s*(?=\]\]|\\?\|)")
    if not written:
        return re.compile(r"\]\((?=[ \t]*\))|href=(?:\"\"|'')")
    # Neither in the midst of another target nor only the beginning of one.
    return re.compile(rf"(?<![\w/.}}-]){re.escape(written)}(?![\w/.#-])")


class Places:
    """Where targets stand in one body; the body is gone over once for each target."""

    def __init__(self, body: str, first_line: int = 1) -> None:
        self._body = body
        self._first_line = first_line
        self._known: dict[tuple[str, bool], list[int]] = {}

    @cached_property
    def _texts(self) -> tuple[str, str]:
        # Code is no place for a link, unless it is the only place there is: code that is
        # indented cannot be told from the inside of a list.
        return without_code(self._body), self._body

    @cached_property
    def _line_ends(self) -> list[int]:
        return [place for place, letter in enumerate(self._body) if letter == "\n"]

    def _lines(self, written: str, wikilink: bool) -> list[int]:
        pattern = _pattern(written, wikilink)
        for text in self._texts:
            found = [match.start() for match in pattern.finditer(text)]
            if found:
                return [bisect_right(self._line_ends, place) for place in found]
        return []

    def line(self, written: str, wikilink: bool = False, nth: int = 0) -> int:
        """The line of the file on which a target stands for the nth time, from 0.

        written: the target as the author wrote it; wikilink: whether between [[ ]], where
        runs of spaces count as one. A target that was found fewer times is where it was
        found last; one that was not found at all (an alias of Markdown's made it), on the
        first line of the body.
        """
        key = written, wikilink
        if key not in self._known:
            self._known[key] = self._lines(written, wikilink)
        lines = self._known[key]
        return self._first_line + (lines[min(nth, len(lines) - 1)] if lines else 0)
