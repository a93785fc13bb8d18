"""A second questionnaire, of another scale and other words: a file, and no code."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.assessment.journey import downloaded, go, upload
from tests.browser.axe import violations
from tests.support.building import ROOT
from tests.support.pages import RecordedPage
from tests.support.small_site import small_site

pytestmark = pytest.mark.browser
FILE = ROOT / "tests/fixtures/questionnaires/petit.md"
HOME = "/auto-evaluation/accueil/"


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """The base URL of a small site with that one questionnaire."""
    folder: Path = tmp_path_factory.mktemp("second")
    files: dict[str, str | bytes | None] = {
        "content/questionnaires/accueil.md": FILE.read_bytes()}
    return serve(small_site(folder / "site", files, "").built().output)


def test_its_own_levels_words_stages_and_bounds(page: RecordedPage, other: str) -> None:
    page.goto(other + HOME)
    page.wait_for_selector("#evaluation[data-ready]")
    expect(page.locator(".progress-status")).to_have_text("Réponses\u00a0: 0 sur 3")
    page.click(".start .go")
    expect(page.locator("#titre-porte")).to_be_focused()
    page.check("[name=sonnette][value='5']")
    page.check("[name=tapis][value=not_applicable]")
    page.click("#section-porte .go")
    page.check("[name=cafe][value=unknown]")
    page.click("#section-table .go")
    page.click("#verification .go")
    expect(page.locator("#titre-resultat")).to_be_focused()
    text = page.locator("#resultat").inner_text().replace("\u00a0", " ")
    assert "Stade 1 sur 2" in text
    assert "Ce qui bloque le stade 2, Fin" in text
    assert "« Pas pour nous » lève l’exigence de cette question, qui sort du calcul :" in text
    assert "La cuisine" in text
    rows = page.locator("#resultat tbody tr").all_inner_texts()
    assert rows == [
        "La porte & le seuil\t5,0\tde 5,0 à 5,0\t1 sur 1\t1 sur 1",
        "La table\tdonnées insuffisantes\tde 1,0 à 5,0\t0 sur 1\t0 sur 1",
    ]
    assert violations(page) == []
    go(page, "#garder")
    page.click("[data-action=link]")
    fragment = "#" + page.locator("[data-link]").inner_text().partition("#")[2]
    assert ".1.2nu." in fragment
    file = downloaded(page, "json")
    assert json.loads(file)["responses"] == {
        "sonnette": 5, "tapis": "not_applicable", "cafe": "unknown"}
    page.goto(f"{other}{HOME}comparer/")
    page.fill("[data-expected]", "2")
    upload(page, "[data-files]", file, json.dumps(
        {**json.loads(file), "assessment": "1" * 32, "responses": {"sonnette": 1, "cafe": 5}}))
    page.click("[data-action=reveal]")
    cells = page.locator("#differences tbody tr").first.locator("td").all_inner_texts()
    assert [cell.split("\n")[0].count("●") for cell in cells] == [1, 0, 1, 0, 0, 0, 0]
    assert violations(page) == []


def test_what_its_author_wrote_as_markup_is_text(page: RecordedPage, other: str) -> None:
    page.goto(f"{other}{HOME}#resultat")
    page.wait_for_selector("#evaluation[data-ready]")
    go(page, "#verification")
    expect(page.locator("#verification dt").first).to_contain_text("<script>alert(1)</script>")
