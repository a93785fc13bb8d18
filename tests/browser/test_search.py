"""The search page, in a browser, over the real content."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.support.pages import RecordedPage
from tools.search.relevance import LEAST, questions, score

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(built_site: Path, serve: Callable[..., str]) -> str:
    return serve(built_site) + "/recherche/"


def test_the_relevance_set_is_answered(address: str, page: RecordedPage) -> None:
    asked = questions()
    assert len(asked) >= 60
    answers = score(page, address, asked)
    missed = {a.question.query: a.found for a in answers if not a.good}
    assert 1 - len(missed) / len(answers) >= LEAST, missed


def test_nothing_is_loaded_before_it_is_used(address: str, page: RecordedPage) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_selector("#q")
    assert not [url for url in asked if "/index/" in url]
    page.fill("#q", "intranet")
    page.wait_for_selector("[data-search-results] li")
    assert [url for url in asked if "/index/" in url]


def test_a_search_can_be_shared_filtered_and_heard(address: str, page: RecordedPage) -> None:
    page.goto(address + "?q=recrutement")
    page.wait_for_selector("[data-search-results] li")
    before = page.locator("[data-search-results] li").count()
    assert "recrutement" in page.locator("[role=status]").inner_text()
    page.select_option("#annee", "2008")
    expect(page.locator("[data-search-results] li")).not_to_have_count(before)
    assert page.url.endswith("?q=recrutement&annee=2008")
    assert violations(page) == []


def test_a_typo_is_told_and_corrected(address: str, page: RecordedPage) -> None:
    page.goto(address + "?q=entrprise")
    page.wait_for_selector("[data-search-results] li")
    said = page.locator("[role=status]").inner_text().replace("\u00a0", " ")
    assert "voici « entreprise »" in said


def test_what_is_typed_stays_text(address: str, page: RecordedPage) -> None:
    page.goto(address)
    page.fill("#q", "<img src=x onerror=alert(1)> zzzzqqq")
    expect(page.locator("[role=status]")).to_contain_text("<img")
    assert page.locator("main img").count() == 0


def test_by_keyboard_alone(address: str, page: RecordedPage) -> None:
    page.goto(address)
    page.focus("#q")
    page.keyboard.type("intranets")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-search-results] li")
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-search-results]') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/jakob-nielsen-et-l-entreprise-2-0/")


def test_without_javascript_it_says_where_to_go(
    address: str, new_page: Callable[..., RecordedPage]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address)
    assert "JavaScript" in page.inner_text("main")
    assert page.locator("main a[href*='/categories/']").count() == 6


def test_pages_that_hold_only_some_of_the_words_are_told_apart(
    address: str, page: RecordedPage
) -> None:
    page.goto(address + "?q=proskauer+kindle")
    page.wait_for_selector("[data-search-results] li")
    said = page.locator("[role=status]").inner_text().replace("\u00a0", " ")
    assert said == (
        "Aucune page ne répond à tous les mots de « proskauer kindle ». "
        "Celles-ci répondent à une partie."
    )


def test_a_word_that_is_nowhere_finds_nothing(address: str, page: RecordedPage) -> None:
    page.goto(address + "?q=zzzzqqq")
    status = page.locator("[role=status]")
    expect(status).to_contain_text("Aucune page ne répond à")
    assert page.locator("[data-search-results] li").count() == 0


def test_the_filters_are_there_before_anything_is_loaded(
    address: str, page: RecordedPage
) -> None:
    page.goto(address + "?annee=2009&categorie=%3Cb%3E")
    page.wait_for_selector("#q")
    assert page.input_value("#annee") == "2009"
    assert page.input_value("#categorie") == ""
    assert page.locator("#categorie option").all_inner_texts()[0] == "Toutes"
    assert page.locator("#annee option").count() > 3
