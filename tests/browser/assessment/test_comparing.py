"""The facilitator's page: blind until all are there, then the differences and the record."""

import csv
import io
import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.assessment.journey import ADDRESS, ITEMS, downloaded, refused, told, upload
from tests.support.pages import RecordedPage

pytestmark = pytest.mark.browser

ID = "dd6a8f0c-9691-410b-8049-49b03f799a23"


def person(number: int, name: str = "", **changes: Any) -> str:
    """The file of one person, who answers 2 to everything but the changes."""
    top = {key: changes.pop(key) for key in ("version", "kind", "date") if key in changes}
    return json.dumps({
        "format": "auto-evaluation", "format_version": 1, "kind": top.get("kind", "assessment"),
        "questionnaire": {"id": ID, "version": top.get("version", 1), "title": "?"},
        "assessment": f"{number:032x}", "date": top.get("date", "2026-03-01T12:00:00Z"),
        "respondent": name, "responses": {**dict.fromkeys(ITEMS, 2), **changes},
    })


def opened(page: RecordedPage, site: str) -> RecordedPage:
    page.goto(f"{site}{ADDRESS}comparer/")
    page.wait_for_selector("#comparaison[data-ready]")
    return page


def gathered(page: RecordedPage, site: str, *files: str) -> RecordedPage:
    """The page with the differences of these files on show."""
    opened(page, site)
    page.fill("[data-expected]", str(len(files)))
    upload(page, "[data-files]", *files)
    told(page, f"{len(files)} fichiers sur {len(files)}.")
    page.click("[data-action=reveal]")
    expect(page.locator("#titre-differences")).to_be_focused()
    return page


def people(page: RecordedPage) -> list[str]:
    return page.locator(".people li > span").all_inner_texts()


def test_nothing_is_shown_until_all_are_there(page: RecordedPage, site: str) -> None:
    opened(page, site)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    reveal = page.locator("[data-action=reveal]")
    upload(page, "[data-files]", person(1, "Léa", q01=0), person(2, "Finances"))
    told(page, "2 fichiers sur 3.")
    expect(reveal).to_be_disabled()
    text = page.locator("#comparaison").inner_text()
    assert "objectifs d’affaires" not in text
    assert page.locator("#differences").inner_html() == ""
    upload(page, "[data-files]", person(3))
    told(page, "3 fichiers sur 3.")
    assert people(page) == ["Léa", "Finances", "Personne 3"]
    expect(reveal).to_be_enabled()
    reveal.click()
    expect(page.locator("#titre-differences")).to_be_focused()
    page.click("[aria-label='Retirer le fichier de Finances']")
    expect(page.locator("#differences")).to_be_hidden()
    expect(reveal).to_be_disabled()
    assert asked == []


@pytest.mark.parametrize(("typed", "then"), [
    ("1", "2"), ("0", "2"), ("-3", "2"), ("99", "10"), ("", "2"), ("2.4", "2")])
def test_a_comparison_is_of_two_to_ten(
    typed: str, then: str, page: RecordedPage, site: str
) -> None:
    opened(page, site)
    upload(page, "[data-files]", person(1))
    page.fill("[data-expected]", typed)
    page.locator("[data-expected]").blur()
    expect(page.locator("[data-expected]")).to_have_value(then)
    expect(page.locator("[data-action=reveal]")).to_be_disabled()


def test_more_files_than_said_are_expected_and_never_more_than_ten(
    page: RecordedPage, site: str
) -> None:
    opened(page, site)
    upload(page, "[data-files]", *[person(n) for n in range(10)])
    told(page, "10 fichiers sur 10.")
    upload(page, "[data-files]", person(11))
    refused(page, "Une comparaison réunit au plus 10 fichiers. Rien n’a changé.")
    assert len(people(page)) == 10


@pytest.mark.parametrize(("files", "message"), [
    ([person(1), person(1, "Autre nom", q01=3)],
     "Le fichier « fichier-2.json » vient de la même évaluation qu’un autre déjà là."),
    ([person(1), person(2, version=2)],
     "Le fichier « fichier-2.json » répond à la version 2 du questionnaire, et cette page "
     "compare la version 1."),
    ([person(1), person(2, kind="consensus")], "Le fichier « fichier-2.json » est un consensus"),
    ([person(1), person(2, q01="3")], "la réponse \"3\" à la question « q01 » n’existe pas"),
    ([person(1), "{"], "Ce fichier n’est pas du JSON en UTF-8"),
    ([person(n) for n in range(11)], "Une comparaison réunit au plus 10 fichiers."),
])
def test_one_file_refused_refuses_them_all(
    files: list[str], message: str, page: RecordedPage, site: str
) -> None:
    opened(page, site)
    upload(page, "[data-files]", *files)
    refused(page, message)
    assert people(page) == []


def test_two_files_under_one_name_are_pointed_at(page: RecordedPage, site: str) -> None:
    opened(page, site)
    upload(page, "[data-files]", person(1, "Léa"), person(2, " léa"), person(3, ""), person(4))
    told(page, "4 fichiers sur 4.")
    assert people(page) == [
        "Léa même nom qu’un autre fichier", "léa même nom qu’un autre fichier", "Personne 3",
        "Personne 4"]


def test_dots_range_and_flags(page: RecordedPage, site: str) -> None:
    gathered(
        page, site,
        person(1, q01=0, q02="unknown", q03="not_applicable", q04=1, q13=None),
        person(2, q04=2, q05="unknown"), person(3, q05="unknown"),
    )
    rows = {
        row[0].split(".")[0].removeprefix("⚑ "): row for row in (
            one.split("\t") for one in page.locator("#differences tbody tr").all_inner_texts())
    }
    assert len(rows) == 27
    assert rows["1"][0].startswith("⚑ 1.")
    assert "Écart de 2 niveaux." in rows["1"][0]
    assert rows["1"][-1] == "0 à 2"
    assert "Une personne le sait, une autre l’ignore." in rows["2"][0]
    assert "⚑" in rows["3"][0]
    assert "⚑" not in rows["4"][0]  # one level apart
    assert "⚑" in rows["5"][0]
    assert "⚑" not in rows["13"][0]  # a blank is no « I don't know »
    assert rows["6"][-1] == "2"
    dots = page.locator("#differences tbody tr").nth(0).locator("td [aria-hidden]")
    assert dots.all_inner_texts() == ["●", "", "●●", "", "", "", ""]
    expect(page.locator("#differences > p").first).to_contain_text(
        "3 personnes; 4 questions à discuter sur 27.")


def test_an_agenda_of_60_or_of_90_minutes(page: RecordedPage, site: str) -> None:
    apart = dict.fromkeys(ITEMS, 0)
    gathered(page, site, person(1), person(2, **apart))
    parts = page.locator(".parts li")
    times = page.locator(".part-time")
    assert times.first.inner_text() == "0:00 – 0:05"
    assert times.last.inner_text().endswith("– 1:00")
    # What all stages stand on comes first, by number.
    assert [text.split("Question ")[1].split(".")[0] for text in parts.all_inner_texts()
            if "Question " in text] == ["1", "2", "4", "6", "7"]
    expect(page.locator(".agenda")).to_contain_text("22 questions à discuter n’ont pas trouvé")
    page.check("[name=minutes][value='90']")
    expect(times.last).to_contain_text("– 1:30")
    expect(page.locator("[name=minutes][value='90']")).to_be_focused()


def test_the_record_is_apart_and_goes_out_and_comes_back(
    page: RecordedPage, site: str
) -> None:
    gathered(page, site, person(1, q01=0), person(2, q02="unknown"))
    page.click("[data-action=unanimous]")
    told(page, "25 réponses unanimes reprises.")
    row = page.locator("[data-consensus=q01]")
    row.locator("select").select_option("1")
    row.locator("input").fill("=Voir <b>Léa</b>")
    expect(page.locator("[data-agreed]")).to_have_text("26 questions consignées sur 27")
    text = downloaded(page, "json")
    record = json.loads(text)
    assert record["kind"] == "consensus"
    assert record["sources"] == [f"{n:032x}" for n in (1, 2)]
    assert record["responses"]["q01"] == 1
    assert record["responses"]["q02"] is None
    assert record["notes"] == {"q01": "=Voir <b>Léa</b>"}
    rows = list(csv.reader(io.StringIO(downloaded(page, "csv").removeprefix("\ufeff"))))
    assert len(rows) == 28
    assert rows[1][2] == "consensus"
    assert rows[1][-1] == "'=Voir <b>Léa</b>"
    assert "\\<b\\>Léa" in downloaded(page, "plan")
    row.locator("select").select_option("3")
    upload(page, "[data-resume]", text)
    page.click("dialog [value=keep]")
    told(page, "Vos réponses n’ont pas changé.")
    expect(row.locator("select")).to_have_value("3")
    upload(page, "[data-resume]", text)
    page.click("dialog [value=replace]")
    told(page, "Le consensus est repris : 26 réponses sur 27.")
    expect(row.locator("select")).to_have_value("1")
    upload(page, "[data-resume]", person(1))
    refused(page, "Le fichier « fichier-1.json » n’est pas un consensus exporté d’ici.")
    # Each one's answers are as they were.
    assert page.locator("#differences tbody tr").first.inner_text().endswith("0 à 2")


def test_what_a_person_is_called_is_text(page: RecordedPage, site: str) -> None:
    opened(page, site)
    upload(page, "[data-files]", person(1, "<img src=x onerror=alert(1)>"))
    told(page, "1 fichier sur 3.")
    assert people(page) == ["<img src=x onerror=alert(1)>"]
    assert page.locator("#comparaison img").count() == 0
