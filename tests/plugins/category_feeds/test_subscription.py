"""The subscription page: one row per category, whole without JavaScript, and its list."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html
from playwright.sync_api import expect

from tests.support.building import ROOT
from tests.support.pages import RecordedPage

SITE = "https://carnet.example"
ADDRESS = f"{SITE}/categories/strategie/flux.xml"
NewPage = Callable[..., RecordedPage]
Serve = Callable[..., str]


@pytest.fixture(scope="module")
def base(built_site: Path, serve: Serve) -> str:
    return serve(built_site)


def test_a_row_for_everything_and_for_each_category(built_site: Path) -> None:
    page = html.parse(built_site / "abonnement/index.html").getroot()
    rows = page.xpath("//table/tbody/tr")
    names = [row.xpath("string(th/a)") for row in rows]
    categories = [path.parent.name for path in built_site.glob("categories/*/index.html")]
    assert names[0] == "Tout le carnet"
    assert len(names) == len(categories) + 1
    for row in rows:
        [rss, json] = row.xpath("td//a")
        assert (built_site / rss.get("href").lstrip("/")).is_file()
        assert (built_site / json.get("href").lstrip("/")).is_file()
        assert rss.text_content() == SITE + rss.get("href")
        feed = etree.parse(built_site / rss.get("href").lstrip("/"))
        count = row.xpath("normalize-space(td[1])").split()[0]
        assert row.xpath("string(th/span)") == feed.findtext("channel/description")
        if int(count) < 20:
            assert len(feed.findall("channel/item")) == int(count)
    assert page.xpath("//button") == []


def test_the_page_leads_to_the_list_to_import(built_site: Path) -> None:
    page = html.parse(built_site / "abonnement/index.html").getroot()
    [target] = page.xpath("//main//a[contains(., 'OPML')]/@href")
    assert target == "abonnements.opml"  # beside the page, whatever path the site is under
    assert (built_site / "abonnement" / target).is_file()


def test_the_list_to_import_has_every_category_and_no_article_twice(built_site: Path) -> None:
    outlines = etree.parse(built_site / "abonnement/abonnements.opml").findall("body/outline")
    feeds = {outline.get("xmlUrl") for outline in outlines}
    assert feeds == {
        f"{SITE}/{path.relative_to(built_site).as_posix()}"
        for path in built_site.glob("categories/*/flux.xml")}


@pytest.mark.browser
def test_an_address_is_copied(base: str, new_page: NewPage) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{base}/abonnement/")
    button = page.get_by_role("button", name="Copier l’adresse du fil RSS : Stratégie")
    button.click()
    expect(button).to_have_text("Copiée")
    expect(page.get_by_role("status")).to_have_text(f"Copiée\u00a0: {ADDRESS}")
    assert page.evaluate("navigator.clipboard.readText()") == ADDRESS
    expect(button).to_have_text("Copier", timeout=4000)


@pytest.mark.browser
def test_where_copying_is_refused_the_address_is_selected(base: str, new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('refusé'))")
    page.goto(f"{base}/abonnement/")
    page.get_by_role("button", name="Copier l’adresse du fil RSS : Stratégie").click()
    page.wait_for_function("getSelection().toString() !== ''")
    assert page.evaluate("getSelection().toString()") == ADDRESS


@pytest.mark.browser
def test_without_a_clipboard_there_is_no_button(base: str, new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"{base}/abonnement/")
    expect(page.get_by_role("link", name=ADDRESS)).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


@pytest.mark.browser
def test_without_javascript_everything_is_there(base: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{base}/abonnement/")
    expect(page.get_by_role("link", name=ADDRESS)).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


@pytest.mark.browser
@pytest.mark.parametrize(("width", "lines"), [(320, 3), (768, 1), (1000, 1), (1280, 1), (1920, 2)])
def test_nothing_sticks_out_and_addresses_can_be_read(
    base: str, new_page: NewPage, width: int, lines: int
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(f"{base}/abonnement/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("""() => Math.max(...[...document.querySelectorAll('.feeds td a')].map(
        a => a.getClientRects().length))""") <= lines


@pytest.mark.parametrize("name", ["paper", "leaf", "ink", "soft", "rule"])
def test_a_feed_has_the_colours_of_the_site(name: str) -> None:
    """It cannot load the site's tokens, so that it repeats them."""
    line = re.compile(rf"^\s*--{name}: (.*);$", re.MULTILINE)
    feed, site = (
        line.findall((ROOT / f"theme/static/css/{file}").read_text(encoding="utf-8"))[0]
        for file in ("feed.css", "tokens.css"))
    assert feed == site


@pytest.mark.browser
def test_a_feed_opened_in_a_browser_can_be_read(base: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{base}/categories/strategie/flux.xml")
    shown = page.evaluate("""() => [...document.querySelectorAll('*')].filter(
        e => e.localName !== 'rss' && e.localName !== 'channel' && e.localName !== 'item'
          && getComputedStyle(e).display !== 'none').map(e => e.localName)""")
    assert set(shown) == {"title", "link", "description", "pubDate"}
    style = page.evaluate("""() => ({
        block: getComputedStyle(document.querySelector('item')).display,
        notice: getComputedStyle(document.querySelector('channel'), '::before').content,
        size: parseFloat(getComputedStyle(document.querySelector('channel > title')).fontSize),
        wide: document.documentElement.scrollWidth - innerWidth,
    })""")
    assert style["block"] == "block"
    assert "Ceci est un fil RSS." in style["notice"]
    assert style["size"] > 25
    assert style["wide"] <= 0
