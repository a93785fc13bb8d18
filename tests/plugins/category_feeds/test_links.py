"""Autodiscovery: the most specific feed first, each once."""

from types import SimpleNamespace

from pelican.urlwrappers import Author, Category

from plugins.category_feeds.links import FeedLink, feeds_for

from .samples import SETTINGS, article, options, tag

RSS, JSON = "application/rss+xml", "application/feed+json"
SITE = [
    FeedLink("Le carnet", "/flux.xml", RSS), FeedLink("Le carnet (JSON)", "/flux.json", JSON),
]
CATEGORY = [
    FeedLink("Stratégie · Le carnet", "/categories/strategie/flux.xml", RSS, "Stratégie"),
    FeedLink("Stratégie · Le carnet (JSON)", "/categories/strategie/flux.json", JSON,
             "Stratégie"),
]


def test_the_whole_site() -> None:
    assert feeds_for(options()) == SITE
    assert feeds_for(options(), SimpleNamespace(title="Une page")) == SITE


def test_an_article_and_its_category() -> None:
    assert feeds_for(options(), article()) == [*CATEGORY, *SITE]
    assert feeds_for(options(), Category("Stratégie", dict(SETTINGS))) == [*CATEGORY, *SITE]


def test_a_tag_and_an_author() -> None:
    found = feeds_for(options(), tag("Mesure"))
    assert [link.url for link in found] == [
        "/sujets/mesure/flux.xml", "/sujets/mesure/flux.json", "/flux.xml", "/flux.json"]
    found = feeds_for(options(), Author("Ève", dict(SETTINGS)))
    assert found[0].url == "/feeds/eve.rss.xml"


def test_below_a_path_and_elsewhere() -> None:
    assert feeds_for(options(SITEURL="/carnet"))[0].url == "/carnet/flux.xml"
    assert feeds_for(options(SITEURL="https://a.example"))[0].url == "https://a.example/flux.xml"


def test_a_public_address_of_its_own() -> None:
    found = feeds_for(options(FEED_ALL_RSS_URL="abonnement/rss"))
    assert found[0].url == "/abonnement/rss"


def test_only_the_feeds_that_there_are() -> None:
    bare = options(FEED_ALL_RSS=None, TAG_FEED_RSS=None)
    assert feeds_for(bare) == []
    assert feeds_for(bare, tag("Mesure")) == []
    assert feeds_for(bare, article()) == CATEGORY


def test_the_feed_of_one_language_stands_for_the_site() -> None:
    found = feeds_for(options(FEED_ALL_RSS=None, FEED_RSS="rss.xml"))
    assert [link.url for link in found] == ["/rss.xml", "/rss.json"]


def test_a_name_without_letters() -> None:
    emoji = Category("🎉", dict(SETTINGS))
    assert feeds_for(options(), emoji)[0] == FeedLink(
        "🎉 · Le carnet", "/categories/x-6146299c/flux.xml", RSS, "🎉")
