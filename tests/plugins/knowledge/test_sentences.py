import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.knowledge.sentences import ELLIPSIS, LONGEST, bounds, ends, sentence, shortened


def around(text: str) -> str:
    """The sentence around what stands between ‹ and ›."""
    start = text.index("‹")
    end = text.index("›") - 1
    plain = text.replace("‹", "").replace("›", "")
    return sentence(plain, ends(plain), start, end)


@pytest.mark.parametrize(("text", "found"), [
    ("Un. Le ‹lien› ici. Trois.", "Le lien ici."),
    ("Le ‹lien›", "Le lien"),
    ("Fini! ‹Lien›? Autre.", "Lien?"),
    ("« Fini. » ‹Lien›. Autre.", "Lien."),
    ("Voir M. ‹Untel› et Mme. Autre.", "Voir M. Untel et Mme. Autre."),
    ("D’après J. ‹Nielsen›. Autre.", "D’après J. Nielsen."),
    ("Le 2.0 du ‹lien›. Autre.", "Le 2.0 du lien."),
    ("En 2009. ‹8 %› des gens. Oui.", "8 % des gens."),
    ("Et puis… ‹Lien› aussi. Oui.", "Lien aussi."),
    ("Et puis… le ‹lien› aussi. Oui.", "Et puis… le lien aussi."),
    ("Un ‹titre. Et sa suite› longue. Fin.", "Un titre. Et sa suite longue."),
    ("Un. ‹›Deux. Trois.", "Deux."),
])
def test_the_sentence_around_a_link(text: str, found: str) -> None:
    assert around(text) == found


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "mot " * 200 + "LIEN" + " fin" * 200
    start = text.index("LIEN")
    found = shortened(text, start, start + 4)
    assert found.startswith(f"{ELLIPSIS} mot mot")
    assert found.endswith(f"fin fin {ELLIPSIS}")
    assert "LIEN" in found
    assert LONGEST - 10 <= len(found) <= LONGEST + 4


def test_a_long_link_is_kept_whole() -> None:
    text = "a" * 600
    assert shortened(text, 0, 600) == text
    assert shortened("x" + text, 1, 601) == f"{ELLIPSIS} {text}"


@given(st.text("aB .!?…»\u00a0", max_size=60), st.data())
def test_a_link_is_always_within_its_sentence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    stops = ends(text)
    first, last = bounds(stops, start, end)
    assert first <= start <= end <= last
    assert text[start:end].strip() in sentence(text, stops, start, end)


@given(st.text(max_size=80))
def test_the_ends_rise_to_the_end_of_the_text(text: str) -> None:
    stops = ends(text)
    assert stops == sorted(stops)
    assert stops[-1] == len(text)
