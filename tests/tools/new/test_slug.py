"""The end of an address, from any title."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.new.slug import LONGEST, slug_of


@pytest.mark.parametrize(("title", "slug"), [
    ("Un questionnaire pour la haute direction", "un-questionnaire-pour-la-haute-direction"),
    ("L’été à l'œuvre !", "l-ete-a-l-oeuvre"),
    ("Entreprise 2.0", "entreprise-2-0"),
    ("  Médias\u00a0sociaux : « dangers » ", "medias-sociaux-dangers"),
    ("ÇA VA ?", "ca-va"),
    ("x" * 100, "x" * LONGEST),
    ("mot " * 40, "-".join(["mot"] * 20)),
    ("😀 …", ""),
    ("漢字", ""),
    ("../../etc/passwd", "etc-passwd"),
])
def test_slug(title: str, slug: str) -> None:
    assert slug_of(title) == slug


@given(st.text())
def test_any_text_gives_a_slug_or_nothing_and_a_slug_gives_itself(title: str) -> None:
    slug = slug_of(title)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert len(slug) <= LONGEST
    assert slug_of(slug) == slug
