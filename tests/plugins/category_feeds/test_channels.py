"""Which feeds there are, what they are called, and which articles they hold."""

from pathlib import Path
from typing import Any

import pytest
from pelican.urlwrappers import Category
from pelican.utils import SafeDatetime

from plugins.category_feeds.channels import Plan, plans, usable_slug
from plugins.category_feeds.model import Channel
from plugins.category_feeds.settings import read_settings

from .samples import SETTINGS, article, generator, settings, tag


def category(name: str, slug: str = "", description: str = "") -> Category:
    found = Category(name, dict(SETTINGS))
    if slug:
        found.slug = slug
    if description:
        found.description = description
    return found


def made(tmp_path: Path, *articles: Any, **changes: Any) -> dict[tuple[str, str], Plan]:
    found = generator(list(articles), tmp_path, **changes)
    conf = settings(**changes)
    options, faults = read_settings(conf)
    assert faults == []
    return {(p.kind, p.slug): p for p in plans(found, conf, options, str)}


def test_a_category_s_channel(tmp_path: Path) -> None:
    about = category("Stratégie", description="Objectifs\n et politiques.")
    found = made(tmp_path, article(category=about))[("category", "strategie")]
    assert found.channel == Channel(
        title="Stratégie · Le carnet",
        link="https://exemple.example/categories/strategie/",
        description="Objectifs et politiques.",
        language="fr-ca",
        rss="https://exemple.example/categories/strategie/flux.xml",
        json="https://exemple.example/categories/strategie/flux.json",
        author="Le carnet",
    )
    assert (found.rss, found.json) == (
        "categories/strategie/flux.xml", "categories/strategie/flux.json")


def test_every_kind_of_feed(tmp_path: Path) -> None:
    text = article(tags=[tag("Mesure")])
    found = made(tmp_path, text, FEED_RSS="rss.xml", TRANSLATION_FEED_RSS="{lang}.xml")
    assert list(found) == [
        ("all", ""), ("default", ""), ("category", "strategie"), ("tag", "mesure"),
        ("translation", "fr-ca")]
    assert found["translation", "fr-ca"].channel.language == "fr-ca"


def test_a_feed_without_a_setting_is_not_there(tmp_path: Path) -> None:
    found = made(tmp_path, article(tags=[tag("Mesure")]), TAG_FEED_RSS=None, FEED_ALL_RSS=None)
    assert list(found) == [("category", "strategie")]


def test_each_says_what_it_holds_where_nobody_else_does(tmp_path: Path) -> None:
    found = made(tmp_path, article(tags=[tag("Mesure")]))
    assert {key[0]: plan.channel.description for key, plan in found.items()} == {
        "all": "Les articles de Le carnet.",
        "category": "Les articles de Le carnet dans la catégorie « Stratégie ».",
        "tag": "Les articles de Le carnet sur le sujet « Mesure ».",
    }
    english = made(tmp_path, article(), DEFAULT_LANG="de", SITE_DESCRIPTION="Notes.")
    assert english["all", ""].channel.description == "Notes."
    assert english["category", "strategie"].channel.description == (
        "The articles of Le carnet in “Stratégie”.")


def test_declared_categories_come_in_their_order_the_empty_ones_too(tmp_path: Path) -> None:
    declared = {c.name: c for c in (
        category("Vide", "vide", "Rien encore."), category("Stratégie", "strategie", "Tout."))}
    other = article(slug="b", category=category("Autre"))
    found = made(tmp_path, other, article(), DECLARED_CATEGORIES=declared)
    slugs = [plan.slug for key, plan in found.items() if key[0] == "category"]
    assert slugs == ["vide", "strategie", "autre"]
    assert found["category", "vide"].articles == []
    assert found["category", "vide"].channel.description == "Rien encore."


def test_the_oldest_comes_first_and_ties_go_by_file(tmp_path: Path) -> None:
    texts = [
        article(slug="b", date=SafeDatetime(2014, 1, 1)),
        article(slug="a", date=SafeDatetime(2014, 1, 1)),
        article(slug="c", date=SafeDatetime(2013, 1, 1)),
    ]
    for order in (texts, texts[::-1]):
        found = made(tmp_path, *order)[("all", "")]
        assert [text.slug for text in found.articles] == ["c", "a", "b"]


def test_what_is_to_come_is_in_no_feed(tmp_path: Path) -> None:
    found = made(
        tmp_path, article(slug="a", date=SafeDatetime(2026, 11, 20, 7, 0, 1)),
        article(slug="b", date=SafeDatetime(2026, 11, 20, 7, 0, 0)))  # noon in UTC: now
    assert [text.slug for text in found["all", ""].articles] == ["b"]
    assert [text.slug for text in found["category", "strategie"].articles] == ["b"]


def test_translations_are_in_the_feed_of_everything_alone(tmp_path: Path) -> None:
    text, other = article(), article(slug="title", lang="en")
    text.translations = [other]
    source = generator([text], tmp_path, TRANSLATION_FEED_RSS="{lang}.xml")
    source.translations = [other]
    conf = settings(TRANSLATION_FEED_RSS="{lang}.xml")
    found = {(p.kind, p.slug): [a.slug for a in p.articles]
             for p in plans(source, conf, read_settings(conf)[0], str)}
    assert found == {
        ("all", ""): ["title", "titre"], ("category", "strategie"): ["titre"],
        ("translation", "en"): ["title"], ("translation", "fr-ca"): ["titre"],
    }


@pytest.mark.parametrize(("name", "slug", "title"), [
    ("Déjà vu & cie", "deja-vu-cie", "Déjà vu & cie · Le carnet"),
    ("R&amp;D", "rd", "R&D · Le carnet"),
    ("🎉 Fête", "fete", "🎉 Fête · Le carnet"),
    ("C++", "c", "C++ · Le carnet"),
])
def test_names_of_all_kinds(name: str, slug: str, title: str, tmp_path: Path) -> None:
    found = made(tmp_path, article(category=category(name)))[("category", slug)]
    assert found.channel.title == title
    assert found.rss == f"categories/{slug}/flux.xml"


def test_a_name_without_letters_has_an_address_that_stays(tmp_path: Path) -> None:
    found = made(tmp_path, article(category=category("🎉")))[("category", "")]
    assert found.rss == "categories/x-6146299c/flux.xml"
    assert usable_slug("", "🎉") == usable_slug("", "🎉") != usable_slug("", "🎈")
    assert usable_slug("fete", "🎉") == "fete"


def test_a_page_that_is_not_written_is_not_linked(tmp_path: Path) -> None:
    unwritten = Category("Stratégie", SETTINGS | {"CATEGORY_SAVE_AS": ""})
    found = made(tmp_path, article(category=unwritten))[("category", "strategie")]
    assert found.channel.link == "https://exemple.example/"


def test_public_addresses_of_their_own(tmp_path: Path) -> None:
    found = made(tmp_path, article(), CATEGORY_FEED_RSS_URL="flux/{slug}",
                 FEED_DOMAIN="https://flux.example")[("category", "strategie")]
    assert found.channel.rss == "https://flux.example/flux/strategie"
    assert found.channel.link == "https://exemple.example/categories/strategie/"
    assert found.rss == "categories/strategie/flux.xml"
