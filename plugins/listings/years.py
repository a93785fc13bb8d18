"""Articles by year, the one grouping behind every list of the site."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar

Item = TypeVar("Item")

year_of: Callable[[Any], int] = attrgetter("date.year")


@dataclass(frozen=True, slots=True)
class YearLink:
    """A year of a list: how many articles it holds and where they stand.

    url: relative to the site, without a slash in front; empty when the site has no page
    for that year. Unpacks as (year, count, url).
    """

    year: int
    count: int
    url: str

    def __iter__(self) -> Iterator[Any]:
        return iter((self.year, self.count, self.url))


def group_by_year(
    articles: Iterable[Item], year: Callable[[Item], int] = year_of
) -> dict[int, list[Item]]:
    """Splits articles by year in one pass.

    year: gives the year of an article, its `date.year` unless told otherwise.
    Returns years from the newest to the oldest, each with its articles in the order they
    came in; every article is there once.
    """
    groups: dict[int, list[Item]] = {}
    for article in articles:
        groups.setdefault(year(article), []).append(article)
    return dict(sorted(groups.items(), reverse=True))


def years_of(articles: Iterable[Any]) -> list[int]:
    """The years that articles are of, from the oldest to the newest, each once."""
    return sorted(set(map(year_of, articles)))


def year_links(
    groups: Mapping[int, Sequence[Any]], url: Callable[[int], str]
) -> list[YearLink]:
    """The years of a list as links, in the order of groups; url gives a year's address."""
    return [YearLink(year, len(items), url(year)) for year, items in groups.items()]
