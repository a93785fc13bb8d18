"""Categories that have moved, and settings that make no sense of it."""

from pathlib import Path
from typing import Any

import pytest
from pelican.urlwrappers import Category

from plugins.category_feeds.channels import Plan, plans
from plugins.category_feeds.moved import faults, former, redirects
from plugins.category_feeds.settings import FeedSettings, read_settings

from .samples import SETTINGS, article, generator, settings


def made(tmp_path: Path, moved: dict[str, str], **changes: Any) -> tuple[list[Plan], FeedSettings]:
    """A site of two categories, `strategie` and `mesure`."""
    texts = [article(), article(slug="b", category=Category("Mesure", dict(SETTINGS)))]
    conf = settings(CATEGORY_FEEDS_MOVED=moved, **changes)
    options, wrong = read_settings(conf)
    assert wrong == []
    source = generator(texts, tmp_path, CATEGORY_FEEDS_MOVED=moved, **changes)
    return plans(source, conf, options, str), options


def test_each_former_feed_leads_to_the_present_one(tmp_path: Path) -> None:
    found, options = made(tmp_path, {"avant": "strategie", "jadis": "strategie"})
    assert redirects(found, options) == [
        ("categories/avant/flux.xml", "categories/strategie/flux.xml"),
        ("categories/avant/flux.json", "categories/strategie/flux.json"),
        ("categories/jadis/flux.xml", "categories/strategie/flux.xml"),
        ("categories/jadis/flux.json", "categories/strategie/flux.json"),
    ]
    assert faults(found, options) == []


def test_a_format_that_the_site_has_not_is_led_nowhere(tmp_path: Path) -> None:
    found, options = made(tmp_path, {"avant": "strategie"}, CATEGORY_FEED_JSON=None)
    assert redirects(found, options) == [
        ("categories/avant/flux.xml", "categories/strategie/flux.xml")]


@pytest.mark.parametrize(("moved", "messages"), [
    ({"mesure": "strategie"}, [
        'CATEGORY_FEEDS_MOVED says that "mesure" has moved, and it is the slug of a category; '
        "remove it, or give the category another slug"]),
    ({"avant": "absente"}, [
        'CATEGORY_FEEDS_MOVED leads to "absente", which is no category\'s slug; write the slug '
        "that the category has now"]),
    ({"strategie": "strategie"}, [
        'CATEGORY_FEEDS_MOVED says that "strategie" has moved, and it is the slug of a category; '
        "remove it, or give the category another slug"]),
])
def test_what_cannot_be_is_said_and_costs_no_feed(
    tmp_path: Path, moved: dict[str, str], messages: list[str]
) -> None:
    found, options = made(tmp_path, moved)
    assert faults(found, options) == messages
    assert redirects(found, options) == []
    assert [former(plan, found, options) for plan in found] == [[] for _ in found]
