import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.knowledge.target import Target, fragment_of, parse


@pytest.mark.parametrize("inside", ["", "  ", "|texte", "#", " # |x", "figure:sanctions",
                                    "https://x.example/", "image:a#b|c"])
def test_what_is_no_link(inside: str) -> None:
    assert parse(inside) is None


@pytest.mark.parametrize(("inside", "target"), [
    ("bilan", Target("bilan", "", "", "bilan")),
    (" bilan | le bilan ", Target("bilan", "", "le bilan", "bilan")),
    ("2014/bilan#suite|la suite", Target("2014/bilan", "suite", "la suite", "2014/bilan#suite")),
    ("bilan#Où ça coince", Target("bilan", "ou-ca-coince", "", "bilan#Où ça coince")),
    ("#plus-haut|voir", Target("", "plus-haut", "voir", "#plus-haut")),
    ("bilan#|x", Target("bilan", "", "x", "bilan#")),
    ("bilan|a|b", Target("bilan", "", "a|b", "bilan")),
    ("mon\n bilan|x", Target("mon bilan", "", "x", "mon bilan")),
])
def test_the_parts_of_a_link(inside: str, target: Target) -> None:
    assert parse(inside) == target


@pytest.mark.parametrize("identifier", ["ou-ca-coince", "fn:1", "h_2", "section-2.1"])
def test_an_id_stays_as_it_is(identifier: str) -> None:
    assert fragment_of(identifier) == identifier


@given(st.text(max_size=30))
def test_an_id_made_of_words_is_an_id(words: str) -> None:
    assert fragment_of(fragment_of(words)) == fragment_of(words)
