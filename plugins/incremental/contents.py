"""Articles and pages that can be put aside and taken out again, and that tell what of them
is read.

Of a content, what reading its file gave (its card) has one digest, made when it was read.
What plugins attach to it afterwards is recorded attribute by attribute: before anything is
rendered, each such name becomes a `Recorded` descriptor of the class, so that a page depends
on just those it looked at. The body is such an attribute too, loaded when it is asked for.

The classes are made for one run: nothing of a run survives it.
"""

import io
import marshal
import os
import pickle
import re
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from sys import intern
from typing import Any
from urllib.parse import unquote, urlparse

from pelican import contents as pelican_contents
from pelican.urlwrappers import Author, Category, Tag, URLWrapper

from .digest import digest_bytes
from .flat import Parts, freeze, shape_of, thaw
from .kept import BODY, LEFT_OUT, Kept, Reference, remember
from .ordered import Order
from .plain import plain_bytes
from .recording import Recorder

_TERMS = {"Author": Author, "Category": Category, "Tag": Tag}
_SHORT = 24  # characters
_LENGTH = struct.Struct("<I?")  # of what contents have in common, and whether it is all flat
_OF_RUN = ("settings", "_context")
# A change of one of these changes the address.
_ADDRESSED_BY = frozenset({
    "override_url", "override_save_as", "slug", "date", "category", "lang", "author", "status",
})


class Recorded:
    """An attribute of contents whose reading is recorded."""

    def __init__(self, name: str, recorder: Recorder) -> None:
        self._name = name
        self._recorder = recorder

    def __get__(self, content: Any, owner: type | None = None) -> Any:
        if content is None:
            return self
        own = content.__dict__
        self._recorder.attribute(own["relative_source_path"], self._name)
        try:
            return own[self._name]
        except KeyError:
            return self._absent(content)

    def _absent(self, content: Any) -> Any:
        for base in type(content).__mro__[1:]:
            if self._name in base.__dict__:
                return base.__dict__[self._name]
        raise AttributeError(self._name)

    def __set__(self, content: Any, value: Any) -> None:
        content.__dict__[self._name] = value

    def __delete__(self, content: Any) -> None:
        try:
            del content.__dict__[self._name]
        except KeyError:
            raise AttributeError(self._name) from None


class RecordedBody(Recorded):
    """A body, loaded when it is asked for and not held."""

    def __init__(self, recorder: Recorder, load: Callable[[bytes], str]) -> None:
        super().__init__(BODY, recorder)
        self._load = load

    def _absent(self, content: Any) -> Any:
        return self._load(content.__dict__["_kept"].body)

    def __set__(self, content: Any, value: Any) -> None:
        super().__set__(content, value)
        # Whoever puts another body in its place is looking into it.
        self._recorder.attribute(content.__dict__.get("relative_source_path", ""), BODY)


_SUMMARY = pelican_contents.Content.__dict__["get_summary"]  # `memoized`


class _Mixin:
    """What the classes of a run add to Pelican's."""

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, value)
        if name in _ADDRESSED_BY:
            self.__dict__.pop("_addresses", None)

    def _addresses_once(self) -> tuple[str, str]:
        found = self.__dict__.get("_addresses")
        if found is None:
            found = self.__dict__["_addresses"] = (
                self.get_url_setting("url"), self.get_url_setting("save_as")  # type: ignore[attr-defined]
            )
        return found

    @property
    def url(self) -> str:
        """Its address, expanded once."""
        return self._addresses_once()[0]

    @property
    def save_as(self) -> str:
        """Its file, expanded once."""
        return self._addresses_once()[1]

    def get_content(self, siteurl: str) -> str:
        """Its body with links for a site at that address; Pelican's own would remember every
        body for ever."""
        content: Any = self
        return str(content._update_content(content._content, siteurl))

    def get_summary(self, siteurl: str) -> str:
        """Pelican's own; one that is cut from the body is cut each time: what was remembered
        would not be read, and nobody would know who shows it."""
        content: Any = self
        if "summary" in content.metadata or (self, siteurl) in _SUMMARY.cache:
            return _SUMMARY(self, siteurl)  # type: ignore[no-any-return]
        return _SUMMARY.func(self, siteurl)  # type: ignore[no-any-return]


def make_class(
    base: type, recorder: Recorder, load: Callable[[bytes], str]
) -> type[Any]:
    """A class of contents of one run, under Pelican's name: settings go by it."""
    return type(base.__name__, (_Mixin, base), {BODY: RecordedBody(recorder, load)})


def record_attribute(kind: type, name: str, descriptor: Recorded) -> None:
    """Has reads of an attribute recorded from now on, for every content of that class."""
    if not isinstance(kind.__dict__.get(name), Recorded) and not isinstance(
        getattr(kind, name, None), property
    ):
        setattr(kind, name, descriptor)


# --- to bytes and back ------------------------------------------------------------------------

def _term(kind: str, name: str, slug: str | None, own: Mapping[str, Any]) -> Any:
    raise TypeError("unpickled by the run it belongs to")


def _own(term: URLWrapper) -> dict[str, Any]:
    return {
        key: each for key, each in vars(term).items()
        if key not in {"settings", "_name", "_slug", "_slug_from_name", "name", "slug"}
    }


def _said(term: URLWrapper) -> tuple[str, str | None, dict[str, Any]]:
    """The name of a term, its slug where it is not that of the name, and what else it holds."""
    return term.name, None if term._slug_from_name else term.slug, _own(term)


class Pickler(pickle.Pickler):
    """Of what contents hold. Sets in order: equal values are to give equal bytes in every
    process."""

    def __init__(self, out: io.BytesIO) -> None:
        super().__init__(out, protocol=5)
        self._order = Order()

    def dump(self, value: Any) -> None:
        """Raises PicklingError and its like."""
        super().dump(self._order(value))

    def reducer_override(self, value: Any) -> Any:
        """Categories, tags and authors by name: those of a run are one object each."""
        if isinstance(value, URLWrapper) and type(value).__name__ in _TERMS:
            return _term, (type(value).__name__, *_said(value))
        return self._order.reduced(value)


class Terms:
    """The categories, tags and authors of a run, each made once."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._known: dict[tuple[str, str], Any] = {}
        self._own: dict[tuple[str, str], dict[str, Any]] = {}
        self.classes: dict[tuple[str, str], Any] = {}
        self.names: dict[bytes, tuple[str, ...]] = {}  # of attributes, by what says so
        self.parts = Parts(
            lambda data: self(*marshal.loads(data))  # noqa: S302  # under a checksum
        )

    def __call__(self, kind: str, name: str, slug: str | None, own: Mapping[str, Any]) -> Any:
        key = (kind, name)
        if key not in self._known:
            declared = self._settings.get("DECLARED_CATEGORIES") or {}
            if kind == "Category" and name in declared:
                self._known[key] = declared[name]
            else:
                term = _TERMS[kind](name, self._settings)
                if slug is not None:
                    term.slug = slug
                term.__dict__.update(own)
                self._known[key] = term
            self._own[key] = _own(self._known[key])
        return self._known[key]

    @property
    def attached(self) -> bool:
        """Whether anything was attached to one of them since."""
        return any(_own(term) != self._own[key] for key, term in self._known.items())


class Unpickler(pickle.Unpickler):
    """Of what `Pickler` made bytes of."""

    def __init__(self, data: bytes, terms: Terms) -> None:
        super().__init__(io.BytesIO(data))
        self._terms = terms

    def find_class(self, module: str, name: str) -> Any:
        """The run's own terms in place of the marker; each class is looked up once."""
        found = self._terms.classes.get((module, name))
        if found is None:
            own = name == "_term" and module == __name__
            found = self._terms if own else super().find_class(module, name)
            self._terms.classes[module, name] = found
        return found


def to_bytes(value: Any) -> bytes:
    """Anything that contents hold, as bytes. Raises PicklingError and its like."""
    out = io.BytesIO()
    Pickler(out).dump(value)
    return out.getvalue()


def from_bytes(data: bytes, terms: Terms) -> Any:
    """What `to_bytes` made bytes of."""
    return Unpickler(data, terms).load()


def _bytes_of_term(value: Any) -> bytes | None:
    """What a category, a tag or an author is, if that is plain."""
    if not isinstance(value, URLWrapper) or type(value).__name__ not in _TERMS:
        return None
    try:
        return plain_bytes((type(value).__name__, *_said(value)))
    except ValueError:
        return None


def dump(content: Any) -> tuple[bytes, str]:
    """A content that was just read: its attributes as bytes, and its body."""
    content._addresses_once()
    state = {name: value for name, value in content.__dict__.items() if name not in LEFT_OUT}
    frozen = freeze(state, _bytes_of_term)
    common, others = frozen or (
        plain_bytes(tuple(state)), to_bytes(tuple(state.values()))
    )
    length = _LENGTH.pack(len(common), frozen is not None)
    return length + common + others, content.__dict__.get(BODY) or ""


def restore(
    kind: type, data: bytes, kept: Kept, terms: Terms, settings: Any, context: Any,
    thrifty: bool = False,
) -> Any:
    """The content of bytes that `dump` made, as reading left it. thrifty: with less memory,
    in more time."""
    length, flat = _LENGTH.unpack_from(data)
    begin = _LENGTH.size + length
    common, others = data[_LENGTH.size:begin], data[begin:]
    containers: Sequence[int] | None = None
    if flat:
        shape = shape_of(common, terms.parts)
        containers = shape.containers
        found: Iterable[Any] = thaw(others, shape, terms.parts)
    else:
        found = from_bytes(others, terms)
    if thrifty:
        found = map(_shared, found)
    content: Any = object.__new__(kind)
    values = (*found, settings, context)
    names = terms.names.get(common)  # most contents have the same: one tuple for all
    if names is None:
        own = shape.names if flat else map(intern, marshal.loads(common))  # noqa: S302
        names = terms.names[common] = (*own, *_OF_RUN)
    content.__dict__.update(zip(names, values, strict=True))
    remember(content, kept, names, values, containers)
    return content


def _shared(value: Any) -> Any:
    """The value; names and short texts, which many contents have, are one object for all."""
    if type(value) is str:
        return intern(value) if len(value) < _SHORT else value
    if type(value) is dict:
        return {_shared(key): _shared(each) for key, each in value.items()}
    return value


def card_of(data: bytes) -> bytes:
    """The digest of what `dump` gave of a content."""
    return digest_bytes(data)


# --- the links of a body ----------------------------------------------------------------------

def references(content: Any) -> tuple[Reference, ...]:
    """The links of a body that depend on other files, as Pelican finds them."""
    pattern: re.Pattern[str] = content._get_intrasite_link_regex()
    found: dict[Reference, None] = {}
    for match in pattern.finditer(content._content):
        what = match.group("what")
        if what not in {"filename", "static", "attach"}:
            continue
        value = match.group("value")
        paths = [urlparse(value).path, unquote(urlparse(value).path),
                 urlparse(unescape(value)).path]
        found[Reference(what, tuple(dict.fromkeys(_below(content, path) for path in paths)))] = None
    return tuple(found)


def _below(content: Any, path: str) -> str:
    """A path of a link as Pelican looks it up."""
    if path.startswith("/"):
        return path[1:]
    return str(content.get_relative_source_path(os.path.join(content.relative_dir, path)))  # noqa: PTH118


def static_links(found: Iterable[Reference]) -> set[str]:
    """The files that a body links to or shows: what Pelican's `get_static_links` gives."""
    return {
        each.paths[0].replace("%20", " ") for each in found if each.what in {"static", "attach"}
    }


def sought(found: Iterable[Reference]) -> Iterator[tuple[str, str]]:
    """Where Pelican looks for what each link leads to: table of the context, path."""
    for each in found:
        for table in _tables(each):
            for path in each.paths:
                yield table, path


def _tables(reference: Reference) -> tuple[str, ...]:
    if reference.what == "filename":
        return ("generated_content", "static_content")
    return ("static_content",)


def resolved(found: Iterable[Reference], context: Mapping[str, Any]) -> list[str]:
    """Where the links of a body lead now: addresses, "" for nowhere."""
    return [_address(each, context) for each in found]


def _address(reference: Reference, context: Mapping[str, Any]) -> str:
    for table in _tables(reference):
        known = context[table]
        for path in reference.paths:
            target = known.get(path)
            if target is not None:
                return target.url  # type: ignore[no-any-return]
    return ""


ARTICLE = pelican_contents.Article
PAGE = pelican_contents.Page
