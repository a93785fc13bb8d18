"""A feed is bounded: every reader fetches all of it each time that it changes."""

from .feed import Feed, Rule

RULE = "feed-size"
MOST = 100  # items: what Pelican allows by default


def check(feed: Feed) -> Rule:
    """Feeds, and archives, of very many items."""
    count = len(feed.items)
    if count > MOST:
        yield feed.finding(RULE, f"holds {count} items; every reader fetches them all at each "
                           "change", f"set FEED_MAX_ITEMS to {MOST} or less: archives keep the "
                           "rest", level="warning")
