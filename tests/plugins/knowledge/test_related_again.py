"""After any edits, what is found again is what is found from nothing."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from plugins.knowledge import related as whole
from plugins.knowledge import related_again as subject
from plugins.knowledge.related_again import Former, related_again

features = st.dictionaries(
    st.sampled_from([f"f{number}" for number in range(12)]), st.integers(1, 4), max_size=6
)
sites = st.lists(features, min_size=1, max_size=20).map(
    lambda held: {f"a{place:02}": each for place, each in enumerate(held)}
)
Site = dict[str, dict[str, int]]


def found_whole(site: Site) -> dict[str, list[str]]:
    paths = list(site)
    return {
        path: [paths[place] for place in places]
        for path, places in zip(paths, whole.related(list(site.values())), strict=True)
    }


@st.composite
def edits(draw: st.DrawFn) -> tuple[Site, Site]:
    """A site, and the same one after articles were edited, added and removed, one of them
    moved perhaps."""
    before = draw(sites)
    after = dict(before)
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from([*before, "a00-1", "a05-1", "b"]))
        new = draw(st.none() | features)
        after.pop(path, None) if new is None else after.update({path: new})
    ordered = {path: after[path] for path in sorted(after)}
    if ordered and draw(st.booleans()) and draw(st.booleans()):
        path = draw(st.sampled_from(list(ordered)))
        ordered[path] = ordered.pop(path)
    return before, ordered


@given(edits(), st.integers(1, 6), st.integers(1, 9), st.integers(1, 4))
def test_what_is_found_again_is_what_is_found_from_nothing(
    edited: tuple[Site, Site], common: int, reach: int, compared: int
) -> None:
    before, after = edited
    with patch.multiple(whole, COMMON=common, REACH=reach, COMPARED=compared), patch.multiple(
        subject, COMMON=common, FEW=1
    ):
        former = Former(before, found_whole(before))
        assert related_again(after, former) == found_whole(after)


def test_only_those_who_share_something_rare_are_gone_over() -> None:
    site = {f"a{place:02}": {f"f{place // 2}": 4, "partout": 1} for place in range(40)}
    former = Former(site, found_whole(site))
    with patch.object(subject, "closest", wraps=subject.closest) as gone_over:
        found = related_again({**site, "a10": {"f5": 3, "partout": 1}}, former)
    assert [call.args[0] for call in gone_over.call_args_list] == [10, 11]
    assert found == found_whole({**site, "a10": {"f5": 3, "partout": 1}})


def test_losing_what_too_many_hold_moves_those_who_share_something_rare_besides() -> None:
    site: Site = {"z": {"rare": 4}, "x": {"rare": 4, "partout": 4}, "y": {"rare": 4, "partout": 4}}
    site |= {name: {"partout": 4} for name in "abcd"}
    with patch.multiple(whole, COMMON=3), patch.multiple(subject, COMMON=3, FEW=1):
        former = Former(site, found_whole(site))
        assert former.found["y"] == ["x", "z"]
        found = related_again({**site, "x": {"rare": 4}}, former)
        assert found["y"] == ["z", "x"]
        assert found == found_whole({**site, "x": {"rare": 4}})


def test_of_a_site_that_is_as_it_was_nothing_is() -> None:
    site = {"a": {"x": 4}, "b": {"x": 4}}
    with patch.object(subject, "closest") as gone_over, patch.object(subject, "related") as all_of:
        assert related_again(site, Former(site, {"a": ["b"], "b": ["a"]})) == {
            "a": ["b"], "b": ["a"]
        }
    assert not gone_over.called and not all_of.called


def test_without_what_was_known_all_are() -> None:
    assert related_again({"a": {"x": 4}, "b": {"x": 4}}, None) == {"a": ["b"], "b": ["a"]}
