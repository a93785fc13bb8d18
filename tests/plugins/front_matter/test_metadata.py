"""What Pelican makes attributes of."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Author, Category, Tag

from plugins.front_matter.metadata import kept_file, metadata

from .support import ID, article, scanned

FULL = """\
modified: 2015-01-02
date_precision: month
tags: [auto-évaluation, gouvernance]
slug: autre
lang: en
source: {author: Michelle Blanc, title: Un billet, year: 2012}
series: {name: Une série, part: 2}
image: {src: images/a.jpg, alt: Un portrait}
aliases: [/vieux/]
url: /2009/06/billet
guid: https://ancien.example/?p=12
author: Une invitée
"""


def of(folder: Path, text: str, name: str = "articles/x.md", **settings: Any) -> dict[str, Any]:
    settings = DEFAULT_CONFIG | settings
    catalogue = scanned(folder, {name: text})
    return metadata(catalogue.entries[name], catalogue.categories, settings | {
        "TIMEZONE": "America/Toronto"})


def test_what_is_absent_is_none_or_empty(tmp_path: Path) -> None:
    found = of(tmp_path, article())
    for key in ("source", "event", "recording", "series", "review_by", "image", "guid"):
        assert found[key] is None
    for key in ("tags", "aliases", "figures", "comments"):
        assert found[key] == []
    # Pelican finds these out by itself.
    assert not {"modified", "lang", "url", "save_as", "author"} & set(found)
    assert (found["id"], found["slug"], found["status"], found["scheduled"]) == (
        ID, "x", "published", False
    )
    assert found["date_precision"] == "day"


def test_pelican_s_own_kinds_are_made(tmp_path: Path) -> None:
    found = of(tmp_path, article(FULL))
    assert isinstance(found["category"], Category)
    assert [type(tag) for tag in found["tags"]] == [Tag, Tag]
    assert [tag.slug for tag in found["tags"]] == ["auto-evaluation", "gouvernance"]
    assert isinstance(found["author"], Author)
    assert found["modified"] == datetime(2015, 1, 2, 5, tzinfo=UTC)
    assert found["date"].strftime("%Y") == "2014"
    assert (found["url"], found["save_as"]) == ("2009/06/billet", "2009/06/billet/index.html")
    assert (found["slug"], found["lang"], found["series"].part) == ("autre", "en", 2)
    assert (found["source"].author, found["image"].alt) == ("Michelle Blanc", "Un portrait")


def test_a_tag_is_made_once_for_all_articles(tmp_path: Path) -> None:
    catalogue = scanned(tmp_path, {"articles/x.md": article("tags: [un]\n")})
    entry, tags = catalogue.entries["articles/x.md"], dict[str, Tag]()
    settings = DEFAULT_CONFIG | {"TIMEZONE": "America/Toronto"}
    one = metadata(entry, catalogue.categories, settings, tags)
    other = metadata(entry, catalogue.categories, settings, tags)
    assert one["tags"][0] is other["tags"][0]
    assert one["tags"] is not other["tags"]


def test_a_page_has_what_a_page_needs(tmp_path: Path) -> None:
    found = of(tmp_path, "---\ntitle: t\nsummary: s\ntemplate: conferences\n---\n", "pages/p.md")
    assert (found["slug"], found["template"], found["status"]) == ("p", "conferences", "published")
    assert "date" not in found
    assert "category" not in found


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("2009/06/titre/", "2009/06/titre/index.html"),
        ("2009/06/titre", "2009/06/titre/index.html"),
        ("2009/06/titre.html", "2009/06/titre.html"),
        ("v1.2/titre", "v1.2/titre/index.html"),
        ("2009/le-r%C3%A9seau/", "2009/le-réseau/index.html"),
        ("archives/000123.php", "archives/000123.php"),
    ],
)
def test_an_address_is_kept_by_the_file_that_hosts_answer_with(url: str, file: str) -> None:
    assert kept_file(url) == file
