"""JSON Feed, and its agreement with the RSS of the same items."""

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from plugins.category_feeds.json_feed import render_json
from plugins.category_feeds.model import Enclosure, Item, Term
from plugins.category_feeds.rss import render_rss
from plugins.category_feeds.text import one_line
from tools.check.feeds.feed import Feed
from tools.check.feeds.json_feed import check, check_agreement

from .samples import CHANNEL, NOW, item

BASE = "https://exemple.example"


def feed(items: list[Item]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render_json(CHANNEL, items))
    return found


def disagreements(items: list[Item]) -> list[str]:
    path = "categories/strategie/flux"
    ours = Feed(f"{path}.json", render_json(CHANNEL, items), BASE, NOW)
    theirs = Feed(f"{path}.xml", render_rss(CHANNEL, items), BASE, NOW)
    return [str(f) for f in [*check(ours), *check_agreement(ours, theirs)]]


def test_a_whole_feed() -> None:
    date = datetime(2012, 10, 15, tzinfo=ZoneInfo("America/Toronto"))
    told = item(
        published=date, modified=datetime(2013, 1, 1, tzinfo=UTC), language="en",
        enclosure=Enclosure("https://sons.example/a.mp3", 7, "audio/mpeg", 60),
    )
    assert feed([told]) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Stratégie · Le carnet",
        "home_page_url": "https://exemple.example/categories/strategie/",
        "feed_url": "https://exemple.example/categories/strategie/flux.json",
        "description": "Objectifs et politiques.",
        "language": "fr-ca",
        "authors": [{"name": "Le carnet"}],
        "items": [{
            "id": "urn:uuid:00000000-0000-4000-8000-000000000001",
            "url": "https://exemple.example/a1/",
            "title": "Titre 1",
            "summary": "Résumé 1.",
            "content_html": "<p>Texte 1.</p>",
            "date_published": "2012-10-15T00:00:00-04:00",
            "date_modified": "2013-01-01T00:00:00+00:00",
            "authors": [{"name": "Le carnet"}],
            "tags": ["Stratégie"],
            "language": "en",
            "attachments": [{
                "url": "https://sons.example/a.mp3", "mime_type": "audio/mpeg",
                "size_in_bytes": 7, "duration_in_seconds": 60,
            }],
        }],
    }


def test_an_empty_feed_has_a_list_all_the_same() -> None:
    assert feed([])["items"] == []


def test_an_item_always_has_content() -> None:
    assert feed([item(html="")])["items"][0]["content_text"] == "Résumé 1."
    assert feed([item(html="", summary="")])["items"][0]["content_text"] == "Titre 1"


def test_accents_are_written_as_they_are() -> None:
    assert "Stratégie".encode() in render_json(CHANNEL, [])


def test_both_formats_say_the_same() -> None:
    items = [
        item(3, enclosure=Enclosure("https://sons.example/a.mp3", 7, "audio/mpeg", 60)),
        item(2, title="", terms=(Term("R&D"), Term("<b>"))),
        item(1, summary="", html="<p>]]&gt; &amp; 👍 \u00a0!</p>"),
    ]
    assert disagreements(items) == []
    assert disagreements([]) == []


LINE = st.text(st.characters(exclude_categories=())).map(
    lambda text: " ".join(one_line(text).split()))


@given(LINE.filter(bool), LINE, LINE)
def test_they_agree_whatever_the_text(title: str, summary: str, term: str) -> None:
    assert disagreements([item(title=title, summary=summary, terms=(Term(term or "x"),))]) == []
