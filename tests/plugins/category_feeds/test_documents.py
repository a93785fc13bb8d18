"""The files of a feed's history, and the order in which they are written."""

from pathlib import Path
from typing import Any

from pelican.utils import SafeDatetime

from plugins.category_feeds.archives import Page
from plugins.category_feeds.channels import plans
from plugins.category_feeds.documents import Document, archive_name, documents
from plugins.category_feeds.model import History
from plugins.category_feeds.settings import read_settings

from .samples import article, generator, settings

SITE = "https://exemple.example"


def made(tmp_path: Path, count: int, **changes: Any) -> list[Document]:
    texts = [article(slug=f"a{n}", id=None, date=SafeDatetime(2012 + n // 3, 1, 1 + n % 3))
             for n in reversed(range(count))]
    conf = settings(TAG_FEED_RSS=None, FEED_ALL_RSS=None, **changes)
    options = read_settings(conf)[0]
    return documents(plans(generator(texts, tmp_path, **changes), conf, options, str), options)


def test_the_name_of_an_archive() -> None:
    page = Page(2014, 2, 0, 1)
    assert archive_name("a/flux.xml", page) == "a/flux-2014-2.xml"
    assert archive_name("feeds/a.rss.xml", page) == "feeds/a.rss-2014-2.xml"


def test_archives_lead_from_the_newest_to_the_oldest(tmp_path: Path) -> None:
    found = {d.rss: d for d in made(tmp_path, 7, FEED_MAX_ITEMS=2)}
    folder = "categories/strategie"
    current = f"{SITE}/{folder}/flux.xml"
    assert {name: [a.slug for a in d.articles] for name, d in found.items()} == {
        f"{folder}/flux-2012-1.xml": ["a1", "a0"],
        f"{folder}/flux-2012-2.xml": ["a2"],
        f"{folder}/flux-2013-1.xml": ["a4", "a3"],
        f"{folder}/flux.xml": ["a6", "a5"],
    }
    assert found[f"{folder}/flux-2012-1.xml"].history == History("", current)
    assert found[f"{folder}/flux-2012-2.xml"].history == History(
        f"{SITE}/{folder}/flux-2012-1.xml", current)
    assert found[f"{folder}/flux.xml"].history == History(
        f"{SITE}/{folder}/flux-2013-1.xml")
    assert found[f"{folder}/flux-2013-1.xml"].json == ""
    assert found[f"{folder}/flux.xml"].json == f"{folder}/flux.json"


def test_kinds_without_archives(tmp_path: Path) -> None:
    found = made(tmp_path, 7, FEED_MAX_ITEMS=2, FEED_ARCHIVES=["all"])
    assert [d.rss for d in found] == ["categories/strategie/flux.xml"]
    assert found[0].history == History()


def test_a_feed_of_everything_has_no_archives(tmp_path: Path) -> None:
    found = made(tmp_path, 7, FEED_MAX_ITEMS=None)
    assert [len(d.articles) for d in found] == [7]


def test_the_oldest_are_written_first(tmp_path: Path) -> None:
    newest = [max(a.date for a in d.articles) for d in made(tmp_path, 20, FEED_MAX_ITEMS=2)]
    assert newest == sorted(newest)


def test_a_category_that_moved_keeps_its_former_feed(tmp_path: Path) -> None:
    found = made(tmp_path, 1, CATEGORY_FEEDS_MOVED={
        "avant": "strategie", "autre": "nulle-part", "strategie": "strategie"})
    assert [(d.rss, d.json, d.served) for d in found] == [
        ("categories/strategie/flux.xml", "categories/strategie/flux.json",
         f"{SITE}/categories/strategie/flux.xml"),
        ("categories/avant/flux.xml", "categories/avant/flux.json",
         f"{SITE}/categories/avant/flux.xml"),
    ]
    assert found[0].plan is found[1].plan
