"""What a value is, in a few bytes: two values with one digest look the same to a template.

A content is taken by its path and the digest of what it says of itself (its card), never by
what it refers to: that, a template reads through an attribute which is recorded
(`contents.py`).
"""

import types
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time, timedelta, tzinfo
from enum import Enum
from functools import partial
from hashlib import blake2b
from pathlib import PurePath
from typing import Any
from uuid import UUID

from jinja2 import Undefined
from pelican.contents import Content
from pelican.urlwrappers import URLWrapper
from pydantic import BaseModel

from .plain import plain_bytes

SIZE = 16
_DEEPEST = 60
# What marshal tells apart by itself.
_ITSELF = frozenset({str, int, float, complex, bool, bytes, type(None)})
_BY_REPR = (int, float, complex, bytes, date, time, timedelta, UUID)


class Opaque(TypeError):
    """A value whose looks cannot be told: whatever shows it must be made anew each time."""


def digest_bytes(data: bytes) -> bytes:
    """The digest of bytes."""
    return blake2b(data, digest_size=SIZE).digest()


class Digester:
    """Digests of values of one run.

    settings: of the run, taken for granted (the whole state depends on them);
    card: of a content, its bytes; both by identity, since contents refer to them.
    """

    def __init__(self, settings: Any, card: Callable[[Any], bytes]) -> None:
        self._settings = settings
        self._card = card
        self._terms: dict[int, tuple[Any, bytes]] = {}
        self._ways: dict[type, Callable[[Any, int], Any]] = {}

    def __call__(self, value: Any) -> bytes:
        """The digest of a value. Raises Opaque."""
        return blake2b(plain_bytes(self._plain(value, 0)), digest_size=SIZE).digest()

    def _plain(self, value: Any, depth: int) -> Any:
        """The value in terms of marshal: lists are lists, any other thing of parts is a tuple
        that begins with what it is."""
        kind = type(value)
        if kind in _ITSELF:
            return value
        if value is self._settings:
            return ("settings",)
        if depth > _DEEPEST:
            raise Opaque(f"{kind.__qualname__} nested more than {_DEEPEST} deep")
        if kind is list:
            return self._each(value, depth)
        if kind is tuple:
            return ("tuple", self._each(value, depth))
        way = self._ways.get(kind)
        if way is None:
            way = self._ways[kind] = self._way(value, kind)
        return way(value, depth + 1)

    def _each(self, values: Collection[Any], depth: int) -> list[Any]:
        """Each of some values in terms of marshal."""
        if _ITSELF.issuperset(map(type, values)):
            return list(values)
        kinds = set(map(type, values))
        # No list of other things looks like one of contents.
        if all(issubclass(kind, Content) for kind in kinds):
            return [("content", *map(self._card, values))]
        if len(kinds) == 1 and issubclass(kind := kinds.pop(), tuple) and kind is not tuple and (
            len(set(map(len, values))) == 1
        ):  # headings, say
            name = f"{kind.__module__}.{kind.__qualname__}"
            columns = (self._each(each, depth + 1) for each in zip(*values, strict=True))
            return [("columns", name, len(values), *columns)]
        plain, depth = self._plain, depth + 1
        return [each if type(each) is str else plain(each, depth) for each in values]

    def _way(self, value: Any, kind: type) -> Callable[[Any, int], Any]:
        """How values of a kind are told: a function of one and of how deep it stands."""
        name = f"{kind.__module__}.{kind.__qualname__}"
        plain, each = self._plain, self._each
        if isinstance(value, Content):
            return lambda value, depth: ("content", self._card(value))
        if isinstance(value, _BY_REPR):
            return lambda value, depth: (kind.__qualname__, repr(value))
        if isinstance(value, URLWrapper):
            return lambda value, depth: ("term", self._term(value))
        if isinstance(value, str):  # Markup and its like
            return lambda value, depth: (name, str.__str__(value))
        if isinstance(value, Mapping):
            return lambda value, depth: (
                name, each(value, depth), each([value[key] for key in value], depth)
            )
        if isinstance(value, list | tuple):
            return lambda value, depth: (name, each(value, depth))
        if isinstance(value, set | frozenset):
            return lambda value, depth: (name, sorted(self(entry) for entry in value))
        if isinstance(value, type):
            return lambda value, depth: (
                name, f"class {value.__module__}.{value.__qualname__}"
            )
        if isinstance(value, Undefined):
            return lambda value, depth: (name, "undefined")
        if isinstance(value, Enum | PurePath | tzinfo):
            return lambda value, depth: (name, str(value))
        parts = self._parts(value, kind)
        return lambda value, depth: (name, plain(parts(value), depth))

    def _parts(self, value: Any, kind: type) -> Callable[[Any], Any]:
        """What values of a kind are made of."""
        if isinstance(value, partial):
            return lambda value: (value.func, value.args, value.keywords)
        if isinstance(value, types.MethodType):
            return lambda value: (value.__func__, value.__self__)
        if isinstance(value, types.FunctionType):
            return _of_function
        if isinstance(value, types.BuiltinFunctionType):
            return lambda value: (value.__module__, value.__qualname__)
        names = tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
        if names:
            return lambda value: [getattr(value, name) for name in names]
        if kind.__module__ == "re" and hasattr(value, "pattern"):
            return lambda value: (value.pattern, value.flags)
        if kind.__module__ in {"builtins", "re"} and not isinstance(value, BaseModel):
            raise Opaque(f"{kind.__module__}.{kind.__qualname__}")
        return _of_object

    def _term(self, term: URLWrapper) -> bytes:
        """A category, a tag or an author: each object is asked once."""
        known = self._terms.get(id(term))
        if known is None:
            own = {
                key: value for key, value in vars(term).items()
                if key not in {"settings", "_name", "_slug", "name", "slug"}
            }
            data = self((type(term).__name__, term.name, term.slug, own))
            known = self._terms[id(term)] = (term, data)
        return known[1]


def _of_function(value: types.FunctionType) -> tuple[Any, ...]:
    cells = tuple(cell.cell_contents for cell in value.__closure__ or ())
    return (value.__module__, value.__qualname__, _code(value.__code__), value.__defaults__,
            value.__kwdefaults__, cells)


def _of_object(value: Any) -> tuple[Any, ...]:
    kind = type(value)
    state = getattr(value, "__dict__", None)
    slots = [name for base in kind.__mro__ for name in _names(base) if hasattr(value, name)]
    if state is None and not slots:
        raise Opaque(f"{kind.__module__}.{kind.__qualname__}")
    return state, [(name, getattr(value, name)) for name in slots]


def _code(code: types.CodeType) -> tuple[Any, ...]:
    """What a function does, those inside it included."""
    constants = tuple(
        _code(each) if isinstance(each, types.CodeType) else each for each in code.co_consts
    )
    return code.co_code, constants, code.co_names, code.co_varnames


def _names(base: type) -> tuple[str, ...]:
    found = base.__dict__.get("__slots__", ())
    return (found,) if isinstance(found, str) else tuple(found)
