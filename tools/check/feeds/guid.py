"""An item is recognised for ever by its guid."""

from .feed import Feed, Rule, named, text

RULE = "feed-guid"


def check(feed: Feed) -> Rule:
    """Items without a guid, with one that says it is an address, or with another's."""
    seen: dict[str, str] = {}
    for item in feed.items:
        found = item.findall("guid")
        value = text(item, "guid")
        if len(found) != 1 or not value:
            yield feed.finding(RULE, f"{named(item)} has {len(found)} <guid>, or an empty one",
                               "write one that never changes")
            continue
        line = found[0].sourceline
        if found[0].get("isPermaLink") != "false":
            yield feed.finding(RULE, f'the guid "{value}" does not say isPermaLink="false"',
                               "say it: a guid is no address", line)
        if value in seen:
            yield feed.finding(RULE, f'{named(item)} and {seen[value]} have the guid "{value}"',
                               "give each article an id of its own", line)
        seen[value] = named(item)
