from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from plugins.knowledge import related as subject
from plugins.knowledge.related import COMMON, REACH, candidates, closeness, index, related


def held(*names: str, weight: int = 2) -> dict[str, int]:
    return dict.fromkeys(names, weight)


def test_nothing_is_related_to_nothing() -> None:
    assert related([]) == []
    assert related([{}]) == [[]]
    assert related([{}, {}]) == [[], []]


def test_an_article_is_not_related_to_itself() -> None:
    assert related([held("a", "b"), held("c", "d")]) == [[], []]


def test_one_word_in_common_is_too_little() -> None:
    assert related([held("a"), held("a")], least=3) == [[], []]
    assert related([held("a", weight=3), held("a", weight=3)], least=3) == [[1], [0]]


def test_a_feature_weighs_what_it_weighs_least() -> None:
    assert closeness({1: 2, 2: 4}, {1: 1, 2: 4, 3: 9}) == 5


def test_the_closest_come_first_and_the_newer_of_two_alike() -> None:
    articles = [held("a", "b", "c"), held("a", "b"), held("a", "b", "c"), held("b", "a")]
    assert related(articles)[0] == [2, 1, 3]


def test_no_more_than_asked() -> None:
    assert [len(found) for found in related([held("a", "b")] * 9, most=4)] == [4] * 9


def test_a_feature_that_too_many_hold_brings_nobody() -> None:
    articles = [held("partout", weight=9)] * (COMMON + 1)
    assert related(articles) == [[]] * (COMMON + 1)
    assert all(related(articles[:COMMON]))


def test_a_feature_that_too_many_hold_still_counts() -> None:
    rest = [held("partout", weight=9)] * COMMON
    articles = [held("partout", "rare", weight=9), held("rare", weight=9),
                held("partout", "rare", weight=9), *rest]
    assert related(articles)[0] == [2, 1]


class Places(list[int]):
    """The holders of a feature, which count how many of them were looked at."""

    looked_at = 0

    def __iter__(self) -> Iterator[int]:
        Places.looked_at += len(self)
        return super().__iter__()


def test_the_work_of_one_article_is_bounded() -> None:
    others = [{feature: 2} for feature in range(20) for _ in range(COMMON - 1)]
    articles = [dict.fromkeys(range(20), 2), *others]
    holders = {
        feature: (Places(places), weights) for feature, (places, weights) in index(articles).items()
    }
    assert all(len(places) == COMMON for places, _ in holders.values())
    Places.looked_at = 0
    candidates(0, articles[0], holders)
    assert 0 < Places.looked_at <= REACH


features = st.dictionaries(
    st.sampled_from([f"f{number}" for number in range(25)]), st.integers(1, 4), max_size=6
)
sites = st.lists(features, max_size=25)


@given(sites)
def test_what_is_told_is_shared_and_ordered(articles: list[dict[str, int]]) -> None:
    numbers = subject.numbered(articles)
    for place, found in enumerate(related(articles)):
        scores = [closeness(numbers[place], numbers[other]) for other in found]
        assert scores == sorted(scores, reverse=True)
        assert all(score >= subject.LEAST for score in scores)
        assert place not in found
        assert len(set(found)) == len(found)


@given(sites)
def test_within_the_bounds_the_closest_of_all_are_found(
    articles: list[dict[str, int]]
) -> None:
    numbers = subject.numbered(articles)
    for place, found in enumerate(related(articles, most=1, least=1)):
        best = max(
            (closeness(numbers[place], numbers[other]) for other in range(len(articles))
             if other != place), default=0,
        )
        assert (closeness(numbers[place], numbers[found[0]]) if found else 0) == best


@given(sites, features, st.data())
def test_an_edit_moves_only_those_that_share_something_with_it(
    articles: list[dict[str, int]], new: dict[str, int], data: st.DataObject
) -> None:
    if not articles:
        return
    place = data.draw(st.integers(0, len(articles) - 1))
    edited = [*articles[:place], new, *articles[place + 1:]]
    touched = articles[place].keys() | new.keys()
    for other, (before, after) in enumerate(
        zip(related(articles), related(edited), strict=True)
    ):
        if other != place and not touched & articles[other].keys():
            assert before == after
