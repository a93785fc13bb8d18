"""Which articles go with which after an edit, from what was known before it. Pure.

What an article is told depends on the features it holds, on who holds the rare ones among
these, and on what those hold besides. So an article that has changed moves, besides itself,
only holders of a rare feature that it gained or lost, or holders of another rare one of its own
who share with it something that changed. Only these are gone over again, by the functions of
`related.py`, and the outcome is that of going over all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .related import COMMON, LEAST, MOST, Spread, closest, here, index, related

Features = Mapping[str, int]
# With more articles changed than one in so many, all are gone over.
FEW = 10


@dataclass(frozen=True, slots=True)
class Former:
    """features: of each article by its path, the newest first; found: the paths of those
    closest to each."""

    features: Mapping[str, Features]
    found: Mapping[str, Sequence[str]]


def related_again(
    features: Mapping[str, Features], former: Former | None, most: int = MOST,
    least: int = LEAST, spread: Spread = here,
) -> dict[str, list[str]]:
    """For each article the paths of those closest to it, the closest first.

    features: of each by its path, the newest first; former: how it was before, or None; most,
    least: as in `related`, and as they were then; spread: who goes over all of them.
    """
    paths = list(features)
    if former is None or not _same_order(paths, features, former.features):
        return _all(paths, features, most, least, spread)
    changed = [
        path for path in {**former.features, **features}
        if former.features.get(path) != features.get(path)
    ]
    if len(changed) * FEW > len(paths):
        return _all(paths, features, most, least, spread)
    found = {path: list(former.found[path]) for path in paths if path in former.found}
    if changed:
        held = list(features.values())
        asked = {feature for path in changed for each in (features, former.features)
                 for feature in each.get(path, ())}
        holders = index(held, asked)
        moved = _moved(changed, paths, features, former.features, holders)
        asked = {feature for place in moved for feature in held[place]} - asked
        holders |= index(held, asked)
        for place in moved:
            found[paths[place]] = [
                paths[other] for other in closest(place, held, holders, most, least)
            ]
    return {path: found[path] for path in paths}


def _all(
    paths: Sequence[str], features: Mapping[str, Features], most: int, least: int,
    spread: Spread,
) -> dict[str, list[str]]:
    found = related(list(features.values()), most, least, spread)
    return {
        path: [paths[place] for place in places]
        for path, places in zip(paths, found, strict=True)
    }


def _same_order(
    paths: Sequence[str], features: Mapping[str, Features], former: Mapping[str, Features]
) -> bool:
    """Whether the articles that were there before are in the order in which they were: of two
    that are as close the newer comes first."""
    return [path for path in former if path in features] == [
        path for path in paths if path in former
    ]


def _moved(
    changed: Sequence[str], paths: Sequence[str], features: Mapping[str, Features],
    former: Mapping[str, Features], holders: Mapping[str, tuple[list[int], list[int]]],
) -> list[int]:
    """The places of the articles whose closest may be others now."""
    place_of = {path: place for place, path in enumerate(paths)}
    more: dict[str, int] = {}  # how many holders a feature has gained
    for path in changed:
        for feature in features.get(path, ()):
            more[feature] = more.get(feature, 0) + 1
        for feature in former.get(path, ()):
            more[feature] = more.get(feature, 0) - 1
    nobody: tuple[list[int], list[int]] = ([], [])
    moved: set[int] = set()
    for path in changed:
        now, before = features.get(path, {}), former.get(path, {})
        if path in place_of:
            moved.add(place_of[path])
        differing = {
            feature for feature in {**now, **before} if now.get(feature) != before.get(feature)
        }
        for feature in {**now, **before}:
            places, _ = holders.get(feature, nobody)
            if min(len(places), len(places) - more[feature]) > COMMON:
                continue  # it brings nobody, and did not
            moved.update(
                places if feature in differing else (
                    place for place in places
                    if not differing.isdisjoint(features[paths[place]])
                )
            )
    return sorted(moved)
