"""The files of all feeds, and in which order they are best written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from .archives import Page, closed_pages
from .channels import Plan, feed_url
from .model import History
from .moved import former, former_paths
from .settings import FeedSettings


@dataclass(frozen=True, slots=True)
class Document:
    """One RSS file, or two with the JSON beside it. articles: newest first; served: the
    RSS file's address; json: "" for none."""

    plan: Plan
    rss: str
    json: str
    served: str
    history: History
    articles: Sequence[Any] = field(repr=False)


def archive_name(path: str, page: Page) -> str:
    """ "categories/a/flux.xml" → "categories/a/flux-2014-1.xml"."""
    pure = PurePosixPath(path)
    return str(pure.with_name(f"{pure.stem}-{page.year}-{page.number}{pure.suffix}"))


def _documents(
    plan: Plan, plans: Sequence[Plan], options: FeedSettings
) -> list[Document]:
    articles = plan.articles
    previous = ""
    found: list[Document] = []
    if plan.rss and plan.kind in options.archives:
        for page in closed_pages([a.date.year for a in articles], options.max_items):
            name = archive_name(plan.rss, page)
            url = feed_url(options, name)
            history = History(previous, plan.channel.rss)
            members = articles[page.start:page.stop][::-1]
            found.append(Document(plan, name, "", url, history, members))
            previous = url
    newest = articles[-options.max_items:] if options.max_items else articles
    current = Document(
        plan, plan.rss, plan.json, plan.channel.rss, History(previous), newest[::-1]
    )
    return [*found, current, *_copies(current, plans, options)]


def _copies(
    current: Document, plans: Sequence[Plan], options: FeedSettings
) -> list[Document]:
    """The same feed at the addresses that its category had before, for hosts that cannot
    redirect: a page can send a person elsewhere, not a feed reader."""
    found = []
    for old in former(current.plan, plans, options):
        rss, json = former_paths(current.plan, old, options)
        found.append(Document(
            current.plan, rss, json, feed_url(options, rss), current.history, current.articles))
    return found


def documents(plans: Sequence[Plan], options: FeedSettings) -> list[Document]:
    """Every document of every feed, those of the oldest articles first.

    Written in this order, an article's item is needed for a while and then never again.
    """
    found = [each for plan in plans for each in _documents(plan, plans, options)]
    return sorted(found, key=lambda each: (
        each.articles[0].date.timestamp() if each.articles else 0.0
    ))
