"""Which articles go with which, near-linear in their number. Pure.

Two articles are as close as the features they share weigh; nothing about the rest of the
site enters, so that editing an article moves the pages of those that share a feature with
it and no others. An inverted index finds who shares something, within bounds that keep ten
times the articles at about ten times the work:

- a feature held by more than `COMMON` articles brings no candidates (it still counts
  between two that something rarer brought together);
- an article looks at no more than `REACH` holders of its features, the rarest first;
- the `COMPARED` that share most of these are compared whole.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import TypeVar

COMMON = 200
REACH = 300
COMPARED = 20
MOST = 5
LEAST = 3

# The places and weights of those who hold a feature.
Holders = tuple[list[int], list[int]]
# An article's place, and those of the articles that go with it.
Found = tuple[int, list[int]]
# Has several processes work, each on some of the places: see `in_forks` of plugins/incremental.
Spread = Callable[[Sequence[int], Callable[[Iterable[int]], Iterator[Found]]], Iterator[Found]]
# A feature by its name, or by a number in the order of the names.
Feature = TypeVar("Feature", int, str)


def here(
    places: Sequence[int], work: Callable[[Iterable[int]], Iterator[Found]]
) -> Iterator[Found]:
    """All of it by this process."""
    return work(places)


def numbered(features: Sequence[Mapping[str, int]]) -> list[dict[int, int]]:
    """The same features by number, which compares in no time, in the order of their names:
    of two features the one that comes first does so whatever else the site holds."""
    names = sorted({feature for held in features for feature in held})
    numbers = {name: number for number, name in enumerate(names)}
    return [
        {numbers[feature]: weight for feature, weight in held.items()} for held in features
    ]


def index(
    features: Iterable[Mapping[Feature, int]], only: Set[Feature] | None = None
) -> dict[Feature, Holders]:
    """For each feature the places of the articles that hold it, in their order, and its
    weights there. only: the features to look for, all of them by default."""
    holders: dict[Feature, Holders] = {}
    for place, held in enumerate(features):
        for feature in held if only is None else held.keys() & only:
            weight = held[feature]
            known = holders.get(feature)
            if known is None:
                holders[feature] = ([place], [weight])
            else:
                known[0].append(place)
                known[1].append(weight)
    return holders


def candidates(
    place: int, own: Mapping[Feature, int], holders: Mapping[Feature, Holders]
) -> list[int]:
    """The articles that are worth comparing with the one at place, the likeliest first."""
    rare = sorted(
        (size, feature) for feature in own
        if 1 < (size := len(holders[feature][0])) <= COMMON
    )
    shared: dict[int, int] = {}
    looked_at = 0
    for size, feature in rare:
        looked_at += size
        if looked_at > REACH and shared:
            break
        most = own[feature]
        places, weights = holders[feature]
        for other, weight in zip(places, weights, strict=True):
            shared[other] = shared.get(other, 0) + (weight if weight < most else most)
    shared.pop(place, None)
    ranked = sorted((-weight, other) for other, weight in shared.items())
    return [other for _, other in ranked[:COMPARED]]


def closeness(one: Mapping[Feature, int], other: Mapping[Feature, int]) -> int:
    """What two articles share; a feature that both hold weighs what it weighs least."""
    return sum([min(one[feature], other[feature]) for feature in one.keys() & other.keys()])


def closest(
    place: int, held: Sequence[Mapping[Feature, int]], holders: Mapping[Feature, Holders],
    most: int, least: int,
) -> list[int]:
    """The places of the articles closest to the one at place. held: the features of each;
    holders: their index; the rest as in `related`."""
    own = held[place]
    scored = sorted(
        (-closeness(own, held[other]), other) for other in candidates(place, own, holders)
    )
    return [other for score, other in scored if -score >= least][:most]


def related(
    features: Sequence[Mapping[str, int]], most: int = MOST, least: int = LEAST,
    spread: Spread = here,
) -> list[list[int]]:
    """For each article the places of those closest to it, the closest first.

    features: of each article, the newest first: of two that are as close, the newer comes
    first. most: how many; least: what a pair must share to be told; spread: who works.
    """
    held = numbered(features)
    holders = index(held)

    def work(places: Iterable[int]) -> Iterator[Found]:
        for place in places:
            yield place, closest(place, held, holders, most, least)

    found = dict(spread(range(len(held)), work))
    return [found[place] for place in range(len(held))]
