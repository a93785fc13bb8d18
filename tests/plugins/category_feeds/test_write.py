"""From Pelican's generator to files: one bad article, one bad path, nothing else lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pelican.utils import SafeDatetime

from plugins.category_feeds import output, rss
from plugins.category_feeds.channels import plans
from plugins.category_feeds.model import Item
from plugins.category_feeds.settings import read_settings
from plugins.category_feeds.write import Work, typesetter, write_feeds

from .samples import ID, article, generator, tag


def run(tmp_path: Path, *articles: Any, **changes: Any) -> tuple[Work, list[str]]:
    source = generator(list(articles), tmp_path, **changes)
    options, faults = read_settings(source.settings)
    assert faults == []
    found = plans(source, source.settings, options, typesetter(source))
    work = write_feeds(source, found, options, tmp_path)
    return work, [str(finding) for finding in source.settings.get("FINDINGS", [])]


def guids(path: Path) -> list[str | None]:
    return [guid.text for guid in etree.parse(path).iterfind("channel/item/guid")]


def test_one_article_in_all_its_feeds(tmp_path: Path) -> None:
    work, findings = run(tmp_path, article(tags=[tag("Mesure")]), FEED_OPML="flux.opml")
    names = ("flux", "categories/strategie/flux", "sujets/mesure/flux")
    assert set(work.files) == {
        "flux.css", "flux.opml", *(f"{n}.xml" for n in names), *(f"{n}.json" for n in names)}
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")} == (
        set(work.files))
    assert work.made == 1
    assert findings == []
    for name in names:
        assert guids(tmp_path / f"{name}.xml") == [f"urn:uuid:{ID}"]
        feed = json.loads((tmp_path / f"{name}.json").read_bytes())
        assert [item["id"] for item in feed["items"]] == [f"urn:uuid:{ID}"]


def test_a_site_without_articles(tmp_path: Path) -> None:
    work, findings = run(tmp_path)
    assert set(work.files) == {"flux.css", "flux.xml", "flux.json"}
    assert (guids(tmp_path / "flux.xml"), findings) == ([], [])


def test_the_stylesheet_is_named_without_a_host(tmp_path: Path) -> None:
    run(tmp_path, SITEURL="/carnet", SITE_URL="https://exemple.example/carnet",
        FEED_DOMAIN="https://exemple.example/carnet")
    assert b'href="/carnet/flux.css"' in (tmp_path / "flux.xml").read_bytes()
    run(tmp_path, FEED_STYLESHEET=None)
    assert b"xml-stylesheet" not in (tmp_path / "flux.xml").read_bytes()


def test_a_theme_s_own_stylesheet_comes_first(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    (theme / "static/css").mkdir(parents=True)
    (theme / "static/css/feed.css").write_text("/* le nôtre */", encoding="utf-8")
    source = generator([], tmp_path / "sortie")
    source.settings["THEME"] = str(theme)
    options, _ = read_settings(source.settings)
    write_feeds(source, plans(source, source.settings, options, str), options,
                tmp_path / "sortie")
    assert (tmp_path / "sortie/flux.css").read_text("utf-8") == "/* le nôtre */"


def test_an_article_that_cannot_be_made_costs_no_other(tmp_path: Path) -> None:
    bad = article(slug="casse", id=None)
    bad.get_content = None
    work, findings = run(tmp_path, bad, article())
    assert guids(tmp_path / "flux.xml") == [f"urn:uuid:{ID}"]
    assert guids(tmp_path / "categories/strategie/flux.xml") == [f"urn:uuid:{ID}"]
    assert work.made == 2
    assert findings == [
        "content/articles/casse.md: warning: left out of the feeds: TypeError: 'NoneType' "
        "object is not callable; correct the article"]


def test_an_item_that_cannot_be_written_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever may slip through: feedgen refuses a whole feed for one bad item."""
    through = rss._make_entry

    def hostile(item: Item) -> Any:
        if item.url.endswith("/casse/"):
            raise ValueError("All strings must be XML compatible")
        return through(item)

    monkeypatch.setattr(rss, "_make_entry", hostile)
    bad = article(slug="casse", id=None, date=SafeDatetime(2013, 1, 1))
    _, findings = run(tmp_path, bad, article())
    assert guids(tmp_path / "flux.xml") == [f"urn:uuid:{ID}"]
    assert findings[0] == (
        "content/articles/casse.md: warning: left out of the feeds: ValueError: All strings "
        "must be XML compatible; correct the article")


def test_a_path_that_is_taken_twice(tmp_path: Path) -> None:
    work, findings = run(tmp_path, article(), FEED_RSS="flux.xml", FEED_JSON=None)
    assert "flux.xml" in work.files
    assert findings == [
        'pelicanconf.py: warning: the feed\'s path "flux.xml" is already taken; give each feed '
        "a path of its own, with the field that tells them apart"]


def test_memory_holds_the_documents_under_way_and_not_the_history(tmp_path: Path) -> None:
    texts = [
        article(slug=f"a{n}", id=None, date=SafeDatetime(2000 + n // 40, 1 + n % 12, 1 + n % 28))
        for n in range(400)
    ]
    texts.sort(key=lambda text: text.date, reverse=True)
    work, findings = run(tmp_path, *texts, FEED_MAX_ITEMS=5)
    assert findings == []
    assert work.made == 400  # cleaning and absolute links: once each, for 800 places
    assert work.most_held <= 20
    seen = [g for path in tmp_path.glob("flux*.xml") for g in guids(path)]
    assert len(set(seen)) == 400


def test_a_second_run_touches_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, article())
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")}
    run(tmp_path, article())
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")} == before


def test_a_full_disk_is_not_an_article_s_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output, "write_whole", full)
    with pytest.raises(OSError, match="No space left on device"):
        run(tmp_path, article())
