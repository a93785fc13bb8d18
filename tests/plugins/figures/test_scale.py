"""Where things stand: distances that mean something, words that never cover one another."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.figures.scale import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    across,
    bounds,
    labelled,
    spaced,
    stacked,
    up,
)


def test_years_stand_as_far_apart_as_they_are() -> None:
    first, second, third = across([2011, 2012, 2014])
    assert (first, third) == (LEFT, RIGHT)
    assert third - second == pytest.approx(2 * (second - first))


@pytest.mark.parametrize("columns", [["a", "b", "c"], ["2011", 2012, 2014], [5, 5, 5]])
def test_names_stand_evenly(columns: list[int | str]) -> None:
    first, second, third = across(columns)
    assert third - second == pytest.approx(second - first) and third > first


def test_a_single_column_stands_somewhere() -> None:
    assert across([2011]) == [LEFT]


@pytest.mark.parametrize(
    ("values", "expected"),
    [([5.0, 2.0], (0, 5)), ([-1.0, None, 2.0], (-1, 2)), ([None], (0, 0)), ([-3.0], (-3, 0))],
)
def test_the_axis_begins_at_zero_or_below(
    values: list[float | None], expected: tuple[float, float]
) -> None:
    assert bounds(values) == expected


@given(st.floats(0, 1e6), st.floats(0.001, 1e6))
def test_every_value_stands_inside(value: float, high: float) -> None:
    assert TOP - 1e-9 <= up(min(value, high), 0, high) <= BOTTOM + 1e-9


def test_without_a_span_everything_lies_on_the_axis() -> None:
    assert up(0, 0, 0) == BOTTOM


@pytest.mark.parametrize(
    ("count", "kept"),
    [(0, set()), (1, {0}), (3, {0, 1, 2}), (5, {0, 1, 2, 3, 4}), (7, {0, 2, 4, 6}),
     (10, {0, 3, 6, 9}), (12, {0, 3, 6, 11})],
)
def test_column_names_leave_room_for_one_another(count: int, kept: set[int]) -> None:
    assert spaced(count) == kept


@given(st.integers(1, 300))
def test_the_first_and_the_last_column_are_always_named(count: int) -> None:
    kept = spaced(count)
    assert {0, count - 1} <= kept and len(kept) <= 5


@pytest.mark.parametrize(
    ("values", "written"),
    [([1.0, None, 3.0], {0, 2}), ([None] * 7, set()), ([None, *[1.0] * 7], {7}),
     ([1.0] * 5, {0, 1, 2, 3, 4}), ([1.0] * 6, {0, 5})],
)
def test_a_long_series_is_written_at_its_ends(
    values: list[float | None], written: set[int]
) -> None:
    assert labelled(values) == written


def test_a_value_that_would_cover_a_mark_goes_below_its_own() -> None:
    assert stacked([8.0, 9.5]) == [7.3, 11.1]


@given(st.lists(st.floats(TOP, BOTTOM), min_size=1, max_size=4, unique=True))
def test_written_values_never_cover_one_another(points: list[float]) -> None:
    for one, other in combinations(stacked(points), 2):
        assert abs(one - other) >= 1.2
