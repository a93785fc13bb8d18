"""What one build knew of related articles, as values that the next one can read."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .related_again import Former

# How many times as many names may stand there as were in use when all were last written anew.
_MOST = 2

# The numbers of features and their weights, each an array as bytes.
Coded = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Held:
    """What an article can share with another, and what that was found from. token: of its
    reading, empty for one that is not kept; targets: what its links led to; coded: the features
    by the names of the memory that it was loaded with."""

    token: bytes
    targets: tuple[str, ...]
    features: Mapping[str, int]
    coded: Coded | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Memory:
    """held, found: by path, the newest first: see `Former`; names: of features, as those that
    are coded number them; used: how many of these were in use once."""

    held: Mapping[str, Held]
    found: Mapping[str, Sequence[str]]
    names: Sequence[str] = field(default=(), compare=False, repr=False)
    used: int = field(default=0, compare=False)


def former(memory: Memory) -> Former | None:
    """As `related_again` wants it; None where nothing is known."""
    if not memory.held:
        return None
    return Former({path: each.features for path, each in memory.held.items()}, memory.found)


def dump(memory: Memory) -> Any:
    """Lists and bytes: each name once, articles by their places. What was loaded and is as it
    was is not coded anew, until too many of the names are no longer in use."""
    paths = list(memory.held)
    place = {path: place for place, path in enumerate(paths)}.__getitem__
    held, found = memory.held.values(), map(memory.found.__getitem__, paths)
    codes = _Codes(memory.names)
    coded = [each.coded or codes.of(each.features) for each in held]
    used = memory.used or len(codes.names)
    if len(codes.names) > _MOST * used:
        codes = _Codes(())
        coded = [codes.of(each.features) for each in held]
        used = len(codes.names)
    return used, codes.names, paths, [
        (each.token, each.targets, *code, array("I", map(place, others)).tobytes())
        for each, code, others in zip(held, coded, found, strict=True)
    ]


class _Codes:
    """Numbers for names, those that have one first."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = list(names)
        self._numbers = {name: number for number, name in enumerate(names)}

    def of(self, features: Mapping[str, int]) -> Coded:
        """Features as bytes."""
        numbers = self._numbers
        for name in features:
            if name not in numbers:
                numbers[name] = len(self.names)
                self.names.append(name)
        return (array("I", map(numbers.__getitem__, features)).tobytes(),
                array("I", features.values()).tobytes())


def load(dumped: Any) -> Memory:
    """What `dump` gave; of None, a memory of nothing."""
    if dumped is None:
        return Memory({}, {})
    used, names, paths, rows = dumped
    name, path_at = names.__getitem__, paths.__getitem__
    held, found = {}, {}
    for path, (token, targets, numbers, weights, others) in zip(paths, rows, strict=True):
        features = dict(zip(map(name, _numbers(numbers)), _numbers(weights), strict=True))
        held[path] = Held(token, targets, features, (numbers, weights))
        found[path] = list(map(path_at, _numbers(others)))
    return Memory(held, found, names, used)


def _numbers(data: bytes) -> Sequence[int]:
    found = array("I")
    found.frombytes(data)
    return found
