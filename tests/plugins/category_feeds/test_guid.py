"""A guid depends on the article's permanent identity, and on nothing else."""

import json
from pathlib import Path

import pytest
from pelican.urlwrappers import Category
from pelican.utils import SafeDatetime
from pelican.writers import get_tag_uri

from plugins.category_feeds.guid import guid

from .samples import ID, SETTINGS, article, options

GOLDEN = json.loads((Path(__file__).parent / "golden_guids.json").read_text("utf-8"))


def test_an_id_is_a_urn() -> None:
    assert guid(article(), options()) == f"urn:uuid:{ID}"


def test_one_uuid_is_one_guid_however_it_is_written() -> None:
    assert guid(article(id=ID.upper()), options()) == f"urn:uuid:{ID}"
    assert guid(article(id=f"{{{ID}}}"), options()) == f"urn:uuid:{ID}"


@pytest.mark.parametrize("change", [
    {"title": "Un autre titre"},
    {"slug": "une-autre-adresse"},
    {"date": SafeDatetime(2020, 1, 1)},
    {"modified": SafeDatetime(2021, 1, 1)},
    {"category": Category("Autre", dict(SETTINGS))},
    {"summary": "Autre chose"},
])
def test_no_edit_makes_an_old_article_new(change: dict[str, object]) -> None:
    assert guid(article(**change), options()) == f"urn:uuid:{ID}"


def test_nor_does_another_domain() -> None:
    elsewhere = options(SITE_URL="https://autre.example", FEED_DOMAIN="https://autre.example")
    assert guid(article(), elsewhere) == f"urn:uuid:{ID}"


def test_an_import_keeps_the_guid_it_had() -> None:
    old = "http://www.ancien.example/?p=1234&x=é"
    assert guid(article(guid=old), options()) == old


@pytest.mark.parametrize("other", [None, "42", "pas-un-uuid", ""])
def test_without_a_uuid_it_is_pelican_s_own(other: str | None) -> None:
    conf = SETTINGS | {"SITEURL": "https://exemple.example"}
    text = article(id=other, made_with=conf)
    found = guid(text, options(SITEURL="https://exemple.example"))
    assert found == "tag:exemple.example,2012-10-15:/titre/"
    assert found == get_tag_uri("https://exemple.example/titre/", text.date)


def test_pelican_s_own_follows_its_settings() -> None:
    text = article(id=None)
    assert guid(text, options(FEED_APPEND_REF=True)) == get_tag_uri("/titre/?ref=feed", text.date)
    assert guid(text, options(RELATIVE_URLS=True)) == get_tag_uri("titre/", text.date)


@pytest.mark.parametrize("published", GOLDEN, ids=lambda each: each["guid"][-12:])
def test_published_guids_never_change(published: dict[str, str]) -> None:
    """What subscribers' readers have stored. A change that fails here sends every article
    again; nothing but a new line may ever be added to the fixture."""
    front = {k: v for k, v in published.items() if k not in {"guid", "says"}}
    date = SafeDatetime.fromisoformat(front.pop("date", "2012-10-15"))
    site = front.pop("SITEURL", "")
    conf = SETTINGS | {"SITEURL": site}
    text = article(made_with=conf, **({"id": None} | front | {"date": date}))
    if says := published.get("says"):
        text.guid = says
    assert guid(text, options(SITEURL=site)) == published["guid"]
