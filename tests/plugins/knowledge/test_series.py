from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from plugins.knowledge.series import Clash, series_of


@dataclass(frozen=True)
class Series:
    name: str
    part: int


def test_articles_without_a_series() -> None:
    assert series_of([("a", None), ("b", None)]) == ({}, [])


def test_two_first_parts() -> None:
    ordered, clashes = series_of([("b", Series("Bilan", 1)), ("a", Series("Bilan", 1))])
    assert clashes == [Clash("b", "a", "Bilan", 1)]
    assert list(ordered.values()) == [["b", "a"]]


def test_three_of_one_part_clash_twice() -> None:
    _, clashes = series_of([(name, Series("B", 2)) for name in "abc"])
    assert [(clash.first, clash.second) for clash in clashes] == [("a", "b"), ("b", "c")]


def test_one_part_of_two_series_is_no_clash() -> None:
    ordered, clashes = series_of([("a", Series("A", 1)), ("b", Series("B", 1))])
    assert (list(ordered.values()), clashes) == ([["a"], ["b"]], [])


def test_case_and_accents_make_no_other_series() -> None:
    ordered, _ = series_of([("b", Series("Évaluer", 2)), ("a", Series("evaluer", 1))])
    assert list(ordered.values()) == [["a", "b"]]


def test_a_part_that_is_missing_leaves_the_others_in_order() -> None:
    ordered, clashes = series_of([("c", Series("S", 5)), ("a", Series("S", 2))])
    assert (list(ordered.values()), clashes) == ([["a", "c"]], [])


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 9))))
def test_no_article_is_lost(parts: list[tuple[str, int]]) -> None:
    ordered, clashes = series_of(
        (number, Series(*part)) for number, part in enumerate(parts)
    )
    assert sorted(number for group in ordered.values() for number in group) == list(
        range(len(parts))
    )
    assert len(clashes) == len(parts) - len(set(parts))
