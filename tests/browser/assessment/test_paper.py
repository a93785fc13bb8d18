"""The page on paper, in a PDF, without JavaScript, and as a file opened from a disk."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.assessment.journey import (
    ADDRESS,
    ITEMS,
    answer,
    answered,
    downloaded,
    go,
    mixed,
    opened,
    result,
    told,
    upload,
)
from tests.support.pages import RecordedPage
from tools.test.programs import find_or_install

pytestmark = pytest.mark.browser
NewPage = Callable[..., RecordedPage]

WORDS = "Seule Léa le sait"


def questions(page: RecordedPage) -> list[str]:
    """The questions as the page has them, blanks made one."""
    return [" ".join(text.split()) for text in page.locator("legend").all_text_contents()]


def with_a_note(page: RecordedPage) -> None:
    answer(page, **mixed())
    go(page, "#section-objectifs")
    page.click("#question-q01 summary >> text=Note privée")
    page.fill("#question-q01 textarea", WORDS)
    go(page, "#garder")


@pytest.mark.parametrize("fragment", ["#garder", "#section-mesure", "#tout", "#resultat"])
def test_paper_has_every_question_whatever_is_on_show(
    fragment: str, page: RecordedPage, site: str
) -> None:
    opened(page, site)
    with_a_note(page)
    go(page, fragment)
    page.emulate_media(media="print")
    assert page.locator("[data-item]:visible").count() == 27
    assert page.locator("[data-item] li:visible").count() >= 54  # two signs each at least
    assert page.locator("[data-item] input:visible").count() == 27 * 6
    expect(page.get_by_text(WORDS)).to_have_count(1)  # hidden, and in no view
    expect(page.locator("#question-q01 .note-printed")).to_be_hidden()
    for gone in (".progress", ".steps", ".panel", ".clear", ".item-note", "button", "header nav"):
        assert page.locator(f"{gone}:visible").count() == 0, gone


def test_a_chosen_note_is_printed_with_its_question(page: RecordedPage, site: str) -> None:
    opened(page, site)
    with_a_note(page)
    page.check("[data-with-notes]")
    page.emulate_media(media="print")
    expect(page.locator("#question-q01 .note-printed")).to_be_visible()
    expect(page.locator("#question-q02 .note-printed")).to_be_hidden()
    page.emulate_media(media="screen")
    page.uncheck("[data-with-notes]")
    page.emulate_media(media="print")
    expect(page.locator("#question-q01 .note-printed")).to_be_hidden()


@pytest.mark.programs
def test_the_pdf_holds_27_questions_and_no_private_note_unless_chosen(
    page: RecordedPage, site: str, tmp_path: Path
) -> None:
    pdftotext = find_or_install("pdftotext")
    opened(page, site)
    with_a_note(page)
    wanted = questions(page)
    assert len(wanted) == 27
    go(page, "#resultat")

    def text() -> str:
        file = tmp_path / "page.pdf"
        page.pdf(path=file, format="Letter")
        done = subprocess.run(
            [pdftotext, "-raw", file, "-"], capture_output=True, text=True, check=True
        )
        return " ".join(done.stdout.replace("-\n", "-").split())

    found = text()
    missing = [one for one in wanted if one not in found]
    assert missing == []
    assert "Votre résultat" in found
    assert WORDS not in found
    page.evaluate("document.querySelector('[data-with-notes]').click()")
    assert WORDS in text()


def test_without_javascript_it_is_a_questionnaire_to_fill_by_hand(
    new_page: NewPage, site: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site + ADDRESS)
    assert page.locator("[data-item]:visible").count() == 27
    assert page.locator("button").count() == 0
    assert page.locator("form").count() == 0
    page.locator("[name=q01][value='2']").check()
    page.locator("[name=q01][value=unknown]").check()
    assert page.locator("[name=q01]:checked").count() == 1
    expect(page.locator("#question-q27")).to_contain_text("On sait, dans chaque service")
    page.locator("#question-q27 summary").click()
    expect(page.locator("#question-q27 .item-help p")).to_contain_text("Faites remplir")
    # A grid: a box for each question in the profile, and again in the stages.
    boxes = [int(text) for text in page.locator("#depouillement .box:visible").all_inner_texts()]
    assert sorted(boxes) == sorted([*range(1, 28)] * 2)
    stages = page.locator("#depouillement table").nth(1).locator("tbody tr").all_inner_texts()
    assert [text.split("\t")[0] for text in stages] == [
        "1. Amorce", "2. Encadrement", "3. Intégration", "4. Stade avancé"]
    assert [int(n) for n in stages[1].split("\t")[1].split()] == [1, 2, 4, 6, 7, 9, 10, 25]
    for promise in ("0 sur 27", "Conserver mes réponses", "Tout effacer"):
        assert promise not in page.locator("main").inner_text()
    page.emulate_media(media="print")
    assert page.locator("[data-item] .item-help p:visible").count() == 27


def test_without_javascript_the_facilitators_page_says_what_to_do(
    new_page: NewPage, site: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site}{ADDRESS}comparer/")
    expect(page.locator("noscript p")).to_contain_text("Cette page a besoin de JavaScript.")
    assert page.locator("main :is(button, input, select):visible").count() == 0


def test_the_copy_for_a_disk_does_it_all_without_a_request(
    page: RecordedPage, built_site: Path, tmp_path: Path
) -> None:
    """Alone in a folder, opened from a file: the journey, the exports, a note, a resumption."""
    copy = tmp_path / "à part" / "copie.html"
    copy.parent.mkdir()
    shutil.copy(built_site / ADDRESS.strip("/") / "copie-hors-ligne.html", copy)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(copy.as_uri())
    page.wait_for_selector("#evaluation[data-ready]")
    # The one file, and nothing beside it.
    assert [url for url in asked if not url.startswith("data:")] == [copy.as_uri()]
    asked.clear()
    policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content")
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "script-src 'sha256-" in policy
    assert "unsafe" not in policy
    page.click(".start .go")
    expect(page.locator("#titre-objectifs")).to_be_focused()
    page.go_back()
    answer(page, **mixed())
    before = result(page)
    assert "Stade 1 sur 4" in before
    page.click("[data-action=link]")
    link = page.locator("[data-link]").inner_text()
    assert link.startswith("https://carnet.example/auto-evaluation/medias-sociaux/#r1.")
    text = downloaded(page, "json")
    page.click("[data-action=erase]")
    page.click("dialog [value=erase]")
    told(page, "Tout est effacé.")
    upload(page, "[data-resume]", text)
    told(page, "L’évaluation est reprise : 27 réponses sur 27.")
    assert result(page) == before
    assert len(answered(page)) == 27
    go(page, link.partition("#")[2].join(["#", ""]))
    expect(page.locator("#titre-resultat")).to_be_focused()
    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == []
    # Every way out of it leads to the site itself.
    links = page.eval_on_selector_all(
        "a[href]", "all => all.map((a) => a.getAttribute('href'))")
    assert [one for one in links if not one.startswith(("#", "https://carnet.example/"))] == []


def test_the_copy_prints_and_reads_without_javascript_too(
    new_page: NewPage, built_site: Path
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto((built_site / ADDRESS.strip("/") / "copie-hors-ligne.html").as_uri())
    assert page.locator("[data-item]:visible").count() == len(ITEMS)
