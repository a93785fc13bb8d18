"""The feeds of this site: what its plugins and theme make of them together."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html

from tests.support.small_site import SmallSite
from tools.check.feeds import check_feeds

SITE = "https://carnet.example"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
Make = Callable[..., SmallSite]


def article(number: int, date: str, category: str = "Stratégie", more: str = "",
            text: str = "Un texte.") -> tuple[str, str]:
    return (f"content/articles/{date[:4]}/a{number}.md", f"""\
---
title: Article {number}
date: {date}
category: {category}
summary: Résumé {number}.
id: 00000000-0000-4000-8000-{number:012}
{more}---
{text}
""")


def items(site: SmallSite, name: str) -> list[etree._Element]:
    return etree.parse(site.output / name).findall("channel/item")


def guids(site: SmallSite, name: str) -> list[str]:
    return [(item.findtext("guid") or "")[-2:] for item in items(site, name)]


def sound(site: SmallSite, base: str = SITE) -> None:
    assert [str(finding) for finding in check_feeds(site.output, base)] == []


def feeds(site: SmallSite) -> dict[str, bytes]:
    return {
        path.relative_to(site.output).as_posix(): path.read_bytes()
        for path in sorted(site.output.rglob("flux*.*"))
    }


def tree(site: SmallSite) -> dict[str, bytes]:
    return {
        path.relative_to(site.output).as_posix(): path.read_bytes()
        for path in sorted(site.output.rglob("*")) if path.is_file()
    }


def test_the_real_site(built_site: Path) -> None:
    assert [str(finding) for finding in check_feeds(built_site, SITE)] == []


def test_what_was_published_keeps_its_guid(built_site: Path) -> None:
    """The site's own articles as its subscribers' readers know them, by guid. A line that
    fails here is an article sent again: nothing but a new one may be added. Addresses are
    there to tell them apart, and may change."""
    published = json.loads((Path(__file__).parent / "published_guids.json").read_text("utf-8"))
    found = {
        item.findtext("guid") for path in built_site.rglob("flux*.xml")
        for item in etree.parse(path).iterfind("channel/item")}
    assert published
    assert [f"{guid}: {page}" for guid, page in published.items() if guid not in found] == []


def test_an_article_in_all_its_feeds(make_site: Make) -> None:
    site = make_site().built()
    sound(site)
    [first, _] = items(site, "flux.xml")
    assert first.findtext("title") == "Bloquer ne sert à rien"
    assert first.findtext("guid") == "urn:uuid:11111111-1111-4111-8111-111111111111"
    assert first.findtext("link") == f"{SITE}/2014/bloquer/"
    assert first.findtext("pubDate") == "Mon, 12 May 2014 00:00:00 -0400"
    assert first.findtext("{http://purl.org/dc/elements/1.1/}creator") == "Le carnet"
    assert [(c.text, c.get("domain")) for c in first.findall("category")] == [
        ("Stratégie", f"{SITE}/categories/strategie/"),
        ("gouvernance", f"{SITE}/sujets/gouvernance/")]
    assert f'href="{SITE}/2012/questionnaire/"' in (first.findtext(CONTENT) or "")
    for name in ("categories/strategie/flux.xml", "sujets/gouvernance/flux.xml"):
        assert items(site, name)[0].findtext("guid") == first.findtext("guid")
    channel = etree.parse(site.output / "categories/strategie/flux.xml").find("channel")
    assert channel is not None
    assert channel.findtext("title") == "Stratégie · Le carnet"
    assert channel.findtext("description") == "Objectifs, politiques et place de la fonction."
    assert channel.findtext("language") == "fr-ca"


def test_a_category_without_articles_can_be_followed(make_site: Make) -> None:
    site = make_site().built()
    channel = etree.parse(site.output / "categories/conferences/flux.xml").find("channel")
    assert channel is not None
    assert channel.find("item") is None
    assert channel.find("lastBuildDate") is None
    assert json.loads(site.read("categories/conferences/flux.json"))["items"] == []


def test_below_a_path(make_site: Make) -> None:
    base = "https://exemple.example/carnet"
    site = make_site()
    done = site.build(env={"SITE_URL": base})
    assert done.returncode == 0, done.stderr
    sound(site, base)
    assert 'href="/carnet/flux.css"' in site.read("categories/strategie/flux.xml")
    assert named(site, "index.html") == ["/carnet/flux.xml", "/carnet/flux.json"]


def test_drafts_and_what_is_scheduled_are_in_no_feed(make_site: Make) -> None:
    site = make_site(dict([
        article(1, "2026-11-20", more="status: draft\n"),
        article(2, "2026-11-21"),
        article(3, "2026-11-20", more="status: hidden\n"),
    ])).built()
    assert guids(site, "flux.xml") == ["11", "22"]


def test_a_correction_is_said_and_makes_nothing_new(make_site: Make) -> None:
    name, text = article(1, "2014-06-01")
    site = make_site({name: text}).built()
    before = guids(site, "flux.xml")
    site.write(name, text.replace("Article 1", "Article un").replace(
        "category: Stratégie", "slug: autre-adresse\ncategory: Conférences\n"
        "modified: 2015-02-03"))
    site.built()
    sound(site)
    assert guids(site, "flux.xml") == before
    assert guids(site, "categories/conferences/flux.xml") == ["01"]
    item = items(site, "categories/conferences/flux.xml")[0]
    assert item.findtext("link") == f"{SITE}/2014/autre-adresse/"
    assert item.findtext("pubDate") == "Sun, 01 Jun 2014 00:00:00 -0400"
    channel = etree.parse(site.output / "categories/conferences/flux.xml").find("channel")
    assert channel is not None
    assert channel.findtext("lastBuildDate") == "Tue, 03 Feb 2015 00:00:00 -0500"


def test_a_recording_is_an_enclosure(make_site: Make) -> None:
    more = 'recording: {file: images/a.mp3, duration: "150:03"}\n'
    site = make_site({
        **dict([article(1, "2014-06-01", more=more)]), "content/images/a.mp3": b"x" * 321,
    }).built()
    sound(site)
    item = items(site, "flux.xml")[0]
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert dict(enclosure.attrib) == {
        "url": f"{SITE}/images/a.mp3", "length": "321", "type": "audio/mpeg"}
    assert item.findtext(f"{ITUNES}duration") == "9003"


def test_a_recording_that_is_missing_costs_the_enclosure_alone(make_site: Make) -> None:
    more = "recording: {file: images/absent.mp3}\n"
    site = make_site(dict([article(1, "2014-06-01", more=more)]))
    done = site.build()
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == [
        'content/articles/2014/a1.md: warning: the recording\'s file "images/absent.mp3" is not '
        "there, so feeds have no enclosure for it; put the file in a folder of STATIC_PATHS, or "
        "correct `recording`"]
    sound(site)
    assert items(site, "flux.xml")[0].find("enclosure") is None


def test_a_category_that_moved(make_site: Make) -> None:
    site = make_site(settings='CATEGORY_FEEDS_MOVED = {"direction": "strategie"}').built()
    sound(site)
    assert guids(site, "categories/direction/flux.xml") == (
        guids(site, "categories/strategie/flux.xml")) == ["11", "22"]
    channel = etree.parse(site.output / "categories/direction/flux.xml").find("channel")
    assert channel is not None
    assert channel.findtext(f"{ITUNES}new-feed-url") == (
        f"{SITE}/categories/strategie/flux.xml")
    assert site.read("_redirects").splitlines() == [
        f"/categories/direction/flux.{kind} /categories/strategie/flux.{kind} 301"
        for kind in ("xml", "json")]
    assert '"/categories/direction/flux.xml" "/categories/strategie/flux.xml";' in (
        site.read("redirects.map"))
    # No reader follows a page.
    assert not (site.output / "categories/direction/index.html").exists()


def test_a_category_that_moved_nowhere_stops_the_build(make_site: Make) -> None:
    site = make_site(settings=(
        'CATEGORY_FEEDS_MOVED = {"strategie": "conferences", "avant": "absente"}'))
    done = site.build()
    assert done.returncode == 1
    assert {line for line in done.stderr.splitlines() if "CATEGORY_FEEDS_MOVED" in line} == {
        'pelicanconf.py: CATEGORY_FEEDS_MOVED leads to "absente", which is no category\'s slug; '
        "write the slug that the category has now",
        'pelicanconf.py: CATEGORY_FEEDS_MOVED says that "strategie" has moved, and it is the slug '
        "of a category; remove it, or give the category another slug"}


# --- history ------------------------------------------------------------------

BASE = {
    "content/articles/2014/bloquer.md": None, "content/articles/2012/questionnaire.md": None,
}
TEN = dict(article(n, f"{2010 + n // 4}-01-{n % 4 + 1:02}") for n in range(10))
SETTINGS = "FEED_MAX_ITEMS = 3\nTAG_FEED_RSS = None"


@pytest.fixture
def history(make_site: Make) -> SmallSite:
    return make_site({**BASE, **TEN}, SETTINGS).built()


def test_every_older_item_is_reached_from_the_feed(history: SmallSite) -> None:
    sound(history)
    name, seen = "categories/strategie/flux.xml", []
    while name:
        channel = etree.parse(history.output / name).find("channel")
        assert channel is not None
        seen += guids(history, name)
        previous = channel.xpath("*[@rel='prev-archive']/@href")
        name = previous[0].removeprefix(f"{SITE}/") if previous else ""
    assert set(seen) == {f"{n:02}" for n in range(10)}
    assert guids(history, "flux.xml") == ["09", "08", "07"]
    assert guids(history, "flux-2010-1.xml") == ["02", "01", "00"]
    assert guids(history, "flux-2010-2.xml") == ["03"]


def test_a_new_article_rewrites_no_archive(history: SmallSite) -> None:
    before = feeds(history)
    name, text = article(10, "2013-05-05")
    history.write(name, text)
    after = feeds(history.built())
    sound(history)
    archives = [name for name in before if "flux-" in name]
    assert archives
    assert {name: after[name] for name in archives} == {name: before[name] for name in archives}
    assert after["flux.xml"] != before["flux.xml"]


@pytest.mark.parametrize("deleted", [False, True])
def test_an_edit_or_a_deletion_rewrites_one_archive(history: SmallSite, deleted: bool) -> None:
    before = feeds(history)
    name, text = article(5, "2011-01-02", text="Corrigé.")
    if deleted:
        (history.folder / name).unlink()
    else:
        history.write(name, text)
    after = feeds(history.built("--clean"))
    sound(history)
    changed = {name for name in before if after.get(name) != before[name]}
    assert changed == {"flux-2011-1.xml", "categories/strategie/flux-2011-1.xml"}


# --- the same bytes everywhere -----------------------------------------------

def test_two_builds_give_the_same_bytes(make_site: Make) -> None:
    """Elsewhere, in another zone, with another locale and another order of everything."""
    more = article(11, "2013-05-05", more="tags: [é, b, a, 'R&D', ç]\n",
                   text="Un [[a1]] et [lien](/x/) « guillemets ».")
    files = {**BASE, **TEN, **dict([more])}
    one = make_site(files, SETTINGS, name="un")
    other = make_site(dict(reversed(files.items())), SETTINGS, name="deux/plus/loin")
    assert one.build(env={
        "TZ": "America/Toronto", "LC_ALL": "C", "PYTHONHASHSEED": "1"}).returncode == 0
    assert other.build(env={
        "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"}).returncode == 0
    assert len(feeds(one)) > 10
    assert tree(one) == tree(other)  # every page and file, the feeds among them


def test_the_moment_of_the_build_is_in_no_feed(make_site: Make) -> None:
    site = make_site()
    assert site.build(env={"SOURCE_DATE_EPOCH": "1795176000"}).returncode == 0
    before = feeds(site)
    stamps = {name: (site.output / name).stat().st_mtime_ns for name in before}
    assert site.build(env={"SOURCE_DATE_EPOCH": "1799999999"}).returncode == 0
    assert feeds(site) == before
    assert {name: (site.output / name).stat().st_mtime_ns for name in before} == stamps


# --- finding them -----------------------------------------------------------

def named(site: SmallSite, page: str) -> list[str]:
    return html.fromstring(site.read(page)).xpath("//link[@rel='alternate']/@href")


def test_every_page_names_its_feeds_the_nearest_first(make_site: Make) -> None:
    site = make_site().built()
    whole = ["/flux.xml", "/flux.json"]
    category = ["/categories/strategie/flux.xml", "/categories/strategie/flux.json"]
    assert named(site, "index.html") == whole
    assert named(site, "a-propos/index.html") == whole
    assert named(site, "2014/bloquer/index.html") == category + whole
    assert named(site, "categories/strategie/index.html") == category + whole
    assert named(site, "sujets/gouvernance/index.html") == [
        "/sujets/gouvernance/flux.xml", "/sujets/gouvernance/flux.json", *whole]
    for name in site.output.rglob("*.html"):
        for link in html.fromstring(name.read_bytes()).xpath("//link[@rel='alternate']"):
            assert link.get("title")
            assert (site.output / link.get("href").lstrip("/")).is_file(), (name, link)
