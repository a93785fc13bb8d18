import re

import pytest

from tests.support.building import ROOT
from tools.search.french import folded, searchable, words


@pytest.mark.parametrize(("written", "indexed"), [
    ("l’entreprise qu’elle aujourd’hui", "l'entreprise qu'elle aujourd'hui"),
    ("coeur soeur oeil oeuvre voeu noeud foetus", "cœur sœur œil œuvre vœu nœud fœtus"),
    ("OEuvre Oedème", "Œuvre Œdème"),
    ("œuvre déjà liée", "œuvre déjà liée"),
    ("poete coefficient moelle coexister", "poete coefficient moelle coexister"),
    ("dix\u00a0pages\u202f:\nsuite", "dix pages : suite"),
    ("", ""),
])
def test_one_spelling_for_what_is_written_in_several_ways(written: str, indexed: str) -> None:
    assert searchable(written) == indexed


def test_searchable_is_what_it_makes_of_itself() -> None:
    once = searchable("L’oeil\u00a0et l’OEuvre")
    assert searchable(once) == once


def test_the_words_a_typo_is_corrected_to() -> None:
    assert words("L’Entreprise 2.0 a 250 abonnés, vite. Au coeur_x") == {
        "entreprise", "abonnés", "vite", "cœur",
    }


@pytest.mark.parametrize(("word", "plain"), [
    ("Éthique", "ethique"), ("œuvre", "oeuvre"), ("vitæ", "vitae"), ("ça", "ca"), ("", ""),
])
def test_spellings_compare_without_case_accents_and_ligatures(word: str, plain: str) -> None:
    assert folded(word) == plain


def test_the_page_knows_the_same_ligatures() -> None:
    script = (ROOT / "theme/static/js/search/query.js").read_text(encoding="utf-8")
    python = (ROOT / "tools/search/french.py").read_text(encoding="utf-8")
    stems = re.findall(r"oe\(\?=([^)]+)\)", script)
    assert stems
    assert stems == re.findall(r"oe\(\?=([^)]+)\)", python)
