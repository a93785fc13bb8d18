"""Attributes of contents come back from bytes as they were, and equal ones have equal bytes."""

import marshal
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.utils import SafeDatetime

from plugins.incremental.flat import Parts, freeze, shape_of, thaw


class Term:
    """Known by its name, once in a run."""

    def __init__(self, name: str) -> None:
        self.name = name


def term_bytes(value: Any) -> bytes | None:
    return marshal.dumps((value.name,)) if isinstance(value, Term) else None


def back(attributes: dict[str, Any], parts: Parts | None = None) -> dict[str, Any]:
    """The attributes, by way of bytes."""
    frozen = freeze(attributes, term_bytes)
    assert frozen is not None
    parts = parts or Parts(lambda data: Term(*marshal.loads(data)))  # noqa: S302
    shape = shape_of(frozen[0], parts)
    return dict(zip(shape.names, thaw(frozen[1], shape, parts), strict=True))


ZONES = [UTC, timezone(timedelta(hours=-5)), timezone(timedelta(hours=1), "un"),
         ZoneInfo("America/Toronto")]
simple = st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.floats(
    allow_nan=False
)
moments = st.datetimes() | st.builds(
    lambda moment, zone: moment.replace(tzinfo=zone), st.datetimes(), st.sampled_from(ZONES)
)
plain = st.recursive(
    simple, lambda of: st.lists(of, max_size=3) | st.tuples(of, of)
    | st.dictionaries(st.text(max_size=3), of, max_size=3), max_leaves=6,
)
values = plain | moments | st.lists(simple | moments, max_size=4) | st.sampled_from(ZONES)


def told(value: Any) -> str:
    """With the types that == does not tell apart."""
    return repr(value)


@given(st.dictionaries(st.text(min_size=1, max_size=4), values, max_size=6))
def test_attributes_come_back_as_they_were(attributes: dict[str, Any]) -> None:
    if freeze(attributes, term_bytes) is not None:  # a list that Hypothesis gives twice is not
        assert told(back(attributes)) == told(attributes)


def test_moments_keep_their_class_and_their_zone() -> None:
    there = SafeDatetime(2014, 5, 1, 12, tzinfo=ZoneInfo("America/Toronto"))
    found = back({"date": there, "plain": datetime(2014, 5, 1)})
    assert [type(each) for each in found.values()] == [SafeDatetime, datetime]
    assert found["date"].tzinfo is there.tzinfo
    assert back({"fold": datetime(2014, 11, 2, 1, fold=1, tzinfo=UTC)})["fold"].fold == 1


def test_what_metadata_share_with_attributes_they_still_share() -> None:
    tags = [Term("un"), Term("deux")]
    found = back({"metadata": {"tags": tags, "slug": "a", "own": [1]}, "tags": tags, "slug": "a"})
    assert found["metadata"]["tags"] is found["tags"]
    assert list(found["metadata"]) == ["tags", "slug", "own"]
    assert found["metadata"]["own"] == [1]


def test_terms_are_made_once_in_a_run() -> None:
    parts = Parts(lambda data: Term(*marshal.loads(data)))  # noqa: S302
    first, second = (back({"tags": [Term("un")], "one": Term("un")}, parts) for _ in range(2))
    assert first["tags"][0] is first["one"] is second["tags"][0]


def test_one_and_true_are_not_taken_for_one_another() -> None:
    found = back({"one": 1, "metadata": {"yes": True, "float": 1.0, "one": 1}})
    assert told(found["metadata"]) == "{'yes': True, 'float': 1.0, 'one': 1}"


def test_lists_of_two_contents_are_two() -> None:
    frozen = freeze({"tags": []}, term_bytes)
    assert frozen is not None
    parts = Parts(Term)
    shape = shape_of(frozen[0], parts)
    assert thaw(frozen[1], shape, parts)[0] is not thaw(frozen[1], shape, parts)[0]
    assert shape.containers == (0,)


SHARED: list[int] = []


@pytest.mark.parametrize("value", [
    object(), {1, 2}, [object()], [[Term("un")]], (Term("un"),), {1: "x"},
    type("Text", (str,), {})(), [SHARED, SHARED],
])
def test_what_is_not_flat_is_left_to_others(value: Any) -> None:
    assert freeze({"value": value}, term_bytes) is None


def test_equal_attributes_have_equal_bytes() -> None:
    word = "".join(["a", "bc"])
    assert freeze({"a": "abc", "m": {"a": word}}, term_bytes) == freeze(
        {"a": word, "m": {"a": "".join(["ab", "c"])}}, term_bytes
    )
