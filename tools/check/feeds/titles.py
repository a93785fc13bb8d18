"""In a list of subscriptions a title says which feed it is, and whose."""

from collections.abc import Iterable

from plugins.front_matter.finding import Finding

from .feed import Feed, text

RULE = "feed-title"


def check_site(feeds: Iterable[Feed]) -> list[Finding]:
    """Feeds whose title leaves out that of the feed of the whole site."""
    known = list(feeds)
    sites = [text(feed.channel, "title") for feed in known
             if text(feed.channel, "link") == f"{feed.base}/"]
    return [
        feed.finding(RULE, f'the title "{title}" does not name the site',
                     f'write "{title} · {sites[0]}"')
        for feed in known
        if sites and (title := text(feed.channel, "title"))
        and not any(site in title for site in sites)
    ]
