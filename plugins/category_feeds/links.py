"""Autodiscovery: the feeds that a page should name."""

from dataclasses import dataclass
from typing import Any

from pelican.urlwrappers import Author, Category, Tag

from . import json_feed, rss
from .channels import title, usable_slug
from .settings import FeedSettings


@dataclass(frozen=True, slots=True)
class FeedLink:
    """title: « category · site »; url: as pages link; type: a media type; name: what the
    feed is about, "" for the whole site."""

    title: str
    url: str
    type: str
    name: str = ""


def links(kind: str, slug: str, name: str, options: FeedSettings) -> list[FeedLink]:
    """The feeds of one subject, RSS first. Files are linked like the pages beside them."""
    place = options.places[kind]
    fields = {"slug": usable_slug(slug, name), "lang": slug}
    text = title(name, options)
    found = []
    if place.rss:
        url = f"{options.root}/{(place.rss_url or place.rss).format(**fields)}"
        found.append(FeedLink(text, url, rss.TYPE, name))
    if place.json:
        url = f"{options.root}/{place.json.format(**fields)}"
        found.append(FeedLink(f"{text} (JSON)", url, json_feed.TYPE, name))
    return found


def feeds_for(options: FeedSettings, subject: Any = None) -> list[FeedLink]:
    """The feeds that a page names, most specific first, each once.

    subject: the article, category, tag or author that the page shows; anything else, or
    nothing, has the whole site's.
    """
    found: list[FeedLink] = []
    if isinstance(subject, Tag):
        found += links("tag", subject.slug, subject.name, options)
    elif isinstance(subject, Author):
        found += links("author", subject.slug, subject.name, options)
    else:
        category = subject if isinstance(subject, Category) else getattr(
            subject, "category", None)
        if isinstance(category, Category):
            found += links("category", category.slug, category.name, options)
    found += links("all", "", "", options) or links("default", "", "", options)
    return list(dict.fromkeys(found))
