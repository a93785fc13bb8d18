"""What a value is, in a few bytes: two values with one digest look the same to a template.

A content is taken by its path and the digest of what it says of itself (its card), never by
what it refers to: that, a template reads through an attribute which is recorded
(`contents.py`).
"""

import types
from collections.abc import Callable, Mapping
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

SIZE = 16
_DEEPEST = 60
_PLAIN = (int, float, complex, bytes, date, time, timedelta, type(None), UUID)


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
        self._fields: dict[type, tuple[str, ...]] = {}

    def __call__(self, value: Any) -> bytes:
        """The digest of a value. Raises Opaque."""
        parts: list[bytes] = []
        self._feed(value, parts.append, 0)
        return blake2b(b"".join(parts), digest_size=SIZE).digest()

    def _feed(self, value: Any, put: Callable[[bytes], None], depth: int) -> None:
        kind = type(value)
        if kind is str:
            data = value.encode("utf-8", "surrogatepass")
            put(b"s%d:" % len(data))
            put(data)
            return
        if kind is bool or isinstance(value, _PLAIN):
            text = repr(value).encode("utf-8", "surrogatepass")
            put(f"{kind.__qualname__}{len(text)}:".encode())
            put(text)
            return
        if value is self._settings:
            put(b"settings;")
            return
        if depth > _DEEPEST:
            raise Opaque(f"{kind.__qualname__} nested more than {_DEEPEST} deep")
        if isinstance(value, Content):
            put(b"content:")
            put(self._card(value))
        elif kind in (list, tuple):
            put(b"%c%d[" % (kind.__name__[0].encode(), len(value)))
            for entry in value:
                self._feed(entry, put, depth + 1)
        elif isinstance(value, URLWrapper):
            put(self._term(value))
        else:
            self._feed_other(value, kind, put, depth)

    def _feed_other(
        self, value: Any, kind: type, put: Callable[[bytes], None], depth: int
    ) -> None:
        put(f"{kind.__module__}.{kind.__qualname__}".encode())
        if isinstance(value, str):  # Markup and its like
            self._feed(str.__str__(value), put, depth + 1)
        elif isinstance(value, Mapping):
            put(b"{%d:" % len(value))
            for key in value:
                self._feed(key, put, depth + 1)
                self._feed(value[key], put, depth + 1)
        elif isinstance(value, list | tuple):
            for entry in value:
                self._feed(entry, put, depth + 1)
            put(b"]")
        elif isinstance(value, set | frozenset):
            put(b"".join(sorted(self(entry) for entry in value)))
        elif isinstance(value, type):
            put(f"class {value.__module__}.{value.__qualname__};".encode())
        elif isinstance(value, Undefined):
            put(b"undefined;")
        elif isinstance(value, Enum | PurePath | tzinfo):
            self._feed(str(value), put, depth + 1)
        elif isinstance(value, partial):
            self._feed((value.func, value.args, value.keywords), put, depth + 1)
        elif isinstance(value, types.MethodType):
            self._feed((value.__func__, value.__self__), put, depth + 1)
        elif isinstance(value, types.FunctionType):
            self._feed_function(value, put, depth)
        elif isinstance(value, types.BuiltinFunctionType):
            self._feed((value.__module__, value.__qualname__), put, depth + 1)
        else:
            self._feed_object(value, put, depth)

    def _feed_function(
        self, value: types.FunctionType, put: Callable[[bytes], None], depth: int
    ) -> None:
        cells = tuple(cell.cell_contents for cell in value.__closure__ or ())
        self._feed(
            (value.__module__, value.__qualname__, _code(value.__code__), value.__defaults__,
             value.__kwdefaults__, cells), put, depth + 1,
        )

    def _feed_object(self, value: Any, put: Callable[[bytes], None], depth: int) -> None:
        kind = type(value)
        names = self._fields.get(kind)
        if names is None:
            names = self._fields[kind] = (
                tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
            )
        if names:
            state: Any = [getattr(value, name) for name in names]
        elif isinstance(value, BaseModel) or type(value).__module__ not in {"builtins", "re"}:
            state = getattr(value, "__dict__", None)
            slots = [
                name for base in type(value).__mro__ for name in _names(base)
                if hasattr(value, name)
            ]
            if state is None and not slots:
                raise Opaque(f"{type(value).__module__}.{type(value).__qualname__}")
            state = (state, [(name, getattr(value, name)) for name in slots])
        elif type(value).__module__ == "re" and hasattr(value, "pattern"):
            state = (value.pattern, value.flags)
        else:
            raise Opaque(f"{type(value).__module__}.{type(value).__qualname__}")
        self._feed(state, put, depth + 1)

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


def _code(code: types.CodeType) -> tuple[Any, ...]:
    """What a function does, those inside it included."""
    constants = tuple(
        _code(each) if isinstance(each, types.CodeType) else each for each in code.co_consts
    )
    return code.co_code, constants, code.co_names, code.co_varnames


def _names(base: type) -> tuple[str, ...]:
    found = base.__dict__.get("__slots__", ())
    return (found,) if isinstance(found, str) else tuple(found)
