"""Every page kind in a real browser: accessible, quiet, usable by keyboard and on a phone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.axe import violations
from tests.browser.kinds import ALL, READ_ONLY
from tests.support.pages import RecordedPage

NewPage = Callable[..., RecordedPage]
Serve = Callable[..., str]

pytestmark = pytest.mark.browser

SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; "
    "word-spacing: .16em !important } p { margin-bottom: 2em !important }"
)


@pytest.fixture(scope="module")
def site(built_site: Path, serve: Serve) -> str:
    return serve(built_site)


def sideways(page: RecordedPage) -> int:
    root = "document.documentElement"
    return int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))


def cut(page: RecordedPage) -> list[str]:
    """Elements whose text is cut off by their own box."""
    return page.evaluate("""() => [...document.querySelectorAll('main *')].filter(e => {
        const s = getComputedStyle(e);
        return !e.closest('svg,.hidden,template') && ['hidden', 'clip'].includes(s.overflowX)
            && e.scrollWidth > e.clientWidth + 1;
    }).map(e => e.outerHTML.slice(0, 80))""")  # type: ignore[no-any-return]


@pytest.mark.parametrize("kind", ALL)
def test_axe_finds_nothing_in_any_colours(kind: str, site: str, new_page: NewPage) -> None:
    for options in ({}, {"color_scheme": "dark"}, {"forced_colors": "active"}):
        page = new_page(**options)
        page.goto(site + ALL[kind])
        assert violations(page) == [], (kind, options)


@pytest.mark.parametrize("kind", ALL)
def test_a_narrow_screen_loses_nothing(kind: str, site: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(site + ALL[kind])
    assert sideways(page) == 0
    # The policy refuses a style element, so the sheet is adopted.
    page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); "
        "document.adoptedStyleSheets.push(s) }", SPACING,
    )
    assert sideways(page) == 0
    assert cut(page) == []


@pytest.mark.parametrize("kind", ALL)
def test_twice_the_size_loses_nothing(kind: str, site: str, new_page: NewPage) -> None:
    # 200 % on a screen of 1280 is a viewport of 640 with two device pixels to one.
    page = new_page(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    page.goto(site + ALL[kind])
    assert sideways(page) == 0
    assert cut(page) == []


@pytest.mark.parametrize("kind", READ_ONLY)
def test_a_page_that_is_only_read_has_no_script(
    kind: str, site: str, new_page: NewPage
) -> None:
    asked: list[str] = []
    page = new_page()
    page.on("request", lambda request: asked.append(request.resource_type))
    page.goto(site + READ_ONLY[kind])
    assert "script" not in asked and "stylesheet" not in asked and "font" not in asked
    scripts = page.evaluate("[...document.scripts].map(s => s.type)")
    assert set(scripts) <= {"application/ld+json"}


@pytest.mark.parametrize("kind", ALL)
def test_without_javascript_the_page_is_there(kind: str, site: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site + ALL[kind])
    assert page.locator("h1").count() == 1
    assert len(page.inner_text("main")) > 60


def test_the_first_tab_leads_to_the_content(site: str, page: RecordedPage) -> None:
    page.goto(site + "/2014/bloquer-les-reseaux-sociaux-au-travail/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au contenu"
    assert page.locator(".skip").bounding_box()["width"] > 50  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"


def test_the_focus_is_always_seen_and_in_order(site: str, page: RecordedPage) -> None:
    page.goto(site + "/")
    tops = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => { const e = document.activeElement, s = getComputedStyle(e);
            return [s.outlineStyle, parseFloat(s.outlineWidth), e.getBoundingClientRect().top] }""")
        assert seen[0] == "solid" and seen[1] >= 2
        tops.append(seen[2] + page.evaluate("scrollY"))
    assert tops == sorted(tops)


def test_an_article_prints_as_a_document(site: str, page: RecordedPage) -> None:
    page.goto(site + "/2014/bloquer-les-reseaux-sociaux-au-travail/")
    page.emulate_media(media="print")
    assert not page.locator(".masthead nav").is_visible()
    assert not page.locator("footer.footer").is_visible()
    link = page.locator(".post-body p a").first
    after = link.evaluate("e => getComputedStyle(e, '::after').content")
    assert link.get_attribute("href") and "(" in after
    assert page.pdf()[:5] == b"%PDF-"
