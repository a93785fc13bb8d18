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


class Ordered:
    """In place of a set: its elements in an order of their own."""

    __slots__ = ("_elements", "_kind")

    def __init__(self, value: set[Any] | frozenset[Any]) -> None:
        self._kind = type(value)
        self._elements = sorted(value, key=repr)

    def __reduce__(self) -> tuple[type, tuple[list[Any]]]:
        """Unpickled, it is the set."""
        return self._kind, (self._elements,)


def ordered(value: Any) -> Any:
    """The value with every set in it `Ordered`, as far as it is made of dicts, lists, tuples
    and sets; the very same one where there is none, and for one that holds itself."""
    try:
        return _ordered(value)
    except RecursionError:
        return value


def _ordered(value: Any) -> Any:
    kind = type(value)
    if kind is set or kind is frozenset:
        return Ordered(value) if len(value) > 1 else value
    if kind is dict:
        values = _each(value.values())
        return value if values is None else dict(zip(value, values, strict=True))
    if kind is list or kind is tuple:
        values = _each(value)
        return value if values is None else kind(values)
    return value


def _each(values: Iterable[Any]) -> list[Any] | None:
    """Each of some values in order; None where nothing is another one."""
    found = None
    for place, value in enumerate(values):
        each = _ordered(value)
        if found is None and each is not value:
            found = list(values)
        if found is not None:
            found[place] = each
    return found


def reduced(value: Any) -> Any:
    """For `reducer_override`: what pickle makes of an object that has no way of its own, with
    its state in order; NotImplemented for any other."""
    kind = type(value)
    if isinstance(value, _NAMED) or kind in dispatch_table or any(
        getattr(kind, way) is not getattr(object, way) for way in _WAYS
    ):
        return NotImplemented
    found = value.__reduce_ex__(5)
    if not isinstance(found, tuple) or len(found) < 3:
        return found
    make, arguments, state, *others = found
    return (make, arguments, ordered(state), *others)
