"""Whole Pelican runs, with this plugin and without."""

from pathlib import Path
from typing import Any

import pytest

from tests.plugins.plain_site import run_pelican
from tests.support.small_site import SmallSite

TAXONOMY = (
    "{{ %s.slug }}|{{ page_name }}|{{ template_name }}|{{ all_articles|length }}|"
    "{%% for a in articles %%}{{ a.slug }} {%% endfor %%}|"
    "{%% for a in dates %%}{{ a.slug }} {%% endfor %%}"
)
PERIOD = (
    "{{ period|join('-') }}|{{ period_num|join('-') }}|"
    "{% for a in articles %}{{ a.slug }} {% endfor %}|"
    "{% for a in dates %}{{ a.slug }} {% endfor %}"
)
LISTING = (
    "{% for a in listing.newest %}{{ a.slug }} {% endfor %}|{{ listing.count }}|"
    "{% for year, count, url in listing.years %}{{ year }}:{{ count }}:{{ url }} {% endfor %}"
)
YEAR = (
    "{{ %s.slug }}|{{ year }}|{%% for a in articles %%}{{ a.slug }} {%% endfor %%}|"
    "{%% for y in years %%}{{ y.year }} {%% endfor %%}"
)
THEME = {
    "theme/templates/article.html": "{{ article.slug }}",
    "theme/templates/category.html": TAXONOMY % "category",
    "theme/templates/tag.html": TAXONOMY % "tag",
    "theme/templates/author.html": TAXONOMY % "author",
    "theme/templates/period_archives.html": PERIOD,
}
ADDRESSES = {
    "ARTICLE_SAVE_AS": "{slug}.html",
    "CATEGORY_URL": "c/{slug}/", "CATEGORY_SAVE_AS": "c/{slug}/index.html",
    "TAG_URL": "t/{slug}/", "TAG_SAVE_AS": "t/{slug}/index.html",
    "AUTHOR_SAVE_AS": "w/{slug}.html",
    "YEAR_ARCHIVE_URL": "{date:%Y}/", "YEAR_ARCHIVE_SAVE_AS": "{date:%Y}/index.html",
    "MONTH_ARCHIVE_SAVE_AS": "{date:%Y}/{date:%m}/index.html",
    "DAY_ARCHIVE_SAVE_AS": "{date:%Y}/{date:%m}/{date:%d}/index.html",
}


def article(slug: str, date: str, category: str, tags: str = "") -> dict[str, str]:
    text = f"Title: {slug}\nDate: {date}\nCategory: {category}\nSlug: {slug}\nAuthor: Elle\n"
    return {f"content/{slug}.md": f"{text}Tags: {tags}\n\nTexte.\n"}


POSTS = (
    article("un", "2013-04-01", "Veille", "a, b")
    | article("deux", "2014-04-02", "Veille", "b")
    | article("trois", "2014-04-02 10:00", "Mesure", "a")
    | article("quatre", "2014-09-30", "Veille")
)


def test_without_its_settings_the_output_is_pelican_s_own(tmp_path: Path) -> None:
    theirs = run_pelican(tmp_path / "theirs", THEME | POSTS, PLUGINS=[], **ADDRESSES)
    ours = run_pelican(
        tmp_path / "ours", THEME | POSTS, PLUGINS=["plugins.listings"], **ADDRESSES
    )
    assert ours.code == theirs.code == 0
    assert "c/veille/index.html" in theirs.files()
    assert ours.files() == theirs.files()


def test_first_pages_show_the_newest_and_every_year(tmp_path: Path) -> None:
    theme = THEME | {
        "theme/templates/category.html": LISTING, "theme/templates/tag.html": LISTING,
        "theme/templates/category_year.html": YEAR % "category",
        "theme/templates/tag_year.html": YEAR % "tag",
    }
    run = run_pelican(
        tmp_path, theme | POSTS, PLUGINS=["plugins.listings"], LISTING_NEWEST=2,
        CATEGORY_YEAR_URL="c/{slug}/{year}/", TAG_YEAR_URL="t/{slug}/{year}/", **ADDRESSES,
    )
    assert run.code == 0, run.said
    assert run.text("c/veille/index.html") == (
        "quatre deux |3|2014:2:c/veille/2014/ 2013:1:c/veille/2013/ "
    )
    assert run.text("c/veille/2014/index.html") == "veille|2014|quatre deux |2014 2013 "
    assert run.text("c/veille/2013/index.html") == "veille|2013|un |2014 2013 "
    assert run.text("t/a/2013/index.html") == "a|2013|un |2014 2013 "
    assert not (run.output / "c/mesure/2013").exists()


def test_every_template_knows_the_years_and_the_newest(tmp_path: Path) -> None:
    theme = THEME | {
        "theme/templates/archives.html":
            "{% for a in newest %}{{ a.slug }} {% endfor %}|"
            "{% for y in years %}{{ y.year }}:{{ y.count }}:{{ y.url }} {% endfor %}",
        "theme/templates/period_archives.html":
            "{{ year }}|{% for y in years %}{{ y.year }} {% endfor %}",
    }
    run = run_pelican(
        tmp_path, theme | POSTS, PLUGINS=["plugins.listings"], LISTING_NEWEST=2,
        DIRECT_TEMPLATES=["archives"], **ADDRESSES,
    )
    assert run.text("archives.html") == "quatre trois |2014:3:2014/ 2013:1:2013/ "
    assert run.text("2013/index.html") == "2013|2014 2013 "


def test_a_site_without_year_archives_has_years_without_address(tmp_path: Path) -> None:
    theme = THEME | {
        "theme/templates/archives.html":
            "{% for y in years %}{{ y.year }}:{{ y.url }};{% endfor %}",
    }
    run = run_pelican(
        tmp_path, theme | POSTS, PLUGINS=["plugins.listings"], DIRECT_TEMPLATES=["archives"],
    )
    assert run.text("archives.html") == "2014:;2013:;"


def test_articles_of_one_moment_stand_in_the_same_order_at_every_build(tmp_path: Path) -> None:
    posts: dict[str, str] = {}
    for number in range(30):
        posts |= article(f"p{number:02}", "2014-01-01", "Veille")
    orders = {
        run_pelican(
            tmp_path / seed, THEME | posts, {"PYTHONHASHSEED": seed},
            PLUGINS=["plugins.listings"], CATEGORY_SAVE_AS="c/{slug}.html",
        ).text("c/veille.html")
        for seed in ("1", "2", "3")
    }
    assert len(orders) == 1
    assert orders.pop().split("|")[4].split() == [f"p{number:02}" for number in range(30)]


def test_a_wrong_setting_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "tell.py").write_text(
        "from pelican import signals\n"
        "def tell(site):\n"
        "    print(*site.settings.get('FINDINGS', []), sep='\\n')\n"
        "def register():\n"
        "    signals.finalized.connect(tell)\n",
        encoding="utf-8",
    )
    run = run_pelican(
        tmp_path, THEME | POSTS, PLUGINS=["plugins.listings", "tell"],
        PLUGIN_PATHS=[str(Path(__file__).parents[3]), str(tmp_path)], LISTING_NEWEST="dix",
    )
    assert (
        "pelicanconf.py: LISTING_NEWEST is 'dix'; give the number of articles on a first page, "
        "at least 1, such as 20"
    ) in run.said


STICKY = """\
---
title: {title}
date: {date}
category: Stratégie
summary: Un texte qui reste en haut.
id: {id}
sticky: {sticky}
---
Texte.
"""


@pytest.mark.parametrize(("sticky", "pinned"), [("true", True), ("false", False)])
def test_articles_that_stay_on_top_are_the_home_page_s(
    make_site: Any, sticky: str, pinned: bool
) -> None:
    site: SmallSite = make_site({
        f"content/articles/2009/haut-{number}.md": STICKY.format(
            title=f"En haut {number}", date=f"2009-01-0{number}", sticky=sticky,
            id=f"{number}3333333-3333-4333-8333-333333333333")
        for number in range(1, 5)
    }).built()
    home = site.read("index.html")
    assert ("À la une" in home) is pinned
    found = home.partition("À la une")[2].partition("Le plus récent")[0]
    assert [number for number in range(1, 5) if f"En haut {number}" in found] == (
        [2, 3, 4] if pinned else [])  # the three newest
