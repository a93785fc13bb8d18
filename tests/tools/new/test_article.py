"""Whatever the author's words hold, the file says them and the site accepts it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.front_matter.characters import UNPRINTABLE
from plugins.front_matter.document import read_document
from plugins.front_matter.schema.article import Article
from plugins.front_matter.validate import validate
from tools.new.article import NewArticle, text_of

IDENTITY = "11111111-1111-4111-8111-111111111111"
WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=80
).filter(lambda text: text.strip() and not UNPRINTABLE.search(text))


def model_of(new: NewArticle, file: Path) -> Article:
    file.write_text(text_of(new), encoding="utf-8")
    model, findings = validate(
        read_document(file, "x.md"), Article, {"categories": ["Stratégie"]}
    )
    assert findings == []
    assert model is not None
    return model


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(WORDS, WORDS)
def test_any_title_and_summary_come_back(tmp_path: Path, title: str, summary: str) -> None:
    new = NewArticle(title, "article", "Stratégie", "2026-11-24", IDENTITY, summary)
    model = model_of(new, tmp_path / "x.md")
    assert model.title.split() == title.split()
    assert model.summary.split() == summary.split()
    assert model.status == "draft"


@pytest.mark.parametrize("title", [
    "Un titre : la suite", "oui", "2012", "null", "# dièse", "- tiret", "{accolade}", '"guillemet',
    "l'été", "[[lien]]", "&ancre", "*étoile", "--- fin", "%", "@", "`code`", "a\\nb", "<script>",
])
def test_yaml_takes_no_title_for_something_else(tmp_path: Path, title: str) -> None:
    new = NewArticle(title, "article", "Stratégie", "2026-11-24", IDENTITY)
    assert model_of(new, tmp_path / "x.md").title == title


@pytest.mark.parametrize("start", ["2026-11-24", "2026-11", "2026-11-24 09:30"])
def test_a_talk_has_its_start(tmp_path: Path, start: str) -> None:
    new = NewArticle(
        "Titre", "talk", "Stratégie", "2026-11-24", IDENTITY, tags=("a", "b, c"), start=start
    )
    model = model_of(new, tmp_path / "x.md")
    assert model.event is not None and model.event.kind == "talk"
    assert model.tags == ["a", "b, c"]


def test_the_file_reads_like_the_documentation() -> None:
    new = NewArticle("Un titre", "article", "Stratégie", "2026-11-24", IDENTITY)
    assert text_of(new) == f"""\
---
title: "Un titre"
date: 2026-11-24
category: "Stratégie"
summary: "Résumé à écrire."
id: {IDENTITY}
status: draft  # remove this line to publish
---
Texte à écrire.
"""
