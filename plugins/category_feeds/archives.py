"""How a channel's history is cut into documents (RFC 5005).

A page of an archive belongs to a year and is numbered from the year's oldest item, so that
a new article touches no page, and an edit or a deletion none of another year; within its
year, only the page it stands in, and after a deletion those that follow.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One archive: items start to stop (not included) of the channel, oldest first."""

    year: int
    number: int
    start: int
    stop: int


def closed_pages(years: Sequence[int], size: int | None) -> list[Page]:
    """The archives of a channel, oldest first.

    years: of each item, oldest first; size: items of a page and of the subscription feed,
    None when that feed holds everything. A page is closed, and written, once it is full or
    its year has ended; one whose items all stand in the subscription feed is not needed.
    """
    if size is None:
        return []
    found: list[Page] = []
    start, number = 0, 1
    for index, year in enumerate(years):
        if year != years[start]:
            found.append(Page(years[start], number, start, index))
            start, number = index, 1
        elif index - start == size:
            found.append(Page(year, number, start, index))
            start, number = index, number + 1
    if years and len(years) - start == size:
        found.append(Page(years[start], number, start, len(years)))
    return [page for page in found if page.start < len(years) - size]
