"""axe in every state of the page and of the facilitator's, in light and in dark."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.assessment.journey import (
    ADDRESS,
    SECTIONS,
    a_file,
    answer,
    go,
    mixed,
    opened,
    told,
    upload,
)
from tests.browser.assessment.test_comparing import gathered, person
from tests.browser.axe import violations
from tests.support.pages import Pages, RecordedPage

pytestmark = pytest.mark.browser
NewPage = Callable[..., RecordedPage]
VIEWS = ["introduction", *[f"section-{name}" for name in SECTIONS], "tout", "verification",
         "resultat", "garder"]


@pytest.fixture(scope="module")
def evaluation(browser: Browser, site: str) -> Iterator[RecordedPage]:
    """A page half answered, compared with an earlier assessment."""
    pages = Pages(browser)
    page = opened(pages.open(viewport={"width": 360, "height": 740}), site)
    answer(page, **mixed())
    earlier = a_file(page, date="2025-03-01T12:00:00Z", responses={"q01": 1})
    answer(page, q14=None, q20=None, q01=3)
    upload(page, "[data-compare]", earlier)
    told(page, "1 évaluation antérieure")
    yield page
    pages.close()


def both(page: Page) -> list[str]:
    """What axe finds in either scheme."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found += violations(page)
    return found


@pytest.mark.parametrize("view", VIEWS)
def test_each_view(view: str, evaluation: RecordedPage) -> None:
    go(evaluation, f"#{view}")
    evaluation.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert both(evaluation) == []


def test_a_result_of_nothing(page: RecordedPage, site: str) -> None:
    opened(page, site, "#resultat")
    assert both(page) == []


def test_an_error_and_a_question_before_something_is_lost(
    page: RecordedPage, site: str
) -> None:
    opened(page, site)
    answer(page, q01=1)
    upload(page, "[data-resume]", "{")
    expect(page.locator(".errors")).to_be_focused()
    assert both(page) == []
    page.click("[data-action=erase]")
    expect(page.locator("dialog")).to_be_visible()
    assert both(page) == []


def test_the_facilitators_page(page: RecordedPage, site: str) -> None:
    page.goto(f"{site}{ADDRESS}comparer/")
    page.wait_for_selector("#comparaison[data-ready]")
    assert both(page) == []
    upload(page, "[data-files]", "{")
    expect(page.locator(".errors")).to_be_focused()
    assert both(page) == []
    gathered(page, site, person(1, "Léa", q01=0, q02=None), person(2, " léa", q02="unknown"))
    page.click("[data-action=unanimous]")
    assert both(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert both(page) == []


def test_the_copy_for_a_disk(page: RecordedPage, built_site: Path) -> None:
    page.goto((built_site / ADDRESS.strip("/") / "copie-hors-ligne.html").as_uri())
    page.wait_for_selector("#evaluation[data-ready]")
    assert both(page) == []


def test_without_javascript(new_page: NewPage, site: str) -> None:
    """axe needs JavaScript: the page is kept from its own."""
    page = new_page()
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(site + ADDRESS)
    assert page.locator("button").count() == 0
    assert both(page) == []
