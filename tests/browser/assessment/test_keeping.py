"""Answers kept in the browser: only when asked, and the page works where they cannot be."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.assessment.journey import (
    a_file,
    answer,
    answered,
    downloaded,
    go,
    opened,
    result,
    told,
    upload,
)
from tests.support.pages import RecordedPage

pytestmark = pytest.mark.browser
NewPage = Callable[..., RecordedPage]

KEY = "auto-evaluation.dd6a8f0c-9691-410b-8049-49b03f799a23"
KEYS = "Object.keys(localStorage).concat(Object.keys(sessionStorage))"
DENIED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("no", "SecurityError") } })"""
FULL = """void (Storage.prototype.setItem = () => {
    throw new DOMException("no", "QuotaExceededError") })"""


@pytest.fixture
def second(page: RecordedPage) -> Iterator[Page]:
    """Another tab of the same browser."""
    context: BrowserContext = page.context
    other = context.new_page()
    yield other
    other.close()


def kept(page: Page) -> dict[str, object]:
    """What the browser holds, its date and identity apart."""
    text = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    data: dict[str, object] = json.loads(text)["responses"] if text else {}
    return {name: value for name, value in data.items() if value is not None}


def seen(page: Page, responses: dict[str, object]) -> None:
    """Waits until this tab sees what another one kept: they are processes of their own."""
    for _ in range(100):
        if kept(page) == responses:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never kept: {responses}")


def test_nothing_is_kept_unasked(page: RecordedPage, site: str) -> None:
    opened(page, site)
    answer(page, q01=1)
    result(page)
    assert page.evaluate(KEYS) == []
    assert page.evaluate("document.cookie") == ""


def test_the_choice_says_what_it_does(page: RecordedPage, site: str) -> None:
    opened(page, site)
    about = page.locator("[data-keep-about]")
    expect(about).to_contain_text("Safari peut les effacer après sept jours sans visite.")
    expect(page.locator("[data-keep]")).not_to_be_checked()


def test_what_is_kept_comes_back_and_can_be_given_up(page: RecordedPage, site: str) -> None:
    opened(page, site)
    answer(page, q01=1, q02="unknown", q03="not_applicable", q04=0)
    page.fill("[data-respondent]", "Finances")
    page.check("[data-keep]")
    told(page, "Vos réponses sont conservées dans ce navigateur.")
    assert page.evaluate(KEYS) == [KEY]
    assert kept(page) == {"q01": 1, "q02": "unknown", "q03": "not_applicable", "q04": 0}
    opened(page, site)
    assert answered(page) == {
        "q01": "1", "q02": "unknown", "q03": "not_applicable", "q04": "0"}
    assert page.input_value("[data-respondent]") == "Finances"
    page.uncheck("[data-keep]")
    told(page, "Rien n’est plus conservé dans ce navigateur.")
    assert page.evaluate(KEYS) == []
    assert len(answered(page)) == 4


def test_erasing_leaves_nothing_of_the_person_in_the_page(
    page: RecordedPage, site: str
) -> None:
    opened(page, site, "#section-objectifs")
    answer(page, q01=1)
    page.click("#question-q01 summary >> text=Note privée")
    page.fill("#question-q01 textarea", "secret de Polichinelle")
    go(page, "#garder")
    page.fill("[data-respondent]", "Léa Tremblay")
    page.check("[data-with-notes]")
    page.check("[data-keep]")
    page.click("[data-action=link]")
    before = page.locator("[data-link]").inner_text()
    upload(page, "[data-compare]", a_file(page, date="2025-03-01T12:00:00Z"))
    told(page, "1 évaluation antérieure")
    page.click("[data-action=erase]")
    page.click("dialog [value=erase]")
    told(page, "Tout est effacé.")
    assert page.evaluate(KEYS) == []
    html = page.evaluate("""document.documentElement.outerHTML + [...document.querySelectorAll(
        'input, textarea')].map((e) => e.type === "radio" ? "" : e.value).join()""")
    for trace in ("Polichinelle", "Tremblay", before, "1er mars 2025"):
        assert trace not in html, trace
    expect(page.locator("[data-with-notes]")).not_to_be_checked()
    assert json.loads(downloaded(page, "json"))["respondent"] == ""
    assert "1er mars 2025" not in result(page)


def test_a_browser_that_denies_storage(page: RecordedPage, site: str) -> None:
    page.add_init_script(DENIED)
    opened(page, site)
    expect(page.locator("[data-keep]")).to_be_disabled()
    expect(page.locator("[data-keep-about]")).to_contain_text(
        "Ce navigateur refuse de conserver quoi que ce soit pour ce site.")
    answer(page, q01=1)
    assert json.loads(downloaded(page, "json"))["responses"]["q01"] == 1
    page.click("[data-action=erase]")
    page.click("dialog [value=erase]")
    told(page, "Tout est effacé.")
    assert answered(page) == {}


def test_a_full_browser_at_the_first_try(page: RecordedPage, site: str) -> None:
    page.add_init_script(FULL)
    opened(page, site)
    answer(page, q01=1)
    page.locator("[data-keep]").click()
    expect(page.locator("dialog")).to_contain_text("L’espace de ce navigateur est plein")
    page.click("dialog [value=seen]")
    expect(page.locator("[data-keep]")).not_to_be_checked()
    expect(page.locator("[data-keep]")).to_be_focused()
    assert answered(page) == {"q01": "1"}


def test_a_browser_that_fills_up_on_the_way(page: RecordedPage, site: str) -> None:
    """It says so where one answers, and gives the place back."""
    opened(page, site)
    page.check("[data-keep]")
    go(page, "#section-presences")
    page.evaluate(FULL)
    page.locator("#question-q13 input").nth(2).check()
    expect(page.locator("dialog")).to_contain_text("Vos réponses ne sont plus conservées")
    page.keyboard.press("Escape")
    expect(page.locator("#question-q13 input").nth(2)).to_be_focused()
    assert answered(page) == {"q13": "2"}
    answer(page, q14=1)
    expect(page.locator("dialog")).to_have_count(0)


@pytest.mark.parametrize("text", [
    "{", "null", '"__proto__"', "{}", '{"format": "auto-evaluation", "format_version": 1}',
    "[" * 100_000, "\x00",
])
def test_what_is_corrupt_is_said_and_not_touched(
    text: str, page: RecordedPage, site: str
) -> None:
    opened(page, site)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    opened(page, site)
    expect(page.locator(".errors")).to_contain_text(
        "La copie conservée dans ce navigateur est illisible. Elle n’a pas été touchée.")
    expect(page.locator("[data-keep]")).not_to_be_checked()
    answer(page, q01=1)
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == text
    page.check("[data-keep]")
    told(page, "Vos réponses sont conservées")
    assert kept(page) == {"q01": 1}


def test_two_tabs_follow_each_other(page: RecordedPage, second: Page, site: str) -> None:
    opened(page, site)
    page.check("[data-keep]")
    opened(second, site)
    answer(second, q01=2)
    expect(page.locator("#question-q01 input[value='2']")).to_be_checked()
    told(page, "Vos réponses ont changé dans un autre onglet; cette page les a reprises.")
    answer(page, q02=1)
    expect(second.locator("#question-q02 input[value='1']")).to_be_checked()
    assert kept(page) == {"q01": 2, "q02": 1}


DEAF = """addEventListener("storage", (event) => event.stopImmediatePropagation(), true)"""


@pytest.mark.parametrize(("choice", "expected"), [
    ("here", {"q01": 3}), ("there", {"q01": 2, "q02": 1}),
])
def test_two_tabs_that_missed_each_other_ask(
    choice: str, expected: dict[str, int], page: RecordedPage, second: Page, site: str
) -> None:
    """A tab put to sleep hears of nothing: it asks before it writes over another's answers."""
    page.add_init_script(DEAF)
    opened(page, site)
    page.check("[data-keep]")
    opened(second, site)
    answer(second, q01=2, q02=1)
    seen(page, {"q01": 2, "q02": 1})
    answer(page, q01=3)
    page.click(f"dialog [value={choice}]")
    expect(page.locator("dialog")).to_have_count(0)
    assert kept(page) == expected
    assert answered(page) == {name: str(level) for name, level in expected.items()}


def test_two_tabs_and_no_choice_keeps_the_others(
    page: RecordedPage, second: Page, site: str
) -> None:
    page.add_init_script(DEAF)
    opened(page, site)
    page.check("[data-keep]")
    opened(second, site)
    answer(second, q01=2)
    seen(page, {"q01": 2})
    answer(page, q01=3)
    expect(page.locator("dialog")).to_contain_text("Deux onglets, deux versions")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_contain_text("qui garde celles de l’autre onglet")
    page.click("dialog [value=seen]")
    assert kept(page) == {"q01": 2}
    assert answered(page) == {"q01": "3"}
    expect(page.locator("[data-keep]")).not_to_be_checked()


def test_erasing_in_one_tab_is_said_in_the_other(
    page: RecordedPage, second: Page, site: str
) -> None:
    opened(page, site)
    answer(page, q01=1)
    page.check("[data-keep]")
    opened(second, site)
    second.click("[data-action=erase]")
    second.click("dialog [value=erase]")
    told(page, "Un autre onglet a effacé la copie conservée.")
    expect(page.locator("[data-keep]")).not_to_be_checked()
    assert answered(page) == {"q01": "1"}
    answer(page, q02=1)
    assert page.evaluate(KEYS) == []


def test_a_note_being_typed_is_kept_when_the_page_goes(page: RecordedPage, site: str) -> None:
    opened(page, site, "#section-objectifs")
    page.evaluate("document.querySelector('[data-keep]').click()")
    page.click("#question-q01 summary >> text=Note privée")
    page.locator("#question-q01 textarea").press_sequentially("dernier mot")
    opened(page, site, "?encore")
    assert page.input_value("#question-q01 textarea") == "dernier mot"


def test_answers_to_an_earlier_version_come_back_with_a_word(
    page: RecordedPage, site: str
) -> None:
    opened(page, site)
    answer(page, q01=1)
    old = json.loads(a_file(page))
    old["questionnaire"]["version"] = 7
    old["responses"]["retiree"] = 2
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(old)])
    opened(page, site)
    told(page, "Vos réponses à la version 7 ont été reprises.")
    assert answered(page) == {"q01": "1"}
