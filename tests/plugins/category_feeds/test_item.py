"""From an article to an item."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from pelican.urlwrappers import Author
from pelican.utils import SafeDatetime

from plugins.category_feeds.item import Notice, authors, aware, make_item
from plugins.category_feeds.model import Term

from .samples import SETTINGS, article, made, options, surroundings, tag

MONTREAL = ZoneInfo("America/Toronto")


def notices(**metadata: object) -> list[Notice]:
    body = str(metadata.pop("body", "<p>Texte.</p>"))
    return make_item(article(body, **metadata), options(), surroundings())[1]


def test_a_whole_item() -> None:
    item = made(article('<p><a href="/x/">x</a></p>', tags=[tag("Mesure")]))
    assert item.url == "https://exemple.example/titre/"
    assert item.title == "Titre"
    assert item.summary == "Résumé."
    assert item.html == '<p><a href="https://exemple.example/x/">x</a></p>'
    assert item.published == datetime(2012, 10, 15, tzinfo=MONTREAL)
    assert item.modified is None
    assert item.changed == item.published
    assert item.authors == ("Le carnet",)
    assert item.terms == (
        Term("Stratégie", "https://exemple.example/categories/strategie/"),
        Term("Mesure", "https://exemple.example/sujets/mesure/"),
    )
    assert item.enclosure is None
    assert item.language == ""
    assert item.source == "content/articles/titre.md"


def test_titles_and_summaries_are_typeset() -> None:
    around = surroundings()
    signs = type(around)(str.upper, around.static, around.content, around.clean, around.term)
    item, _ = make_item(article(), options(), signs)
    assert (item.title, item.summary) == ("TITRE", "RÉSUMÉ.")


def test_an_html_title_is_read_where_there_is_no_checked_front_matter() -> None:
    item = made(article(id=None, title="Un <b>titre</b> &amp; plus", summary="<p>Un\n mot</p>"))
    assert (item.title, item.summary) == ("Un titre & plus", "Un mot")


def test_a_plain_title_stays_as_it_is_written() -> None:
    assert made(article(title="L’élément <b> &amp; HTML")).title == "L’élément <b> &amp; HTML"


def test_summaries_alone_cost_no_body() -> None:
    assert made(article(), RSS_FEED_SUMMARY_ONLY=True).html == ""


def test_pelican_s_reference_is_appended() -> None:
    assert made(article(), FEED_APPEND_REF=True).url == (
        "https://exemple.example/titre/?ref=feed")


def test_a_site_below_a_path() -> None:
    conf = {"SITEURL": "/carnet", "SITE_URL": "https://exemple.example/carnet",
            "FEED_DOMAIN": "https://exemple.example/carnet"}
    text = article('<a href="/carnet/x/">x</a>', made_with=SETTINGS | conf)
    item = made(text, **conf)
    assert item.url == "https://exemple.example/carnet/titre/"
    assert item.html == '<a href="https://exemple.example/carnet/x/">x</a>'


def test_an_accented_slug_is_a_uri() -> None:
    assert made(article(slug="été")).url == "https://exemple.example/%C3%A9t%C3%A9/"


def test_dates_have_the_site_s_zone_or_their_own() -> None:
    naive = datetime(2012, 7, 1, 9)
    assert aware(naive, "America/Toronto").isoformat() == "2012-07-01T09:00:00-04:00"
    assert aware(naive.replace(tzinfo=UTC), "America/Toronto").isoformat() == (
        "2012-07-01T09:00:00+00:00")
    assert type(aware(SafeDatetime(2012, 7, 1), "UTC")) is datetime


def test_a_naive_date_left_by_another_plugin() -> None:
    text = article()
    text.date = datetime(2012, 10, 15, 8)
    text.modified = datetime(2013, 1, 1, 8)
    item = made(text)
    assert item.published.isoformat() == "2012-10-15T08:00:00-04:00"
    assert item.changed.isoformat() == "2013-01-01T08:00:00-05:00"


@pytest.mark.parametrize("modified", [
    SafeDatetime(2012, 10, 15),  # the same moment
    SafeDatetime(2011, 1, 1),  # before it was written
    SafeDatetime(2031, 1, 1),  # to come
])
def test_a_modification_that_is_none(modified: SafeDatetime) -> None:
    assert made(article(modified=modified)).modified is None


@pytest.mark.parametrize(("name", "found"), [
    ("Jeanne <jeanne@exemple.example>", ("Jeanne",)),
    ("jeanne@exemple.example (Jeanne)", ("Jeanne",)),
    ("jeanne@exemple.example", ("Le carnet",)),
    ("R&amp;D", ("R&D",)),
    ("", ("Le carnet",)),
])
def test_authors_have_names_and_no_address(name: str, found: tuple[str, ...]) -> None:
    conf = dict(SETTINGS)
    assert authors(article(author=Author(name, conf)), "Le carnet") == found


def test_every_author_is_named_once() -> None:
    conf = dict(SETTINGS)
    both = [Author("Ève", conf), Author("Max", conf), Author("Ève", conf)]
    assert authors(article(authors=both), "Le carnet") == ("Ève", "Max")


def test_another_language_is_said() -> None:
    assert made(article(lang="en")).language == "en"
    assert made(article(lang="fr-ca")).language == ""


@pytest.mark.parametrize(("metadata", "notice"), [
    ({"title": ""}, Notice("feed-title", "the title is empty in feeds", "give it a title")),
    ({"body": "<p>a\x0b</p>"}, Notice(
        "feed-characters", "1 character that no feed can hold left out",
        "remove control characters and broken encodings from the text")),
    ({"title": "a\x00b\ud800", "summary": "c\ufffe"}, Notice(
        "feed-characters", "3 characters that no feed can hold left out",
        "remove control characters and broken encodings from the text")),
    ({"recording": {"file": "absent.mp3"}}, Notice(
        "feed-enclosure", 'the recording\'s file "absent.mp3" is not there, so feeds have no '
        "enclosure for it",
        "put the file in a folder of STATIC_PATHS, or correct `recording`")),
])
def test_notices(metadata: dict[str, object], notice: Notice) -> None:
    assert notices(**metadata) == [notice]


def test_an_item_always_has_something_to_show() -> None:
    item, _ = make_item(article(title="", summary=""), options(), surroundings())
    assert (item.title, item.summary) == ("https://exemple.example/titre/", "")
    item, _ = make_item(article(title=" \x0b "), options(), surroundings())
    assert (item.title, item.summary) == ("", "Résumé.")
