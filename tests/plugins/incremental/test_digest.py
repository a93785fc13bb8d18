"""Two values with one digest look the same; two that look different have two."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from pelican.contents import Article
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Category, Tag

from plugins.incremental.digest import Digester, Opaque

SETTINGS: Any = dict(DEFAULT_CONFIG)
digest = Digester(SETTINGS, lambda content: content.card)


@dataclass
class Point:
    x: object
    y: object = 0


def added(number: int) -> Callable[[int], int]:
    return lambda other: other + number


ALL_DIFFERENT = [
    None, True, 1, 1.0, "1", b"1", Markup("1"), [1], (1,), {1}, frozenset({1}), {1: 1}, [[1]],
    [1, 1], ["11"], ["1", "1"], ["a", "bs:"], ["as:b", ""],
    {"a": [1]}, {"a": 1, "b": 2}, {"b": 2, "a": 1}, date(2014, 5, 1),
    datetime(2014, 5, 1), datetime(2014, 5, 1, tzinfo=UTC), Point(1), Point(1, 1), Point("1"),
    SimpleNamespace(x=1), SimpleNamespace(x=2), added(1), added(2), partial(max, 1),
    partial(max, 2), Point, Tag("un", SETTINGS), Tag("deux", SETTINGS), Category("un", SETTINGS),
    SETTINGS, len, "",
]


def test_values_that_look_different_have_different_digests() -> None:
    assert len({digest(value) for value in ALL_DIFFERENT}) == len(ALL_DIFFERENT)


def test_values_that_look_the_same_have_one() -> None:
    assert digest([Point({"a": {3, 1, 2}}), "é"]) == digest([Point({"a": {2, 3, 1}}), "é"])
    assert digest(added(1)) == digest(added(1))
    assert digest(Tag("un", SETTINGS)) == Digester(SETTINGS, bytes)(Tag("un", SETTINGS))


def test_a_term_is_more_than_its_name() -> None:
    told = Category("un", SETTINGS)
    told.description = "Ce que range la catégorie."
    assert digest(told) != digest(Category("un", SETTINGS))


def test_a_content_is_its_card() -> None:
    one, other = (Article("corps", {"title": "T"}, SETTINGS) for _ in range(2))
    one.card, other.card = b"a", b"b"
    assert digest([one]) != digest([other])
    other.card = b"a"
    other.title = "Autre"
    assert digest([one]) == digest([other])


class Heading(NamedTuple):
    text: object
    level: object


def test_lists_of_contents_and_of_named_tuples_differ_where_their_parts_do() -> None:
    def content(card: bytes) -> Any:
        found = Article.__new__(Article)
        found.card = card
        return found

    one, other = content(b"1" * 16), content(b"2" * 16)
    different = [
        [one], [other], [one, other], [other, one], [one, one], [[one], [one]], [(one,)],
        [Heading(one, 1)], [Heading(other, 1)], [Heading(one, 1), Heading(other, 1)],
        [Heading(one, "1")], [Heading("a", 1)], [Heading("a", True)], [Heading("a", "b")],
        [Heading("a", "b"), Heading("c", "d")], [Heading("a", "c"), Heading("b", "d")],
        [("a", "b")], [["a", "b"]], [Heading([1], 1)], [Heading((1,), 1)], [], [one, "1"],
        [b"1" * 16], ["content", b"1" * 16], [("content", b"1" * 16, 1)],
    ]
    assert len({digest(value) for value in different}) == len(different)
    assert digest([content(b"1" * 16), one]) == digest([one, one])


def test_a_value_that_holds_itself_is_refused_and_does_not_end_the_build() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(Opaque, match="nested more than 60 deep"):
        digest(endless)


@pytest.mark.parametrize("value", [object(), iter([]), (n for n in range(2))])
def test_what_cannot_be_compared_is_refused(value: object) -> None:
    with pytest.raises(Opaque):
        digest([value])


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=12,
)


@given(values, values)
def test_one_digest_means_one_repr(one: object, other: object) -> None:
    assert (digest(one) == digest(other)) == (repr(one) == repr(other))
