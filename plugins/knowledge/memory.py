"""What one build knew of related articles, as values that the next one can read."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .related_again import Former


@dataclass(frozen=True, slots=True)
class Held:
    """What an article can share with another, and what that was found from. token: of its
    reading, empty for one that is not kept; targets: what its links led to."""

    token: bytes
    targets: tuple[str, ...]
    features: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Memory:
    """held, found: by path, the newest first: see `Former`."""

    held: Mapping[str, Held]
    found: Mapping[str, Sequence[str]]


def former(memory: Memory) -> Former | None:
    """As `related_again` wants it; None where nothing is known."""
    if not memory.held:
        return None
    return Former({path: each.features for path, each in memory.held.items()}, memory.found)


def dump(memory: Memory) -> Any:
    """Lists and bytes: each name once, articles by their places."""
    paths = list(memory.held)
    places = {path: place for place, path in enumerate(paths)}
    names = dict.fromkeys(name for each in memory.held.values() for name in each.features)
    number = {name: each for each, name in enumerate(names)}.__getitem__
    return list(names), paths, [
        (each.token, each.targets, array("I", map(number, each.features)).tobytes(),
         array("I", each.features.values()).tobytes(),
         array("I", map(places.__getitem__, memory.found[path])).tobytes())
        for path, each in memory.held.items()
    ]


def load(dumped: Any) -> Memory:
    """What `dump` gave; of None, a memory of nothing."""
    if dumped is None:
        return Memory({}, {})
    names, paths, rows = dumped
    name, path_at = names.__getitem__, paths.__getitem__
    held, found = {}, {}
    for path, (token, targets, numbers, weights, others) in zip(paths, rows, strict=True):
        held[path] = Held(
            token, targets, dict(zip(map(name, _numbers(numbers)), _numbers(weights), strict=True))
        )
        found[path] = list(map(path_at, _numbers(others)))
    return Memory(held, found)


def _numbers(data: bytes) -> Sequence[int]:
    found = array("I")
    found.frombytes(data)
    return found
