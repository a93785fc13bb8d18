"""What the theme promises to the eye, whatever the screen, the colours and the size of text."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.browser.kinds import ALL
from tests.support.pages import RecordedPage

NewPage = Callable[..., RecordedPage]
Serve = Callable[..., str]

pytestmark = pytest.mark.browser

ARTICLE = ALL["article"]
WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 320, "height": 640}
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; "
    "word-spacing: .16em !important } p { margin-block-end: 2em !important }"
)
# Elements whose text runs out of them sideways, or under what follows.
SPILT = """() => [...document.querySelectorAll('header *, main *, footer *')].filter(e => {
    if (e.closest('svg, .hidden, template, .rail-said, .wide-table, .scroll')) return false;
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) return false;
    const style = getComputedStyle(e);
    if (style.display === 'inline' || style.position === 'absolute') return false;
    return e.scrollWidth > e.clientWidth + 2;
}).map(e => e.outerHTML.slice(0, 90))"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
BOXES = """selector => [...document.querySelectorAll(selector)].map(e => {
    const r = e.getBoundingClientRect();
    return { text: e.textContent, left: r.left, right: r.right, top: r.top, bottom: r.bottom };
})"""


@pytest.fixture(scope="module")
def site(built_site: Path, serve: Serve) -> str:
    return serve(built_site)


def boxes(page: RecordedPage, selector: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(BOXES, selector)
    return found


def enlarge(page: RecordedPage) -> None:
    """Text at 200 %, as a reader's own setting makes it; the page stays as wide."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")


@pytest.mark.parametrize("kind", ALL)
def test_text_twice_as_large_loses_nothing(kind: str, site: str, new_page: NewPage) -> None:
    for viewport in (WIDE, {"width": 768, "height": 800}):
        page = new_page(viewport=viewport)
        page.goto(site + ALL[kind])
        enlarge(page)
        assert page.evaluate(SIDEWAYS) == 0, viewport
        assert page.evaluate(SPILT) == [], viewport


@pytest.mark.parametrize("kind", ALL)
def test_text_spread_out_loses_nothing(kind: str, site: str, new_page: NewPage) -> None:
    for viewport in (WIDE, {"width": 768, "height": 800}):
        page = new_page(viewport=viewport)
        page.goto(site + ALL[kind])
        page.evaluate(
            "css => { const s = new CSSStyleSheet(); s.replaceSync(css); "
            "document.adoptedStyleSheets.push(s) }", SPACING,
        )
        assert page.evaluate(SIDEWAYS) == 0, viewport
        assert page.evaluate(SPILT) == [], viewport


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("viewport", [NARROW, WIDE])
def test_the_values_of_a_figure_never_cover_one_another(
    viewport: dict[str, int], large: bool, site: str, new_page: NewPage
) -> None:
    page = new_page(viewport=viewport)
    page.goto(site + ARTICLE)
    if large:
        enlarge(page)
    values = boxes(page, ".chart-value")
    assert len(values) == 5
    for one, other in combinations(values, 2):
        apart = one["right"] <= other["left"] or other["right"] <= one["left"]
        # A box of text is taller than its digits: an eighth on either side is air.
        air = (one["bottom"] - one["top"]) / 4
        above = one["bottom"] - air <= other["top"] or other["bottom"] - air <= one["top"]
        assert apart or above, (one["text"], other["text"])
    if not large:
        assert all(value["left"] >= 0 and value["right"] <= viewport["width"] for value in values)


def test_a_figure_is_as_readable_as_the_page_around_it(site: str, new_page: NewPage) -> None:
    for viewport in (NARROW, WIDE):
        page = new_page(viewport=viewport)
        page.goto(site + ARTICLE)
        sizes = page.evaluate(
            "[...document.querySelectorAll('.chart-drawing text')]"
            ".map(e => parseFloat(getComputedStyle(e).fontSize))"
        )
        note = page.locator(".chart-source").first.evaluate(
            "e => parseFloat(getComputedStyle(e).fontSize)")
        assert set(sizes) == {note}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_figures_keep_their_lines_when_colours_are_forced(
    scheme: str, site: str, new_page: NewPage
) -> None:
    page = new_page(forced_colors="active", color_scheme=scheme)
    page.goto(site + ARTICLE)
    canvas = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    for selector, name in (
        (".chart-line", "stroke"), (".chart-axis", "stroke"), (".chart-disc", "fill"),
        (".chart-drawing text", "fill"), (".dots path", "stroke"), (".bar", "color"),
    ):
        found = page.locator(selector).first.evaluate(
            "(e, name) => getComputedStyle(e)[name]", name)
        assert found not in {canvas, "none"}, selector


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_browser_and_the_page_have_one_paper(
    scheme: str, site: str, new_page: NewPage
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site + "/")
    same = page.evaluate("""() => {
        const meta = [...document.querySelectorAll('meta[name="theme-color"]')]
            .find(m => matchMedia(m.media).matches);
        const canvas = new OffscreenCanvas(1, 1).getContext('2d');
        const pixel = colour => { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data].join() };
        return [pixel(meta.content),
            pixel(getComputedStyle(document.documentElement).backgroundColor)];
    }""")
    assert same[0] == same[1]


def test_dates_stand_left_of_the_margin_and_titles_right_of_it(
    site: str, new_page: NewPage
) -> None:
    page = new_page(viewport=WIDE)
    page.goto(site + ALL["archives"])
    line = page.evaluate(
        "parseFloat(getComputedStyle(document.body, '::before').insetInlineStart)")
    assert all(box["right"] < line for box in boxes(page, ".rail-date"))
    assert all(box["left"] > line for box in boxes(page, ".list h3"))
    assert all(box["left"] > line for box in boxes(page, ".masthead-name span"))


def test_a_year_is_seen_once_and_heard_each_time(site: str, new_page: NewPage) -> None:
    page = new_page(viewport=WIDE)
    page.goto(site + ALL["archives"])
    dates = page.locator(".rail-date")
    years = [text.split()[-1] for text in dates.all_inner_texts()]
    assert years.count("2009") == 5  # still there for who listens
    seen = [
        box["text"] for box in boxes(page, ".rail-year") if box["right"] - box["left"] > 2
    ]
    assert seen == ["2014", "2012", "2010", "2009", "2008"]


def test_on_a_telephone_a_date_is_one_line_above_its_title(
    site: str, new_page: NewPage
) -> None:
    page = new_page(viewport={"width": 360, "height": 640})
    page.goto(site + ALL["archives"])
    for date, title in zip(
        boxes(page, ".rail-date"), boxes(page, ".list h3"), strict=True
    ):
        assert date["bottom"] <= title["top"] + 1
        assert date["bottom"] - date["top"] < 30


@pytest.mark.parametrize("width", [768, 1280, 1920])
def test_a_line_holds_what_an_eye_follows(width: int, site: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(site + ARTICLE)
    letters = page.locator(".post-text > p").nth(3).evaluate("""p => {
        const range = document.createRange(); range.selectNodeContents(p);
        const lines = new Set([...range.getClientRects()].map(r => Math.round(r.top)));
        return p.textContent.length / lines.size;
    }""")
    assert 45 <= letters <= 80


def test_the_mark_has_a_dot_for_each_question(site: str, new_page: NewPage) -> None:
    page = new_page(viewport=WIDE)
    page.goto(site + ALL["questionnaire"])
    questions = page.locator("fieldset.item").count()
    page.goto(site + ARTICLE)
    mark = page.locator(".masthead .dots path").get_attribute("d") or ""
    assert mark.count("M") == questions == 27
    # An article ends on them: a dot and a space each, but after the last.
    end = page.evaluate("""() => { const e = document.querySelector('.post-end');
        const s = getComputedStyle(e, '::before');
        return parseFloat(s.inlineSize) / parseFloat(s.borderTopWidth) }""")
    assert end == 27 + 26


def test_an_article_has_its_year_in_the_margin(site: str, new_page: NewPage) -> None:
    page = new_page(viewport=WIDE)
    page.goto(site + ARTICLE)
    assert page.locator(".post-meta time").inner_text().split() == ["mai", "2014"]
    year, = boxes(page, ".post-meta .rail-year")
    title, = boxes(page, "h1")
    assert year["right"] < title["left"] and year["bottom"] - year["top"] > 40


@pytest.mark.parametrize("width", [320, 360])
def test_a_figure_and_its_unit_stay_on_one_line(
    width: int, site: str, new_page: NewPage
) -> None:
    page = new_page(viewport={"width": width, "height": 640})
    page.goto(site + ALL["article with a table"])
    lines = page.evaluate("""() => [...document.querySelectorAll('.align-right')].map(e => {
        const range = document.createRange(); range.selectNodeContents(e);
        return new Set([...range.getClientRects()].map(r => Math.round(r.top))).size })""")
    assert len(lines) == 5 and set(lines) == {1}


def test_the_contents_of_a_long_article_stay_in_sight(site: str, new_page: NewPage) -> None:
    page = new_page(viewport=WIDE)
    page.goto(site + ARTICLE)
    page.evaluate("document.querySelectorAll('.post-text h2')[3].scrollIntoView()")
    box = page.locator(".contents").bounding_box()
    assert box is not None and 0 <= box["y"] < WIDE["height"] / 2


def test_movement_is_for_those_who_want_it(site: str, new_page: NewPage) -> None:
    rules = """() => {
        const found = [];
        const walk = (list, active) => { for (const rule of list) {
            const on = active && (!rule.media || matchMedia(rule.media.mediaText).matches);
            if (rule.constructor.name === 'CSSViewTransitionRule' && on) found.push(rule.cssText);
            if (rule.cssRules) walk(rule.cssRules, on);
        } };
        for (const sheet of document.styleSheets) walk(sheet.cssRules, true);
        return found.length;
    }"""
    for motion, count in (("no-preference", 1), ("reduce", 0)):
        page = new_page(reduced_motion=motion)
        page.goto(site + "/")
        assert page.evaluate(rules) == count


def test_on_paper_every_number_of_a_figure_is_there(site: str, page: RecordedPage) -> None:
    page.goto(site + ARTICLE)
    page.emulate_media(media="print")
    table = page.locator(".chart details table").first.bounding_box()
    assert table is not None and table["height"] > 20
    assert not page.locator(".chart summary").first.is_visible()


def test_paper_has_no_margin_line_and_says_where_it_comes_from(
    site: str, page: RecordedPage
) -> None:
    page.goto(site + ARTICLE)
    assert not page.locator(".masthead-address").is_visible()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body, '::before').display") == "none"
    assert page.locator(".masthead-address").inner_text() == "https://carnet.example" + ARTICLE
    # Ink on white, whatever the screen was.
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == (
        "rgb(255, 255, 255)")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_paper_keeps_the_address_to_write_to(site: str, page: RecordedPage) -> None:
    page.goto(site + ALL["contact"])
    page.emulate_media(media="print")
    address = page.locator("main a[href^='mailto:']")
    assert address.is_visible()
    assert address.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    # On the pages where it only invites to click, nothing is left of it.
    page.goto(site + ALL["home"])
    assert not page.locator(".go").first.is_visible()
