"""The parts of a series, in order. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from ..front_matter.nearest import folded


class Named(Protocol):
    """A `series` of front matter."""

    @property
    def name(self) -> str: ...
    @property
    def part(self) -> int: ...


Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Clash(Generic[Item]):
    """Two articles that claim the same part of a series."""

    first: Item
    second: Item
    name: str
    part: int


def series_of(
    articles: Iterable[tuple[Item, Named | None]],
) -> tuple[Mapping[str, Sequence[Item]], list[Clash[Item]]]:
    """The articles of each series in the order of their parts, and the clashes.

    articles: each with its `series`, or None. A series is known by its name, whatever the
    case and accents of its writing.
    """
    grouped: dict[str, list[tuple[Named, Item]]] = {}
    for article, series in articles:
        if series is not None:
            grouped.setdefault(folded(series.name), []).append((series, article))
    clashes = []
    ordered = {}
    for name, members in grouped.items():
        members.sort(key=lambda member: member[0].part)
        ordered[name] = [article for _, article in members]
        for (before, first), (after, second) in pairwise(members):
            if before.part == after.part:
                clashes.append(Clash(first, second, after.name, after.part))
    return ordered, clashes
