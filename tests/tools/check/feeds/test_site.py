"""The rules on a site's feeds together: history, identity, targets, JSON, OPML."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tools.check.feeds import check_feeds

from .samples import ABOUT, BASE, FEED, HEAD, ITEM, NOW, OLDER, PATH

JSON: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "A · Le carnet",
    "home_page_url": "https://exemple.example/categories/a/",
    "feed_url": "https://exemple.example/categories/a/flux.json",
    "items": [
        {
            "id": "urn:uuid:6f1c2f9e-8a1b-4c3d-9e5f-0a1b2c3d4e5f",
            "url": "https://exemple.example/2014/un/",
            "title": "Un titre", "summary": "Un résumé.",
            "content_html": '<p>Un <a href="https://exemple.example/x/">lien</a>.</p>',
            "date_published": "2014-05-12T09:00:00-04:00",
            "authors": [{"name": "Le carnet"}], "tags": ["A"],
            "attachments": [{
                "url": "https://sons.example/a.mp3", "mime_type": "audio/mpeg",
                "size_in_bytes": 12, "duration_in_seconds": 90,
            }],
        },
        {
            "id": "urn:uuid:6f1c2f9e-8a1b-4c3d-9e5f-0a1b2c3d4e60",
            "url": "https://exemple.example/2012/deux/",
            "title": "Un autre", "summary": "Un autre résumé.",
            "content_text": "Un autre résumé.",
            "date_published": "2012-10-15T00:00:00-04:00",
            "authors": [{"name": "Le carnet"}],
        },
    ],
}
OPML = """\
<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Le carnet</title></head><body>
<outline type="rss" text="A" title="A" xmlUrl="https://exemple.example/categories/a/flux.xml" \
htmlUrl="https://exemple.example/categories/a/"/>
</body></opml>
"""
SITE: dict[str, str] = {
    PATH: FEED,
    "categories/a/flux.json": json.dumps(JSON),
    "liste.opml": OPML,
    "flux.css": "", "categories/a/index.html": "", "2014/un/index.html": "",
    "2012/deux/index.html": "",
    "sitemap.xml": "<urlset/>", "autre.json": "{}", "autres.json": "[1",
}
Check = Callable[..., list[str]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Lays files out over the sound site, and gives what is found."""

    def run(files: dict[str, str | None] | None = None) -> list[str]:
        for name, text in {**SITE, **(files or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink(missing_ok=True)
            else:
                path.write_text(text, encoding="utf-8")
        return [str(finding) for finding in check_feeds(tmp_path, BASE, NOW)]

    return run


def test_the_sound_site(check: Check) -> None:
    assert check() == []


# --- history ---------------------------------------------------------------

SELF = "https://exemple.example/categories/a/flux.xml"


def archive(name: str, previous: str = "", current: str = SELF) -> str:
    about = ABOUT.replace("a/flux.xml", f"a/{name}")
    links = f'<atom:link rel="current" href="{current}"/>' if current else ""
    if previous:
        links += f'<atom:link rel="prev-archive" href="{previous}"/>'
    return f"{HEAD}{about}{links}<fh:archive/>{ITEM}\n{OLDER}\n</channel></rss>"


def leading_to(previous: str) -> str:
    return FEED.replace(
        "<language>", f'<atom:link rel="prev-archive" href="{previous}"/><language>')


OLD = "https://exemple.example/categories/a/flux-2012-1.xml"


def test_archives_that_are_reached(check: Check) -> None:
    assert check({PATH: leading_to(OLD),
                  "categories/a/flux-2012-1.xml": archive("flux-2012-1.xml")}) == []


def test_an_archive_that_is_not_there(check: Check) -> None:
    assert check({PATH: leading_to(OLD)}) == [
        f'output/{PATH}: has the archive "{OLD}" before it, which is not there; build again']


def test_an_archive_that_nothing_leads_to(check: Check) -> None:
    assert check({"categories/a/flux-2012-1.xml": archive("flux-2012-1.xml")}) == [
        "output/categories/a/flux-2012-1.xml: is an archive that no feed leads to; build with "
        "--clean"]


def test_archives_in_a_circle(check: Check) -> None:
    found = check({PATH: leading_to(OLD),
                   "categories/a/flux-2012-1.xml": archive("flux-2012-1.xml", OLD)})
    assert found == [f"output/{PATH}: its archives lead round in a circle; build again"]


@pytest.mark.parametrize("current", ["", "https://exemple.example/absent.xml"])
def test_an_archive_of_no_feed(check: Check, current: str) -> None:
    found = check({PATH: leading_to(OLD),
                   "categories/a/flux-2012-1.xml": archive("flux-2012-1.xml", "", current)})
    assert found == [
        "output/categories/a/flux-2012-1.xml: is an archive that does not say of which feed; "
        'name the subscription feed in one atom:link rel="current"']


def test_a_feed_that_is_no_archive(check: Check) -> None:
    other = archive("b.xml").replace("<fh:archive/>", "")
    found = check({PATH: leading_to("https://exemple.example/categories/a/b.xml"),
                   "categories/a/b.xml": other})
    assert found == [
        f'output/{PATH}: has "https://exemple.example/categories/a/b.xml" before it, which is '
        "no archive; build again"]


# --- identity and targets -----------------------------------------------------

def other_feed(**changes: str) -> str:
    text = FEED.replace("a/flux.xml", "a/b.xml")
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


def test_an_article_with_two_guids(check: Check) -> None:
    assert check({"categories/a/b.xml": other_feed(**{"4e5f": "4eff"})}) == [
        "output/categories/a/flux.xml:14: https://exemple.example/2014/un/ has the guid "
        '"urn:uuid:6f1c2f9e-8a1b-4c3d-9e5f-0a1b2c3d4e5f" here and '
        '"urn:uuid:6f1c2f9e-8a1b-4c3d-9e5f-0a1b2c3d4eff" elsewhere; give the article one id']


def test_a_guid_with_two_articles(check: Check) -> None:
    found = check({"categories/a/b.xml": other_feed(**{"2014/un": "2014/trois"}),
                   "2014/trois/index.html": ""})
    assert found == [
        "output/categories/a/flux.xml:14: the guid "
        '"urn:uuid:6f1c2f9e-8a1b-4c3d-9e5f-0a1b2c3d4e5f" is that of '
        "https://exemple.example/2014/un/ here and of https://exemple.example/2014/trois/ "
        "elsewhere; give each article an id of its own"]


@pytest.mark.parametrize(("missing", "address"), [
    ("flux.css", "/flux.css"),
    ("categories/a/index.html", "https://exemple.example/categories/a/"),
    ("2014/un/index.html", "https://exemple.example/2014/un/"),
])
def test_targets_that_are_not_there(check: Check, missing: str, address: str) -> None:
    assert check({missing: None}) == [f"output/{PATH}: {address} is not there; build again"]


def test_a_recording_of_the_site_has_its_true_length(check: Check) -> None:
    feed = FEED.replace("https://sons.example/", "https://exemple.example/images/")
    other = json.dumps(JSON).replace("https://sons.example/", "https://exemple.example/images/")
    files = {PATH: feed, "categories/a/flux.json": other}
    assert check(files) == [
        f"output/{PATH}:21: the recording https://exemple.example/images/a.mp3 is not there; "
        "put it in a folder of STATIC_PATHS"]
    assert check({**files, "images/a.mp3": "x" * 13}) == [
        f"output/{PATH}:21: the recording https://exemple.example/images/a.mp3 is of 13 bytes "
        "and announced as 12; build again"]
    assert check({**files, "images/a.mp3": "x" * 12}) == []


# --- JSON -------------------------------------------------------------------

def changed(where: str, value: Any, item: int | None = None) -> dict[str, str | None]:
    data = json.loads(json.dumps(JSON))
    place = data if item is None else data["items"][item]
    if value is None:
        place.pop(where)
    else:
        place[where] = value
    return {"categories/a/flux.json": json.dumps(data)}


AT = "output/categories/a/flux.json"


@pytest.mark.parametrize(("files", "message"), [
    (changed("version", "https://jsonfeed.org/version/9"),
     'is not a JSON Feed 1.1; give it the version "https://jsonfeed.org/version/1.1"'),
    (changed("title", ""), "has no title; name it"),
    (changed("feed_url", "https://exemple.example/x.json"),
     'says that it is at "https://exemple.example/x.json" and is served at '
     '"https://exemple.example/categories/a/flux.json"; correct feed_url'),
    (changed("home_page_url", "/"), "has no absolute home_page_url; name its page"),
    (changed("id", None, 0), "https://exemple.example/2014/un/ has no id; write its guid"),
    (changed("id", 7, 0), "https://exemple.example/2014/un/ has no id; write its guid"),
    (changed("id", JSON["items"][1]["id"], 0),
     'the id "urn:uuid:6f1c2f9e-8a1b-4c3d-9e5f-0a1b2c3d4e60" is there twice; give each article '
     "an id of its own"),
    (changed("url", "/2014/un/", 0),
     '"/2014/un/" is not an absolute address; write the whole address of the page'),
    (changed("content_html", None, 0),
     "https://exemple.example/2014/un/ has no content; write content_html"),
    (changed("date_published", "2014-05-12T09:00:00", 0),
     "https://exemple.example/2014/un/ has no date_published with a zone; write it"),
    (changed("date_published", "hier", 0),
     "https://exemple.example/2014/un/ has no date_published with a zone; write it"),
    ({"categories/a/flux.json": '{"version": "https://jsonfeed.org/version/1.1"'},
     'is not a JSON Feed 1.1; give it the version "https://jsonfeed.org/version/1.1"'),
])
def test_json_breaks(check: Check, files: dict[str, str | None], message: str) -> None:
    assert check(files) == [f"{AT}: {message}"]


@pytest.mark.parametrize(("key", "value", "named"), [
    ("id", "urn:uuid:autre", "id"), ("url", "https://exemple.example/2014/autre/", "url"),
    ("title", "Autre", "title"), ("summary", "Autre", "summary"),
    ("content_html", "<p>Autre</p>", "content"),
    ("date_published", "2014-05-12T10:00:00-04:00", "date"),
    ("authors", [], "authors"), ("tags", ["B"], "tags"), ("attachments", None, "enclosure"),
])
def test_json_and_rss_say_the_same(check: Check, key: str, value: Any, named: str) -> None:
    url = value if key == "url" else "https://exemple.example/2014/un/"
    assert check(changed(key, value, 0)) == [
        f"{AT}: {url} differs from {PATH} in its {named}; build again"]


def test_the_same_moment_in_two_zones_is_the_same(check: Check) -> None:
    assert check(changed("date_published", "2014-05-12T13:00:00+00:00", 0)) == []


def test_json_and_rss_have_the_same_items(check: Check) -> None:
    assert check(changed("items", JSON["items"][:1])) == [
        f"{AT}: has 1 items and {PATH} 2; build again"]


# --- OPML -------------------------------------------------------------------

@pytest.mark.parametrize(("old", "new", "message"), [
    ("</body>", "", ":4: is not well-formed: Opening and ending tag mismatch: body line 2 and "
     "opml, line 4, column 8; build again"),
    ('version="2.0"', 'version="1.0"', ': is not OPML 2.0; write <opml version="2.0">'),
    ("<title>Le carnet</title>", "", ": has no title; name the site in it"),
    ('type="rss"', 'type="link"', ':3: "A" is not said to be RSS; write type="rss"'),
    ('text="A"', "", ':3: "https://exemple.example/categories/a/flux.xml" has no text; write it'),
    ("a/flux.xml", "b/flux.xml",
     ':3: "A" leads to https://exemple.example/categories/b/flux.xml, where no feed is; build '
     "again"),
])
def test_opml_breaks(check: Check, old: str, new: str, message: str) -> None:
    assert check({"liste.opml": OPML.replace(old, new, 1)}) == [f"output/liste.opml{message}"]


def test_opml_without_a_feed_or_with_one_twice(check: Check) -> None:
    outline = OPML.splitlines()[2]
    assert check({"liste.opml": OPML.replace(outline, "")}) == [
        "output/liste.opml: lists no feed; give the site a category"]
    assert check({"liste.opml": OPML.replace(outline, f"{outline}\n{outline}")}) == [
        'output/liste.opml:4: "A" is there twice; keep it once']


# --- titles -------------------------------------------------------------------

WHOLE = FEED.replace("a/flux.xml", "../flux.xml").replace(
    "<title>A · Le carnet", "<title>Le carnet").replace(
    "<link>https://exemple.example/categories/a/</link>", "<link>https://exemple.example/</link>")
WHOLE = WHOLE.replace("categories/../flux.xml", "flux.xml")
HOME = {"flux.xml": WHOLE, "index.html": ""}


def test_a_feed_of_the_whole_site_beside_the_others(check: Check) -> None:
    assert check(dict(HOME)) == []


def test_a_title_that_does_not_name_the_site(check: Check) -> None:
    assert check({**HOME, PATH: FEED.replace("A · Le carnet", "A")}) == [
        f'output/{PATH}: the title "A" does not name the site; write "A · Le carnet"']
