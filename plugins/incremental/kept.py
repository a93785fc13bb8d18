"""What goes with a content while it is in memory, and what was done to it since it was read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import is_, is_not
from typing import Any, NamedTuple

BODY = "_content"
# Attributes that are the run's, or made anew from others.
LEFT_OUT = frozenset({"settings", "_context", BODY, "_kept"})
_CONTAINERS = (list, dict, set)
_PLAIN = frozenset({str, bool, int, tuple, type(None)})


class Reference(NamedTuple):
    """A link of a body to a file of the site. what: Pelican's indicator; paths: where it may
    be, below the content folder, the likeliest first."""

    what: str
    paths: tuple[str, ...]


@dataclass(slots=True)
class Kept:
    """card: digest of what reading gave; body: hash of its body; references: of the body;
    names, values: its attributes as reading left them; containers: the places of those that
    can be changed in place, and lengths, held: how many things each held then, and which;
    look: what it is to a page that shows it, once that has been asked.
    """

    card: bytes
    body: bytes
    references: tuple[Reference, ...]
    names: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()
    containers: Sequence[int] = ()
    lengths: Sequence[int] = ()
    held: Sequence[Any] = ()
    look: bytes = b""


def _held(containers: Iterable[Any]) -> list[Any]:
    """All that containers hold, one after the other."""
    found: list[Any] = []
    for each in containers:
        found += each
        if isinstance(each, dict):
            found += each.values()
    return found


def remember(
    content: Any, kept: Kept, names: tuple[str, ...] = (), values: tuple[Any, ...] = (),
    containers: Sequence[int] | None = None,
) -> None:
    """Notes the attributes of a content as reading left them: these, where they are at hand.
    containers: the places of those that can be changed in place, where they are known."""
    own = content.__dict__
    names, values = names or tuple(own), values or tuple(own.values())
    kept.names, kept.values = names, values
    if containers is None:
        containers = [
            place for place, value in enumerate(values)
            if type(value) not in _PLAIN and isinstance(value, _CONTAINERS)
            and names[place] not in LEFT_OUT
        ]
    kept.containers = containers
    there = [values[place] for place in containers]
    kept.lengths, kept.held = list(map(len, there)), _held(there)
    own["_kept"] = kept


def attached(contents: Iterable[Any]) -> set[str]:
    """The attributes of kept contents that were set, replaced or changed in place since reading."""
    found: set[str] = set()
    added: set[tuple[str, ...]] = set()  # most contents were given the same
    for content in contents:
        own = content.__dict__
        kept: Kept = own["_kept"]
        count = len(kept.names)
        names = tuple(own)
        if names[:count] == kept.names:
            added.add(names[count:])
            if not all(map(is_, kept.values, own.values())):
                found.update(compress(kept.names, map(is_not, kept.values, own.values())))
        else:
            base = dict(zip(kept.names, kept.values, strict=True))
            found.update(
                name for name, value in own.items()
                if name not in base or base[name] is not value
            )
        there = [kept.values[place] for place in kept.containers]
        if list(map(len, there)) != kept.lengths or not all(map(is_, _held(there), kept.held)):
            found.update(_changed(kept, there))
    return found.union(*added) - LEFT_OUT - {"_addresses"}


def _changed(kept: Kept, containers: Iterable[Any]) -> Iterable[str]:
    """The attributes that hold these containers, of those which hold other things now."""
    begin = 0
    for place, length, value in zip(kept.containers, kept.lengths, containers, strict=True):
        end = begin + length * (2 if isinstance(value, dict) else 1)
        if len(value) != length or not all(map(is_, _held([value]), kept.held[begin:end])):
            yield kept.names[place]
        begin = end
