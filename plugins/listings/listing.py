"""What the first page of a list shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .years import YearLink, year_links


@dataclass(frozen=True, slots=True)
class Listing:
    """The newest articles of a list, and the way to all the others.

    newest: from the newest to the oldest; years: every year that holds an article, the
    newest first; count: of all the articles.
    """

    newest: Sequence[Any]
    years: Sequence[YearLink]
    count: int


def make_listing(
    groups: Mapping[int, Sequence[Any]], size: int, url: Callable[[int], str]
) -> Listing:
    """The first page of a list.

    groups: the articles by year, as `group_by_year` gives them; size: how many articles
    it shows; url: gives the address of a year's page.
    """
    newest: list[Any] = []
    for articles in groups.values():
        if len(newest) >= size:
            break
        ordered = sorted(articles, key=lambda article: article.date, reverse=True)
        newest.extend(ordered[: size - len(newest)])
    return Listing(newest, year_links(groups, url), sum(map(len, groups.values())))
