"""Levels of headings under a page's own <h1>: they begin at 2 and never skip one."""

from collections.abc import Iterable

FIRST, LAST = 2, 6


def fitted(levels: Iterable[int]) -> list[int]:
    """The levels to write for those found, 1 to 6 in reading order: what stands under what is
    the same, and no level is skipped."""
    result = []
    above: list[int] = []
    for level in levels:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        result.append(min(FIRST + len(above) - 1, LAST))
    return result
