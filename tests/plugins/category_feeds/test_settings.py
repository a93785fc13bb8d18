"""Settings: Pelican's own, read once, each fault with what to write instead."""

import pytest

from plugins.category_feeds.settings import PREVIEW, Place, beside, read_settings

from .samples import NOW, options, settings


def test_pelican_s_own_names() -> None:
    found = options(FEED_MAX_ITEMS=7, RSS_FEED_SUMMARY_ONLY=True, FEED_APPEND_REF=True)
    assert found.places["all"] == Place("flux.xml", "", "flux.json")
    assert found.places["category"] == Place(
        "categories/{slug}/flux.xml", "", "categories/{slug}/flux.json")
    assert found.places["author"] == Place("feeds/{slug}.rss.xml", "", "feeds/{slug}.json")
    assert found.places["default"] == found.places["translation"] == Place()
    assert (found.max_items, found.summary_only, found.append_ref) == (7, True, True)
    assert found.site == found.feeds == "https://exemple.example"
    assert found.stylesheet == "flux.css"
    assert found.now() is NOW


def test_pelican_s_defaults_alone() -> None:
    found, faults = read_settings({})
    assert faults == []
    assert (found.max_items, found.summary_only, found.language) == (100, True, "en")
    assert found.site == found.feeds == PREVIEW
    assert all(place == Place() for place in found.places.values())
    assert found.now().tzinfo is not None


@pytest.mark.parametrize(("siteurl", "site_url", "domain", "site", "feeds"), [
    ("https://a.example/", "", "", "https://a.example", "https://a.example"),
    ("https://a.example/b", "", "https://f.example", "https://a.example/b", "https://f.example"),
    ("/b", "https://a.example/b", "https://a.example/b", "https://a.example/b",
     "https://a.example/b"),
    ("//a.example", "", "", "https://a.example", "https://a.example"),
    ("", "", "https://f.example", "https://f.example", "https://f.example"),
    (".", "", "", PREVIEW, PREVIEW),
    (None, None, None, PREVIEW, PREVIEW),
])
def test_where_the_site_is(
    siteurl: str, site_url: str, domain: str, site: str, feeds: str
) -> None:
    found = options(SITEURL=siteurl, SITE_URL=site_url, FEED_DOMAIN=domain)
    assert (found.site, found.feeds) == (site, feeds)


@pytest.mark.parametrize(("path", "name"), [
    ("flux.xml", "flux.json"), ("feeds/{slug}.rss.xml", "feeds/{slug}.json"),
    ("feeds/all.rss", "feeds/all.json"), ("{slug}/feed", "{slug}/feed.json"),
    (".xml", ".xml.json"),
])
def test_the_json_beside(path: str, name: str) -> None:
    assert beside(path, ".json") == name


def test_json_opml_and_style_can_be_left_out() -> None:
    found = options(CATEGORY_FEED_JSON=None, FEED_STYLESHEET=None, FEED_OPML=None)
    assert (found.places["category"].json, found.stylesheet, found.opml) == ("", "", "")


def test_without_a_feed_of_the_whole_site_the_style_has_a_name_too() -> None:
    assert options(FEED_ALL_RSS=None).stylesheet == "feeds.css"


@pytest.mark.parametrize(("change", "fault"), [
    ({"CATEGORY_FEED_RSS": "flux.xml"},
     'CATEGORY_FEED_RSS is "flux.xml"; give a path with {slug} and no other field, such as '
     '"feeds/{slug}.rss.xml"'),
    ({"CATEGORY_FEED_RSS": "{slug}/{annee}.xml"},
     'CATEGORY_FEED_RSS is "{slug}/{annee}.xml"; give a path with {slug} and no other field, '
     'such as "feeds/{slug}.rss.xml"'),
    ({"TAG_FEED_RSS": "{slug.xml"},
     'TAG_FEED_RSS is "{slug.xml"; give a path with {slug} and no other field, such as '
     '"feeds/{slug}.rss.xml"'),
    ({"TRANSLATION_FEED_RSS": "{slug}.xml"},
     'TRANSLATION_FEED_RSS is "{slug}.xml"; give a path with {lang} and no other field, such '
     'as "feeds/{lang}.rss.xml"'),
    ({"FEED_ALL_RSS": "{slug}.xml"},
     'FEED_ALL_RSS is "{slug}.xml"; give a path without braces, such as "feeds/all.rss.xml"'),
    ({"FEED_ALL_RSS": "/flux.xml"},
     'FEED_ALL_RSS is "/flux.xml"; give a path inside the output folder, such as '
     '"feeds/all.rss.xml"'),
    ({"FEED_ALL_RSS": "../flux.xml", "FEED_ALL_JSON": None},
     'FEED_ALL_RSS is "../flux.xml"; give a path inside the output folder, such as '
     '"feeds/all.rss.xml"'),
    ({"FEED_ALL_RSS": True, "FEED_ALL_JSON": None},
     'FEED_ALL_RSS is True; give a path in the output, such as "feeds/all.rss.xml"'),
    ({"CATEGORY_FEED_RSS_URL": "flux/"},
     'CATEGORY_FEED_RSS_URL is "flux/"; give an address with the same field as '
     "CATEGORY_FEED_RSS, or leave it out"),
    ({"FEED_MAX_ITEMS": 0},
     "FEED_MAX_ITEMS is 0; give a whole number from 1, or None for every article"),
    ({"FEED_MAX_ITEMS": "20"},
     "FEED_MAX_ITEMS is '20'; give a whole number from 1, or None for every article"),
    ({"FEED_MAX_ITEMS": True},
     "FEED_MAX_ITEMS is True; give a whole number from 1, or None for every article"),
    ({"FEED_ARCHIVES": ["all", "categories"]},
     "FEED_ARCHIVES names categories; choose among all, default, category, tag, author, "
     "translation"),
    ({"FEED_OWNER": "moi"}, "FEED_OWNER is 'moi'; give {\"name\": \"…\", \"email\": \"…\"}"),
    ({"CATEGORY_FEEDS_MOVED": ["a"]},
     'CATEGORY_FEEDS_MOVED is [\'a\']; give {"old-slug": "new-slug"}'),
])
def test_faults(change: dict[str, object], fault: str) -> None:
    assert read_settings(settings(**change))[1] == [fault]


def test_every_fault_is_told_at_once() -> None:
    wrong = settings(FEED_MAX_ITEMS=-1, CATEGORY_FEED_RSS="x", TAG_FEED_RSS="y")
    found, faults = read_settings(wrong)
    assert len(faults) == 3
    assert found.max_items == 100  # usable all the same
