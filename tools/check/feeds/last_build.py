"""lastBuildDate is when the feed last changed, not when it was last built."""

from .dates import moment
from .feed import Feed, Rule, text

RULE = "feed-last-build"


def check(feed: Feed) -> Rule:
    """Missing with items, there without any, or older than the newest item."""
    value = text(feed.channel, "lastBuildDate")
    if not feed.items:
        if value:
            yield feed.finding(RULE, "has a lastBuildDate and no item that changed",
                               "leave it out of an empty feed")
        return
    if not value:
        yield feed.finding(RULE, "has no lastBuildDate", "write when its newest item changed")
        return
    found = moment(value)
    if found is None:
        yield feed.finding(RULE, f'the lastBuildDate "{value}" is not a date with a zone',
                           'write it as "Mon, 15 Oct 2012 00:00:00 -0400"')
        return
    dates = [date for item in feed.items if (date := moment(text(item, "pubDate")))]
    if dates and found < max(dates):
        yield feed.finding(RULE, f'the lastBuildDate "{value}" is before its newest item',
                           "write when its newest item changed")
    if found > feed.now:
        yield feed.finding(RULE, f'the lastBuildDate "{value}" is still to come',
                           "write when its newest item changed")
