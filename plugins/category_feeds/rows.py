"""What the subscription page shows of each feed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from .channels import Plan
from .links import FeedLink, links
from .settings import FeedSettings


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed that can be followed.

    name: of the category, "" for the whole site; about: what it holds; page: as pages link;
    count: its articles that are out; newest: the last of them, None when it has none;
    rss, json: its links, None where it has none; rss_address, json_address: absolute, to
    copy into a reader.
    """

    name: str
    about: str
    page: str
    count: int
    newest: Any
    rss: FeedLink | None
    json: FeedLink | None
    rss_address: str
    json_address: str


def _row(plan: Plan, name: str, options: FeedSettings) -> FeedRow:
    found = {link.type: link for link in links(plan.kind, plan.slug, name, options)}
    return FeedRow(
        name=name,
        about=plan.channel.description,
        page=urlsplit(plan.channel.link).path,
        count=len(plan.articles),
        newest=plan.articles[-1] if plan.articles else None,
        rss=found.get("application/rss+xml"),
        json=found.get("application/feed+json"),
        rss_address=plan.channel.rss,
        json_address=plan.channel.json,
    )


def feed_rows(plans: Iterable[Plan], options: FeedSettings) -> list[FeedRow]:
    """The whole site first, then one row per category, in the order of the plans."""
    wanted = [plan for plan in plans if plan.kind in {"all", "category"}]
    return [_row(plan, plan.name, options) for plan in wanted]
