"""What it takes to make an output file again without the rest of the site.

An output that shows the body of a text is kept with its recipe: the values that it was made
of, other contents by their paths. When nothing but bodies has changed, `partial.py` makes it
again from these; whatever a recipe does not hold, it does not know, and says so.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pelican.contents import Content

from .contents import Pickler, Terms, Unpickler, sought
from .kept import Reference

# (path of a content, attribute)
Key = tuple[str, str]
# (table of the context, path) → the address there, None for a path that is not there
Links = dict[tuple[str, str], str | None]


@dataclass(slots=True)
class Page:
    """An output of a template. generator: the name of the class whose template it is; own:
    the variables given with it."""

    generator: str
    template: str
    own: dict[str, Any]


@dataclass(slots=True)
class Data:
    """Files that a plugin makes. make: a function of a module, given a generator, the folder
    to write to and payload."""

    names: tuple[str, ...]
    make: Callable[[Any, str, Any], None]
    payload: Any


@dataclass(slots=True)
class Recipe:
    """How an output is made. attributes: of contents, as plugins attached them; absent: those
    that were asked for in vain; links: where the links of the bodies lead."""

    of: Page | Data
    attributes: dict[Key, Any] = field(default_factory=dict)
    absent: tuple[Key, ...] = ()
    links: Links = field(default_factory=dict)


def links_of(references: tuple[Reference, ...], context: Mapping[str, Any]) -> Links:
    """Where the links of a body lead now."""
    found: Links = {}
    for table, path in sought(references):
        target = context[table].get(path)
        found[table, path] = target.url if target is not None else None
    return found


def _content(path: str) -> Any:
    raise TypeError("unpickled by the run it belongs to")


class _RecipePickler(Pickler):
    def reducer_override(self, value: Any) -> Any:
        """Contents by path: only those of files that are kept."""
        if isinstance(value, Content):
            if "_kept" not in value.__dict__:
                raise TypeError(f"{value.source_path} is not kept")
            return _content, (value.__dict__["relative_source_path"],)
        return super().reducer_override(value)


class _RecipeUnpickler(Unpickler):
    def __init__(self, data: bytes, terms: Terms, find: Callable[[str], Any]) -> None:
        super().__init__(data, terms)
        self._find = find

    def find_class(self, module: str, name: str) -> Any:
        """The run's own contents in place of the marker."""
        if name == "_content" and module == __name__:
            return self._find
        return super().find_class(module, name)


def to_bytes(recipe: Recipe) -> bytes | None:
    """A recipe for the store, or None when it holds what cannot be kept."""
    out = io.BytesIO()
    try:
        _RecipePickler(out).dump((
            recipe.of, recipe.attributes, recipe.absent, recipe.links
        ))
    except Exception:  # whatever a value makes of being pickled
        return None
    return out.getvalue()


def from_bytes(data: bytes, terms: Terms, find: Callable[[str], Any]) -> Recipe:
    """The recipe that `to_bytes` made bytes of. find: gives the content of a path."""
    return Recipe(*_RecipeUnpickler(data, terms, find).load())
