"""What the subscription page shows."""

from pathlib import Path

from pelican.urlwrappers import Category

from plugins.category_feeds.channels import plans
from plugins.category_feeds.links import FeedLink
from plugins.category_feeds.rows import FeedRow, feed_rows
from plugins.category_feeds.settings import read_settings

from .samples import SETTINGS, article, generator, settings, tag


def test_the_site_then_each_category(tmp_path: Path) -> None:
    empty = Category("Vide", dict(SETTINGS))
    text = article(tags=[tag("Mesure")])
    conf = settings(DECLARED_CATEGORIES={"Stratégie": text.category, "Vide": empty})
    options = read_settings(conf)[0]
    rows = feed_rows(plans(generator([text], tmp_path), conf, options, str), options)
    assert [row.name for row in rows] == ["", "Stratégie", "Vide"]
    assert rows[1] == FeedRow(
        name="Stratégie",
        about="Les articles de Le carnet dans la catégorie « Stratégie ».",
        page="/categories/strategie/",
        count=1,
        newest=text,
        rss=FeedLink("Stratégie · Le carnet", "/categories/strategie/flux.xml",
                     "application/rss+xml", "Stratégie"),
        json=FeedLink("Stratégie · Le carnet (JSON)", "/categories/strategie/flux.json",
                      "application/feed+json", "Stratégie"),
        rss_address="https://exemple.example/categories/strategie/flux.xml",
        json_address="https://exemple.example/categories/strategie/flux.json",
    )
    assert (rows[2].count, rows[2].newest) == (0, None)
    assert rows[0].page == "/"


def test_without_json(tmp_path: Path) -> None:
    conf = settings(CATEGORY_FEED_JSON=None, FEED_ALL_RSS=None)
    options = read_settings(conf)[0]
    rows = feed_rows(plans(generator([article()], tmp_path), conf, options, str), options)
    assert [(row.name, row.json, row.json_address) for row in rows] == [("Stratégie", None, "")]
