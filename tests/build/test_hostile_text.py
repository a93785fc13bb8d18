"""Text that wants to be something else is shown as text, wherever it lands."""

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from lxml import etree, html

from tests.support.small_site import SmallSite, small_site

# What is written, and what is to be read: the same but for the quotes of French.
WRITTEN = "<script>alert(1)</script> & </title> \"d'ici\" 👍 \u200fعنوان\u200e nb\u00a0sp"
TITLE = "<script>alert(1)</script> & </title> «\u00a0d’ici\u00a0» 👍 \u200fعنوان\u200e nb\u00a0sp"
SUMMARY = "]]> <!-- --> </script><img src=x onerror=alert(1)> &amp; {{ 7*7 }} 🎉 \u202eא\u202c"
CATEGORY = "R&D <i>en</i> 50\u00a0%"
ABOUT = "Le « <b>tout</b> » & le reste."
LABEL = "</text><script>1</script> & <b>"


def quoted(text: str) -> str:
    """As YAML reads it: JSON is YAML."""
    return json.dumps(text, ensure_ascii=False)


SOURCE = f"""\
---
title: {quoted(WRITTEN)}
date: 2013-05-12
category: {quoted(CATEGORY)}
tags: ["<b>gras</b> & fin"]
summary: {quoted(SUMMARY)}
id: 33333333-3333-4333-8333-333333333333
source: {{author: "</script><i>", title: "<u>t</u> & u", year: 2013}}
event: {{kind: talk, start: 2013-01-02, place: "<script>lieu</script>", organiser: "A & B"}}
figures:
  - id: parts
    title: {quoted(LABEL)}
    kind: bars
    unit: "%"
    columns: [2013]
    rows:
      - {{label: {quoted(LABEL)}, values: [42]}}
    source: {quoted(LABEL)}
---
[[figure:parts]]
"""
FILES = {
    "content/articles/2013/x.md": SOURCE,
    "content/categories.yml": (
        "- {name: Stratégie, slug: strategie, description: Objectifs.}\n"
        f"- name: {quoted(CATEGORY)}\n  slug: recherche\n  description: {quoted(ABOUT)}\n"
    ),
    "content/pages/conferences.md": (
        f"---\ntitle: {quoted('<u>Les</u> conférences & co')}\nslug: conferences\n"
        f"template: conferences\nsummary: {quoted(SUMMARY)}\n---\nTexte.\n"
    ),
}
LISTS = [
    "index.html", "archives/index.html", "archives/2013/index.html",
    "categories/recherche/index.html", "categories/recherche/2013/index.html",
    "sujets/gras-fin/index.html", "sujets/gras-fin/2013/index.html", "conferences/index.html",
]
FEEDS = ["flux", "categories/recherche/flux", "sujets/gras-fin/flux"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    return small_site(tmp_path_factory.mktemp("hostile"), FILES).built()


def page(site: SmallSite, name: str) -> html.HtmlElement:
    return html.document_fromstring((site.output / name).read_bytes())


def pages(site: SmallSite) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in sorted(site.output.rglob("*.html")):
        yield path.relative_to(site.output).as_posix(), html.document_fromstring(path.read_bytes())


def data(document: html.HtmlElement) -> dict[str, dict[str, object]]:
    """The JSON-LD blocks of a page, by their type."""
    blocks = document.xpath("//script[@type='application/ld+json']/text()")
    return {block["@type"]: block for block in map(json.loads, blocks)}


def meta(document: html.HtmlElement, name: str) -> str:
    return str(document.xpath(f"//meta[@name='{name}' or @property='{name}']/@content")[0])


def test_no_page_has_an_element_that_was_text(site: SmallSite) -> None:
    for name, document in pages(site):
        scripts = document.xpath("//script[not(@type='application/ld+json')][not(@src)]")
        assert scripts == [], name
        assert document.xpath("//*[@onerror]|//img|//u|//i|//b") == [], name
        data(document)  # whole JSON, wherever it is


def test_an_article_shows_its_words(site: SmallSite) -> None:
    document = page(site, "2013/x/index.html")
    assert document.findtext(".//title") == f"{TITLE} · Le carnet"
    assert document.xpath("string(//h1)") == TITLE
    assert document.xpath("string(//p[@class='post-lede'])") == SUMMARY
    assert document.xpath("string(//p[@class='post-credit']/cite)") == "<u>t</u> & u"
    facts = [" ".join(dd.text_content().split()) for dd in document.xpath("//dl/div/dd")]
    assert "<script>lieu</script>" in facts and "A & B" in facts
    assert [a.text for a in document.xpath("//*[@class='kicker']/a")] == [CATEGORY]
    assert document.xpath("string(//*[@aria-labelledby='sujets']//a)") == "<b>gras</b> & fin"


def test_a_figure_shows_its_words(site: SmallSite) -> None:
    figure = page(site, "2013/x/index.html").xpath("//figure")[0]
    assert figure.xpath("string(figcaption)") == LABEL
    assert LABEL in figure.xpath("string(.//tbody//th)")
    assert figure.xpath("string(.//*[@class='chart-source'])").endswith(LABEL)


def test_what_machines_are_told_is_the_same_text(site: SmallSite) -> None:
    document = page(site, "2013/x/index.html")
    assert meta(document, "description") == meta(document, "og:description") == SUMMARY
    assert meta(document, "og:title") == f"{TITLE} · Le carnet"
    assert meta(document, "article:section") == CATEGORY
    posting = data(document)["BlogPosting"]
    assert (posting["headline"], posting["description"]) == (TITLE, SUMMARY)
    assert posting["keywords"] == "<b>gras</b> & fin"
    assert posting["isBasedOn"]["author"]["name"] == "</script><i>"
    names = [step["name"] for step in data(document)["BreadcrumbList"]["itemListElement"]]
    assert names == ["Le carnet", CATEGORY, TITLE]
    assert data(document)["EducationEvent"]["location"]["name"] == "<script>lieu</script>"


@pytest.mark.parametrize("name", LISTS)
def test_a_list_shows_the_same_text(name: str, site: SmallSite) -> None:
    document = page(site, name)
    entry = document.xpath("//li[.//a[@href='/2013/x/']]")[0]
    assert entry.xpath("string(.//a[@href='/2013/x/'])") == TITLE
    assert entry.xpath("string(.//p)") == SUMMARY


def test_a_category_shows_its_name_and_what_it_is(site: SmallSite) -> None:
    document = page(site, "categories/recherche/index.html")
    assert document.xpath("string(//h1)") == CATEGORY
    about = ABOUT.replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    assert document.xpath("string(//p[@class='post-lede'])") == about
    assert meta(document, "description") == about


@pytest.mark.parametrize("name", FEEDS)
def test_feeds_hold_the_same_text(name: str, site: SmallSite) -> None:
    item = etree.parse(str(site.output / f"{name}.xml")).xpath("//item[contains(guid, '33333333')]")
    assert item[0].findtext("title") == TITLE
    # Readers take a description for HTML: text about tags is escaped once more.
    description = item[0].findtext("description")
    assert "<" not in description and unescape(description) == SUMMARY
    entries = json.loads(site.read(f"{name}.json"))["items"]
    entry = next(entry for entry in entries if "33333333" in entry["id"])
    assert (entry["title"], entry["summary"]) == (TITLE, SUMMARY)


def test_the_calendar_holds_the_words_as_they_were_written(site: SmallSite) -> None:
    unfolded = (site.output / "conferences.ics").read_bytes().replace(b"\r\n ", b"").decode()
    lines = unfolded.split("\r\n")
    assert f"SUMMARY:{WRITTEN}" in lines
    assert "DESCRIPTION:" + SUMMARY.replace(";", "\\;") in lines
    assert "LOCATION:<script>lieu</script>" in lines


def test_control_characters_are_left_out_and_told(make_site: Callable[..., SmallSite]) -> None:
    bad = SOURCE.replace(quoted(WRITTEN), r'"Un\u0007deux\u000btrois"')
    bad = bad.replace(quoted(SUMMARY), r'"Du\u0000rab\u009fle"')
    site = make_site({**FILES, "content/articles/2013/x.md": bad})
    done = site.build()
    assert done.returncode == 0, done.stderr
    left_out = "left out; delete it from the file"
    assert [line for line in done.stderr.splitlines() if "control character" in line] == [
        f"content/articles/2013/x.md:{line}: warning: control character {code} "
        f'in "{key}" {left_out}'
        for line, key, code in [(2, "title", "U+0007"), (6, "summary", "U+0000")]
    ]
    document = page(site, "2013/x/index.html")
    assert document.xpath("string(//h1)") == "Undeuxtrois"
    assert meta(document, "description") == "Durable"
    for path in Path(site.output).rglob("*"):
        if path.is_file() and path.suffix in {".html", ".xml", ".json", ".ics", ".opml"}:
            text = path.read_text(encoding="utf-8")
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text), path
