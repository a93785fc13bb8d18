"""Which feeds a site has, and which articles each holds."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from operator import itemgetter
from typing import Any
from urllib.parse import urljoin

from .address import to_uri
from .item import aware
from .model import Channel
from .phrases import description
from .settings import FeedSettings
from .text import plain


@dataclass(frozen=True, slots=True)
class Subject:
    """What a feed is about. link: its page, below the site's address; about: its own
    description, where it has one; articles: in any order, future ones too."""

    kind: str
    slug: str = ""
    name: str = ""
    link: str = ""
    about: str = ""
    articles: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One feed to write.

    name: what it is about, as the site writes it; rss, json: its files, "" for none;
    articles: oldest first.
    """

    kind: str
    slug: str
    name: str
    channel: Channel
    rss: str
    json: str
    articles: list[Any] = field(repr=False)


def usable_slug(slug: str, name: str) -> str:
    """The slug, or for a name that has none (an emoji alone) one that never changes."""
    return slug or f"x-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"


def title(name: str, options: FeedSettings) -> str:
    """A channel's title: what it is about, then the site."""
    return f"{plain(name)} · {plain(options.name)}" if name else plain(options.name)


def feed_url(options: FeedSettings, path: str) -> str:
    """The absolute address of a file of feeds."""
    return to_uri(urljoin(f"{options.feeds}/", path))


def ranks(articles: Iterable[Any], options: FeedSettings) -> dict[int, int]:
    """id of an article → its place from the oldest, for those that are out by now; those of
    one moment go by their file."""
    dated = sorted(
        (aware(article.date, options.timezone), str(article.relative_source_path), id(article))
        for article in articles
    )
    out = bisect_right(dated, options.now(), key=itemgetter(0))
    return {key: rank for rank, (_, _, key) in enumerate(dated[:out])}


def in_order(articles: Iterable[Any], ranked: Mapping[int, int]) -> list[Any]:
    """Those of the articles that have a rank, oldest first."""
    return sorted((article for article in articles if id(article) in ranked),
                  key=lambda article: ranked[id(article)])


def plan(
    subject: Subject, articles: list[Any], options: FeedSettings, typeset: Callable[[str], str]
) -> Plan:
    """The feed of one subject. articles: oldest first; typeset: puts typographic signs."""
    kind, slug, name = subject.kind, subject.slug, subject.name
    place = options.places[kind]
    fields = {"slug": usable_slug(slug, name), "lang": slug}
    rss, json = place.rss.format(**fields), place.json.format(**fields)
    text = plain(subject.about) or description(
        kind, options.language, plain(name), plain(options.name))
    channel = Channel(
        title=typeset(title(name, options)),
        link=to_uri(f"{options.site}/{subject.link.lstrip('/')}"),
        description=typeset(text),
        language=slug if kind == "translation" else options.language,
        rss=feed_url(options, place.rss_url.format(**fields) or rss) if rss else "",
        json=feed_url(options, json) if json else "",
        author=plain(options.name),
    )
    return Plan(kind, slug, name, channel, rss, json, articles)


def _page(wrapper: Any) -> str:
    return str(wrapper.url) if wrapper.save_as else ""


def _with_translations(generator: Any) -> list[Any]:
    return [*generator.articles, *(t for a in generator.articles for t in a.translations)]


def _categories(generator: Any, settings: Mapping[str, Any]) -> list[tuple[Any, list[Any]]]:
    """The declared ones in the order of their file, those that hold nothing yet too, then
    Pelican's other ones."""
    found = {category.slug: (category, articles) for category, articles in generator.categories}
    declared = settings.get("DECLARED_CATEGORIES") or {}
    first = [found.pop(category.slug, (category, [])) for category in declared.values()]
    return [*first, *found.values()]


def subjects(
    generator: Any, settings: Mapping[str, Any], options: FeedSettings
) -> list[Subject]:
    """Everything that a site can have a feed of, in the order in which feeds are listed."""
    found = [
        Subject("all", articles=_with_translations(generator), about=options.description),
        Subject("default", articles=generator.articles, about=options.description),
    ]
    for category, articles in _categories(generator, settings):
        about = str(getattr(category, "description", "") or "")
        found.append(Subject("category", category.slug, category.name, _page(category), about,
                             articles))
    for kind, wrappers in (("tag", sorted(dict(generator.tags).items())),
                           ("author", generator.authors)):
        for wrapper, articles in wrappers:
            found.append(Subject(kind, wrapper.slug, wrapper.name, _page(wrapper), "", articles))
    languages: dict[str, list[Any]] = {}
    for article in [*generator.articles, *generator.translations]:
        languages.setdefault(article.lang, []).append(article)
    found += [Subject("translation", language, language, articles=articles)
              for language, articles in sorted(languages.items())]
    return found


def plans(
    generator: Any, settings: Mapping[str, Any], options: FeedSettings,
    typeset: Callable[[str], str],
) -> list[Plan]:
    """Every feed of the site.

    generator: Pelican's ArticlesGenerator once it has read everything; settings: Pelican's.
    """
    ranked = ranks([*generator.articles, *generator.translations], options)
    return [
        plan(subject, in_order(subject.articles, ranked), options, typeset)
        for subject in subjects(generator, settings, options)
        if options.places[subject.kind].rss or options.places[subject.kind].json
    ]
