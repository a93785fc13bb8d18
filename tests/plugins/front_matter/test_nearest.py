"""The name that somebody meant."""

import pytest

from plugins.front_matter.nearest import folded, listed, nearest, suggestion

KEYS = ["title", "date", "category", "tags", "summary", "status"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("categorie", "category"), ("Title", "title"), ("tag", "tags"), ("sumary", "summary"),
        ("titre", "title"), ("zzz", None), ("", None),
    ],
)
def test_a_key(written: str, meant: str | None) -> None:
    assert nearest(written, KEYS) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Strategie", "Stratégie"), ("STRATÉGIE", "Stratégie"), ("médias sociaux", "Médias sociaux")],
)
def test_accents_and_case_do_not_count(written: str, meant: str) -> None:
    assert nearest(written, ["Stratégie", "Médias sociaux"]) == meant


def test_nothing_known_is_nothing_near() -> None:
    assert nearest("a", []) is None
    assert suggestion("a", [], "declare one") == "declare one"
    assert suggestion("tag", KEYS, "declare one") == 'did you mean "tags"?'


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a or b"), ("abc", "a, b or c")]
)
def test_a_list_in_a_sentence(names: list[str], text: str) -> None:
    assert listed(names) == text


def test_two_spellings_have_one_fold() -> None:
    assert folded("École") == folded("ecole") == folded("E\u0301COLE")
