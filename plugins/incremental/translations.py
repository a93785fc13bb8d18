"""Pelican's way to tell originals from translations, in time linear in the number of texts.

Pelican looks each content up in the list of all originals. Its own function is asked here about
one group at a time: contents of two groups say nothing about one another.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import attrgetter
from typing import Any

from pelican import generators as pelican_generators
from pelican.utils import process_translations

_NAME = process_translations.__name__


def _is_alone(items: list[Any]) -> bool:
    """Whether a content has no other one in its group and is no translation by its own word."""
    return len(items) == 1 and "translation" not in items[0].metadata


def translations_of(
    contents: list[Any], translation_id: str | Collection[str] | None = None
) -> tuple[list[Any], list[Any]]:
    """As Pelican's `process_translations`: the same lists, warnings and attributes."""
    names = {translation_id} if isinstance(translation_id, str) else translation_id
    try:
        key = attrgetter(*names or ())
        contents.sort(key=key)
    except (TypeError, AttributeError):  # nothing to group by, or Pelican says what is wrong
        return process_translations(contents, translation_id)  # type: ignore[no-any-return]
    originals: list[Any] = []
    translations: list[Any] = []
    for _, group in groupby(contents, key):
        items = list(group)
        if _is_alone(items):
            items[0].translations = []
            originals += items
            continue
        found, others = process_translations(items, translation_id)
        originals += found
        translations += others
    return originals, translations


@contextmanager
def linear() -> Iterator[None]:
    """Meanwhile Pelican's generators ask `translations_of`: they call a function of their
    module, and offer no other way to it."""
    before = getattr(pelican_generators, _NAME)
    setattr(pelican_generators, _NAME, translations_of)
    try:
        yield
    finally:
        setattr(pelican_generators, _NAME, before)
