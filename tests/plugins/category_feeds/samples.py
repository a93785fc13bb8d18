"""Made-up articles, as the feeds read them, and the settings to read them with."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pelican
from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import SafeDatetime

from plugins.category_feeds.body import Cleaner
from plugins.category_feeds.item import Surroundings, make_item
from plugins.category_feeds.model import Channel, Item, Term
from plugins.category_feeds.settings import FeedSettings, read_settings

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
THEME = Path(pelican.__file__).parent / "themes/simple"
ID = "6f1c2f9e-8a1b-4c3d-9e5f-0a1b2c3d4e5f"

SETTINGS: dict[str, Any] = DEFAULT_CONFIG | {
    "SITENAME": "Le carnet",
    "SITEURL": "",
    "SITE_URL": "https://exemple.example",
    "FEED_DOMAIN": "https://exemple.example",
    "DEFAULT_LANG": "fr-ca",
    "TIMEZONE": "America/Toronto",
    "PATH": "content",
    "OUTPUT_PATH": "output",
    "ARTICLE_URL": "{slug}/",
    "CATEGORY_URL": "categories/{slug}/",
    "CATEGORY_SAVE_AS": "categories/{slug}/index.html",
    "TAG_URL": "sujets/{slug}/",
    "TAG_SAVE_AS": "sujets/{slug}/index.html",
    "FEED_ALL_RSS": "flux.xml",
    "CATEGORY_FEED_RSS": "categories/{slug}/flux.xml",
    "TAG_FEED_RSS": "sujets/{slug}/flux.xml",
    "RSS_FEED_SUMMARY_ONLY": False,
    "FORMATTED_FIELDS": [],
    "CLOCK": lambda: NOW,
    "CONTACT": {"name": "Le carnet", "email": "bonjour@carnet.example"},
}


def settings(**changes: Any) -> dict[str, Any]:
    """Pelican's settings, of this test's own."""
    return SETTINGS | changes


def options(**changes: Any) -> FeedSettings:
    """The feeds' settings, which must be sound."""
    found, faults = read_settings(settings(**changes))
    assert faults == []
    return found


def article(
    body: str = "<p>Texte.</p>", made_with: Mapping[str, Any] | None = None, **metadata: Any
) -> Article:
    """An article as Pelican makes it; made_with: the settings."""
    conf = dict(made_with or SETTINGS)
    wanted = {
        "title": "Titre", "slug": "titre", "summary": "Résumé.",
        "date": SafeDatetime(2012, 10, 15), "category": Category("Stratégie", conf),
        "author": Author("Le carnet", conf), "id": ID,
    } | metadata
    context = {"localsiteurl": conf["SITEURL"], "generated_content": {}, "static_content": {}}
    path = str(Path(conf["PATH"]) / f"articles/{wanted['slug']}.md")
    return Article(
        body, {k: v for k, v in wanted.items() if v is not None}, conf, path, context)


def tag(name: str) -> Tag:
    return Tag(name, dict(SETTINGS))


def surroundings(
    static: Mapping[str, Any] | None = None, content: Path = Path("content")
) -> Surroundings:
    """Surroundings without typography."""
    return Surroundings(
        str, static or {}, content, Cleaner().clean,
        lambda wrapper: Term(wrapper.name, f"https://exemple.example/{wrapper.url}"),
    )


def made(text: Article, **changes: Any) -> Item:
    """The item of an article that nothing is wrong with."""
    item, notices = make_item(text, options(**changes), surroundings())
    assert notices == []
    return item


def item(number: int = 1, **changes: Any) -> Item:
    """An item by itself."""
    values: dict[str, Any] = {
        "guid": f"urn:uuid:00000000-0000-4000-8000-{number:012}",
        "url": f"https://exemple.example/a{number}/",
        "title": f"Titre {number}", "summary": f"Résumé {number}.",
        "html": f"<p>Texte {number}.</p>",
        "published": datetime(2012, 1, 1, 12, tzinfo=UTC).replace(day=min(number, 28)),
        "modified": None, "authors": ("Le carnet",),
        "terms": (Term("Stratégie", "https://exemple.example/categories/strategie/"),),
    }
    return Item(**(values | changes))


CHANNEL = Channel(
    title="Stratégie · Le carnet",
    link="https://exemple.example/categories/strategie/",
    description="Objectifs et politiques.",
    language="fr-ca",
    rss="https://exemple.example/categories/strategie/flux.xml",
    json="https://exemple.example/categories/strategie/flux.json",
    author="Le carnet",
)


def generator(articles: list[Article], output: Path, **changes: Any) -> ArticlesGenerator:
    """Pelican's own generator as it is once it has read these articles (newest first)."""
    conf = settings(OUTPUT_PATH=str(output), THEME=str(THEME), **changes)
    context = conf | {"generated_content": {}, "static_content": {}, "localsiteurl": ""}
    found = ArticlesGenerator(
        context=context, settings=conf, path=conf["PATH"], theme=str(THEME),
        output_path=str(output),
    )
    found.articles = articles
    categories: dict[Any, list[Article]] = {}
    for text in articles:
        categories.setdefault(text.category, []).append(text)
        for each in getattr(text, "tags", []):
            found.tags[each].append(text)
    found.categories = sorted(categories.items())
    return found
