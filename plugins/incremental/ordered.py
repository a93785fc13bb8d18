"""Sets as bytes that do not depend on the order in which a process happens to hold them.

The hashes of texts differ from process to process, and with them the order of a set of texts:
pickled as it comes, one value would be another one tomorrow.
"""

from collections.abc import Iterable
from copyreg import dispatch_table
from types import FunctionType
from typing import Any

# Pickled by their names.
_NAMED = (type, FunctionType)
_WAYS = ("__reduce_ex__", "__reduce__")
_LOOKED_INTO = frozenset({dict, list, tuple, set, frozenset})


class Ordered:
    """In place of a set: its elements in an order of their own."""

    __slots__ = ("_elements", "_kind")

    def __init__(self, value: set[Any] | frozenset[Any]) -> None:
        self._kind = type(value)
        self._elements = sorted(value, key=repr)

    def __reduce__(self) -> tuple[type, tuple[list[Any]]]:
        """Unpickled, it is the set."""
        return self._kind, (self._elements,)


class Order:
    """Puts sets in order for one pickle, in which what is one thing stays one thing."""

    def __init__(self) -> None:
        # By id; the value is kept, so that its id stays its own.
        self._known: dict[int, tuple[Any, Any]] = {}

    def __call__(self, value: Any) -> Any:
        """The value with sets in it `Ordered`, as far as these are in dicts, lists and tuples;
        the very same one where there is none, and for one that holds itself. A set of sets,
        one in a key and one of a kind of its own are left as they are, which costs time."""
        try:
            return self._ordered(value)
        except RecursionError:
            return value

    def _ordered(self, value: Any) -> Any:
        kind = type(value)
        if kind not in _LOOKED_INTO:
            return value
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = value, self._anew(value, kind)
        return known[1]

    def _anew(self, value: Any, kind: Any) -> Any:
        if kind is set or kind is frozenset:
            return Ordered(value) if len(value) > 1 else value
        if kind is dict:
            values = self._each(value.values())
            return value if values is None else dict(zip(value, values, strict=True))
        values = self._each(value)
        return value if values is None else kind(values)

    def _each(self, values: Iterable[Any]) -> list[Any] | None:
        """Each of some values in order; None where nothing is another one."""
        found = None
        for place, value in enumerate(values):
            each = self._ordered(value)
            if found is None and each is not value:
                found = list(values)
            if found is not None:
                found[place] = each
        return found

    def reduced(self, value: Any) -> Any:
        """For `reducer_override`: what pickle makes of an object that has no way of its own,
        with its state in order; NotImplemented for any other."""
        kind = type(value)
        if isinstance(value, _NAMED) or kind in dispatch_table or any(
            getattr(kind, way) is not getattr(object, way) for way in _WAYS
        ):
            return NotImplemented
        found = value.__reduce_ex__(5)
        if not isinstance(found, tuple) or len(found) < 3:
            return found
        make, arguments, state, *others = found
        return (make, arguments, self(state), *others)
