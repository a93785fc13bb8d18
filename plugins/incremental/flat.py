"""The attributes of contents as bytes that are values again in little time.

Ten thousand contents are made of their bytes at every build that does not stop at once, and
pickle looks up each class and makes each name anew. Of values that are nothing but texts,
numbers, lists and the like, with terms, moments and time zones among them, marshal keeps the
plain ones; the others it has the places of. What many contents have in common, names above all,
goes ahead of it and is made once.

Whatever else a content holds is none of this module's: `freeze` says so.
"""

import marshal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from operator import itemgetter
from sys import intern
from typing import Any
from zoneinfo import ZoneInfo

from pelican.utils import SafeDatetime

from .plain import plain_bytes

_PLAIN = frozenset({str, int, float, bool, bytes, type(None)})
_HOLD = frozenset({list, tuple, dict})
_SAME = frozenset({str, int, bool, bytes, type(None)})  # equal ones of one type are one
_MOMENTS: tuple[Any, ...] = (SafeDatetime, datetime)
_ZONES = (timezone, ZoneInfo)
_TERM, _ZONE, _MOMENT = range(3)  # and from there the number of its class
_OWN = -1
# (place, place in the list there or _OWN, what it is, bytes, bytes of its time zone or None)
_Mark = tuple[int, int, int, bytes, bytes | None]


class _NotFlat(Exception):
    """There is something else in it."""


@dataclass(slots=True)
class Shape:
    """What contents have in common. names: of attributes; containers: the places of those
    that are lists or dicts; dicts: their places, keys, and a function that takes the values
    for these from all plain values and those of the dict."""

    names: tuple[str, ...]
    containers: tuple[int, ...]
    dicts: tuple[tuple[int, tuple[str, ...], Callable[[Sequence[Any]], tuple[Any, ...]]], ...]


@dataclass(slots=True)
class Parts:
    """What of contents was made once in a run. term: of its bytes."""

    term: Callable[[bytes], Any]
    shapes: dict[bytes, Shape] = field(default_factory=dict)
    known: dict[bytes, Any] = field(default_factory=dict)


# --- to bytes -----------------------------------------------------------------------------------

class _Freezer:
    """term: as in `freeze`."""

    def __init__(self, values: Sequence[Any], term: Callable[[Any], bytes | None]) -> None:
        self._term = term
        self._met: set[int] = set()  # lists and dicts: one that is met twice is two afterwards
        self.marks: list[_Mark] = []
        self.dicts: list[tuple[int, tuple[str, ...], tuple[int, ...]]] = []
        self._places: dict[Any, int] = {}
        for place, value in enumerate(values):
            key = (type(value), value) if type(value) in _SAME else id(value)
            if type(value) is not dict:
                self._places.setdefault(key, place)
        self.plain = [self._top(value, place, len(values)) for place, value in enumerate(values)]

    def _top(self, value: Any, place: int, count: int) -> Any:
        kind = type(value)
        if kind is not list and kind is not dict:
            return self._one(value, place, _OWN)
        self._once(value)
        if kind is list:
            return [self._one(each, place, number) for number, each in enumerate(value)]
        sources: list[int] = []
        own: list[Any] = []
        for key, each in value.items():
            if type(key) is not str:
                raise _NotFlat
            source = self._places.get((type(each), each) if type(each) in _SAME else id(each))
            if source is None:
                source = count + len(own)
                own.append(self._one(each, place, len(own)))
            sources.append(source)
        self.dicts.append((place, tuple(value), tuple(sources)))
        return own

    def _one(self, value: Any, place: int, number: int) -> Any:
        """A value that is plain all through, or in the place of which a mark is made."""
        kind = type(value)
        if kind in _PLAIN or kind in _HOLD:
            return self._all_plain(value)
        if kind in _MOMENTS:
            code, *zone = value.__reduce_ex__(4)[1]
            self.marks.append((
                place, number, _MOMENT + _MOMENTS.index(kind), code,
                _bytes_of_zone(zone[0]) if zone else None,
            ))
        elif kind in _ZONES:
            self.marks.append((place, number, _ZONE, _bytes_of_zone(value), None))
        else:
            found = self._term(value)
            if found is None:
                raise _NotFlat
            self.marks.append((place, number, _TERM, found, None))
        return None

    def _all_plain(self, value: Any) -> Any:
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is list:
            self._once(value)
            return [self._all_plain(each) for each in value]
        if kind is tuple:
            return tuple(self._all_plain(each) for each in value)
        if kind is dict:
            self._once(value)
            return {self._all_plain(key): self._all_plain(each) for key, each in value.items()}
        raise _NotFlat

    def _once(self, value: Any) -> None:
        if id(value) in self._met:
            raise _NotFlat
        self._met.add(id(value))


def _bytes_of_zone(value: Any) -> bytes:
    """A time zone: its key, or how far from UTC it is and its name."""
    if type(value) is timezone:
        offset, *name = value.__getinitargs__()  # type: ignore[attr-defined]  # as pickle does
        return plain_bytes((offset.days, offset.seconds, offset.microseconds, *name))
    if type(value) is ZoneInfo and value.key is not None and ZoneInfo(value.key) is value:
        return plain_bytes(value.key)
    raise _NotFlat


def freeze(
    attributes: Mapping[str, Any], term: Callable[[Any], bytes | None]
) -> tuple[bytes, bytes] | None:
    """What such attributes have in common with those of others, and what they have not; None
    where there is something else in them. Equal ones give equal bytes.

    term: the bytes of a term, which those of no time zone are; None for what is none.
    """
    values = tuple(attributes.values())
    try:
        found = _Freezer(values, term)
    except (_NotFlat, RecursionError):
        return None
    containers = tuple(
        place for place, value in enumerate(values) if type(value) in {list, dict}
    )
    return (
        plain_bytes((tuple(attributes), containers, tuple(found.dicts))),
        plain_bytes((found.plain, found.marks)),
    )


# --- and back -----------------------------------------------------------------------------------

def shape_of(common: bytes, parts: Parts) -> Shape:
    """What the first of what `freeze` gave says."""
    found = parts.shapes.get(common)
    if found is None:
        names, containers, dicts = marshal.loads(common)  # noqa: S302  # under a checksum
        found = parts.shapes[common] = Shape(
            tuple(map(intern, names)), containers, tuple(
                (place, tuple(map(intern, keys)), _taker(sources))
                for place, keys, sources in dicts
            ),
        )
    return found


def _taker(sources: Sequence[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    if len(sources) > 1:
        return itemgetter(*sources)
    return lambda values: tuple(values[source] for source in sources)


def thaw(data: bytes, shape: Shape, parts: Parts) -> list[Any]:
    """The values of such attributes. data: the second of what `freeze` gave."""
    values: list[Any]
    values, marks = marshal.loads(data)  # noqa: S302  # under a checksum
    known = parts.known
    for place, number, what, code, zone in marks:
        if what >= _MOMENT:
            kind = _MOMENTS[what - _MOMENT]
            if zone is None:
                value = kind(code)
            else:
                there = known.get(zone)
                if there is None:
                    there = known[zone] = _zone_of(zone)
                value = kind(code, there)
        else:
            value = known.get(code)
            if value is None:
                value = known[code] = _zone_of(code) if what == _ZONE else parts.term(code)
        if number < 0:
            values[place] = value
        else:
            values[place][number] = value
    for place, keys, take in shape.dicts:
        values[place] = dict(zip(keys, take(values + values[place]), strict=True))
    return values


def _zone_of(code: bytes) -> Any:
    """The time zone of the bytes that `_bytes_of_zone` made."""
    found = marshal.loads(code)  # noqa: S302  # under a checksum
    if isinstance(found, str):
        return ZoneInfo(found)
    days, seconds, microseconds, *name = found
    return timezone(timedelta(days, seconds, microseconds), *name)
