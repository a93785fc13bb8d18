"""Each rule on the whole site: what it refuses, what it lets pass."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from tests.tools.check.support import document, found, lay
from tools.check.rules import assessment_weight, drafts, feeds, review, sitemap, stylesheets
from tools.check.site import Source

ID = "11111111-1111-4111-8111-111111111111"
DRAFT = Source(
    path="content/articles/x.md", kind="article", title="L’été : un titre bien à lui?",
    url="2027/x/", status="draft", id=ID,
)
SHORT = Source(path="content/articles/y.md", kind="article", title="Notes", url="2027/y/",
               status="draft")
HIDDEN = Source(path="content/pages/z.md", kind="page", title="Une page que rien ne montre",
                url="z/", status="hidden")
RULE = "content/articles/x.md is not published; its"


@pytest.mark.parametrize(("text", "message"), [
    ('<a href="/2027/x/">x</a>', f"{RULE} address shows"),
    ("<loc>https://carnet.example/2027/x/</loc>", f"{RULE} address shows"),
    (f"<guid>urn:uuid:{ID}</guid>", f"{RULE} id shows"),
    ("<li>L’été : un titre bien à lui?</li>", f"{RULE} title shows"),
    ("<li>L&#39;été\u00a0: un titre bien à lui\u202f?</li>", f"{RULE} title shows"),
    ("&lt;p&gt;L&amp;rsquo;été : un titre bien à lui?", f"{RULE} title shows"),
])
@pytest.mark.parametrize("name", ["a/index.html", "flux.xml", "flux.json", "x.opml", "x.ics"])
def test_a_draft_that_shows(tmp_path: Path, name: str, text: str, message: str) -> None:
    assert found(drafts, lay(tmp_path, {name: f"<p>\n{text}"}, DRAFT)) == [
        f"output/{name}:2: {message}"]


def test_a_draft_that_was_written(tmp_path: Path) -> None:
    assert found(drafts, lay(tmp_path, {"2027/x/index.html": "<p>x</p>"}, DRAFT)) == [
        "output/2027/x/index.html:0: content/articles/x.md is not published"]


def test_a_short_title_is_a_draft_s_only_when_it_stands_alone(tmp_path: Path) -> None:
    site = lay(tmp_path, {"a.html": "<p>Notes de lecture</p>\n<b>Notes</b>"}, SHORT)
    assert found(drafts, site) == [
        "output/a.html:2: content/articles/y.md is not published; its title shows"]


def test_drafts_that_do_not_show(tmp_path: Path) -> None:
    twin = Source(path="content/articles/w.md", kind="article", title=SHORT.title, url="2026/w/")
    site = lay(
        tmp_path,
        {"a.html": '<b>Notes</b><a href="/2027/x-suite/">un titre bien à lui</a>', "i.png": ID},
        DRAFT, SHORT, twin,
    )
    assert found(drafts, site) == []


def test_a_hidden_page_has_its_own_page_alone(tmp_path: Path) -> None:
    own = document("<p>Une page que rien ne montre</p>")
    assert found(drafts, lay(tmp_path, {"z/index.html": own}, HIDDEN)) == []
    assert found(drafts, lay(tmp_path, {"a.html": '<a href="/z/">x</a>'}, HIDDEN)) == [
        "output/a.html:1: content/pages/z.md is not published; its address shows"]


def urls(*addresses: str) -> str:
    listed = "".join(f"\n<url><loc>{address}</loc></url>" for address in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}\n</urlset>'


HERE = "https://carnet.example/a/"


@pytest.mark.parametrize(("text", "messages"), [
    (urls(HERE), []),
    (urls(), ["output/a/index.html:0: the page is not in the sitemap"]),
    (urls(HERE, HERE), [f"output/sitemap.xml:3: {HERE} is listed 2 times"]),
    (urls(HERE, "https://carnet.example/b/"), [
        "output/sitemap.xml:3: https://carnet.example/b/ is listed; "
        "no page that may be listed is there"]),
    (urls(HERE)[:-3], [
        "output/sitemap.xml:3: not XML: expected '>', line 3, column 7"]),
])
def test_sitemap(tmp_path: Path, text: str, messages: list[str]) -> None:
    unlisted = document(head='<meta name="robots" content="noindex">')
    site = lay(tmp_path, {"a/index.html": document(), "c.html": unlisted, "sitemap.xml": text})
    assert found(sitemap, site) == messages


def test_no_sitemap(tmp_path: Path) -> None:
    assert found(sitemap, lay(tmp_path, {})) == ["output/sitemap.xml:0: the site has no sitemap"]


@pytest.mark.parametrize(("name", "text", "message"), [
    ("a.xml", "<rss>\n<x>", "output/a.xml:2: not XML: "),
    ("a.opml", "", "output/a.opml:1: not XML: "),
    ("a.svg", "<svg>", "output/a.svg:1: not XML: "),
    ("a.json", '{\n"a": }', "output/a.json:2: not JSON: Expecting value"),
])
def test_a_file_that_does_not_parse(tmp_path: Path, name: str, text: str, message: str) -> None:
    assert any(line.startswith(message) for line in found(feeds, lay(tmp_path, {name: text})))


def test_the_feeds_own_rules_are_asked(tmp_path: Path) -> None:
    site = lay(tmp_path, {"flux.xml": '<rss version="2.0"><channel></channel></rss>'})
    assert "output/flux.xml:0: the channel has 0 <title>" in found(feeds, site)


def test_files_that_parse(tmp_path: Path) -> None:
    assert found(feeds, lay(tmp_path, {"a.xml": "<a/>", "a.svg": "<svg/>", "a.json": "[]"})) == []


@pytest.mark.parametrize(("css", "messages"), [
    ("p{background:url(/i.png)}", []),
    ("@namespace a url(http://www.w3.org/2005/Atom);", []),
    ("p{background:url(https://carnet.example/i.png)}", []),
    ("\np{background:url('//cdn.example/i.png')}", [
        "output/x.css:2: the sheet asks cdn.example for //cdn.example/i.png"]),
    ('@import "https://cdn.example/x.css";', [
        "output/x.css:1: the sheet asks cdn.example for https://cdn.example/x.css"]),
])
def test_stylesheets(tmp_path: Path, css: str, messages: list[str]) -> None:
    assert found(stylesheets, lay(tmp_path, {"x.css": css})) == messages


def noise(size: int) -> str:
    """Text that does not compress below half its length."""
    return "".join(hashlib.sha256(str(n).encode()).hexdigest() for n in range(size // 64))


@pytest.mark.parametrize(("html", "js", "messages"), [
    (100, 100, []),
    (100, 40_000, ["modules: "]),
    (90_000, 100, ["page and modules: "]),
    (60_000, 40_000, ["modules: ", "page and modules: "]),
])
def test_the_weight_of_a_questionnaire(
    tmp_path: Path, html: int, js: int, messages: list[str]
) -> None:
    site = lay(
        tmp_path,
        {
            "q/index.html": f'<script type="module" src="/s/a.js"></script>{noise(html)}',
            "s/a.js": 'import { b } from "./lib/b.js";',
            # What a module imports counts, round trips of imports end.
            "s/lib/b.js": f'import "../a.js";\n// {noise(js)}',
            "s/other.js": noise(200_000),
        },
        Source(path="content/questionnaires/q.md", kind="questionnaire", title="Q", url="q/"),
    )
    lines = found(assessment_weight, site)
    assert [line.split("index.html:0: ")[1].split(" ")[0] for line in lines] == [
        message.split(" ")[0] for message in messages]


def test_review(tmp_path: Path) -> None:
    late = Source(path="content/a.md", kind="page", title="A", url="a/",
                  review_by=date(2026, 11, 19))
    today = Source(path="content/b.md", kind="page", title="B", url="b/",
                   review_by=date(2026, 11, 20))
    site = lay(tmp_path, {}, late, today)
    assert found(review, site) == ["content/a.md:0: review was due on 2026-11-19"]
    assert [finding.level for finding in review.check(site)] == ["warning"]


def test_an_address_with_percent_signs_is_that_of_its_file(tmp_path: Path) -> None:
    source = Source(path="content/articles/e.md", kind="article", title="T", imported=True,
                    url="%c3%a9t%c3%a9/", status="published")
    text = urls("https://carnet.example/%c3%a9t%c3%a9/", "https://carnet.example/%C3%A8/")
    site = lay(tmp_path, {"été/index.html": document(), "sitemap.xml": text}, source)
    assert found(sitemap, site) == [
        "output/sitemap.xml:3: https://carnet.example/è/ is listed; "
        "no page that may be listed is there"]
    assert site.kind_of("été/index.html") == "import"
