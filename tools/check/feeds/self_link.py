"""A feed knows its own address: what a reader subscribes to when it is handed the file."""

from .feed import Feed, Rule

RULE = "feed-self"


def check(feed: Feed) -> Rule:
    """Not exactly one atom:link rel="self", or another address than the served one."""
    found = feed.links("self")
    if len(found) != 1:
        yield feed.finding(RULE, f'the channel has {len(found)} atom:link rel="self"',
                           f'write one, to "{feed.address}"')
    elif found[0] != feed.address:
        yield feed.finding(
            RULE, f'says that it is at "{found[0]}" and is served at "{feed.address}"',
            "give SITE_URL and the feed's setting the address where it is published")
