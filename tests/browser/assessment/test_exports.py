"""The files that the page gives, read back by others' parsers."""

import csv
import io
import json

import pytest

from tests.browser.assessment.journey import (
    ITEMS,
    answer,
    downloaded,
    go,
    mixed,
    opened,
)
from tests.support.pages import RecordedPage

pytestmark = pytest.mark.browser
NOTES = {"q01": "=SOMME(A1:A9)", "q02": 'Dire "oui", puis\nvoir; <b>Léa</b>', "q03": "@Léa"}


def noted(page: RecordedPage, site: str) -> None:
    """Every kind of answer, a blank, and notes that a spreadsheet would run."""
    opened(page, site)
    answer(page, **mixed())
    answer(page, q14=None)
    go(page, "#section-objectifs")
    for name, text in NOTES.items():
        page.click(f"#question-{name} summary >> text=Note privée")
        page.fill(f"#question-{name} textarea", text)
    go(page, "#garder")
    page.fill("[data-respondent]", "+Finances")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_csv_has_a_row_for_each_question_and_tells_the_states_apart(
    page: RecordedPage, site: str
) -> None:
    noted(page, site)
    found = {row["identifiant"]: row for row in rows(downloaded(page, "csv"))}
    assert list(found) == ITEMS
    assert [(found[name]["état"], found[name]["niveau"]) for name in
            ("q01", "q05", "q06", "q08", "q14")] == [
        ("level", "2"), ("unknown", ""), ("level", "0"), ("not_applicable", ""), ("blank", "")]
    assert found["q01"]["section"] == "Objectifs"
    assert found["q01"]["répondant"] == "'+Finances"
    assert {row["note"] for row in found.values()} == {""}  # not chosen
    page.check("[data-with-notes]")
    with_notes = {row["identifiant"]: row["note"] for row in rows(downloaded(page, "csv"))}
    assert with_notes["q01"] == "'=SOMME(A1:A9)"
    assert with_notes["q02"] == NOTES["q02"]
    assert with_notes["q03"] == "'@Léa"


def test_json_is_canonical_and_holds_notes_only_when_chosen(
    page: RecordedPage, site: str
) -> None:
    noted(page, site)
    data = json.loads(downloaded(page, "json"))
    assert list(data["responses"]) == ITEMS
    assert [data["responses"][name] for name in ("q01", "q05", "q06", "q08", "q14")] == [
        2, "unknown", 0, "not_applicable", None]
    assert "notes" not in data
    assert data["respondent"] == "+Finances"
    page.check("[data-with-notes]")
    again = json.loads(downloaded(page, "json"))
    assert again["notes"] == NOTES
    assert again["assessment"] == data["assessment"]


def test_the_plan_says_what_the_page_says_as_text(page: RecordedPage, site: str) -> None:
    noted(page, site)
    plan = downloaded(page, "plan")
    for part in (
        "# Plan d’action\u00a0: Où en sont les médias sociaux", "## Priorités", "\n+Finances\n",
        "\n1. **",
        "## Ce qui bloque le stade 2", "### Gestionnaire des médias sociaux",
        "| Objectifs | 2,0 | de 2,0 à 2,0 | 3 sur 3 | 2 sur 3 |", "Un repère, pas une norme.",
    ):
        assert part in plan, part
    assert "Léa" not in plan
    page.check("[data-with-notes]")
    plan = downloaded(page, "plan")
    assert "  > Dire \"oui\", puis\n  > voir; \\<b\\>Léa\\</b\\>" in plan


def test_every_file_is_named_for_its_questionnaire_and_day(
    page: RecordedPage, site: str
) -> None:
    opened(page, site)
    today = page.evaluate("new Date().toISOString().slice(0, 10)")
    for action, ending in (("json", "json"), ("csv", "csv"), ("plan", "md")):
        with page.expect_download() as waiting:
            page.click(f"[data-action={action}]")
        assert waiting.value.suggested_filename == f"medias-sociaux-{today}.{ending}"
