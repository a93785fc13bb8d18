"""The older items stay reachable, from archive to archive (RFC 5005)."""

from collections.abc import Mapping

from plugins.front_matter.finding import Finding

from .feed import HISTORY, Feed

RULE = "feed-history"


def is_archive(feed: Feed) -> bool:
    """Whether it is an archive of another feed."""
    return feed.channel is not None and feed.channel.find(f"{HISTORY}archive") is not None


def check_site(feeds: Mapping[str, Feed]) -> list[Finding]:
    """feeds: every RSS file by its address. Archives that nothing leads to, that lead
    nowhere or round, or that do not say whose they are."""
    found: list[Finding] = []
    reached: set[str] = set()
    for address, feed in feeds.items():
        if is_archive(feed):
            current = feed.links("current")
            if len(current) != 1 or current[0] not in feeds:
                found.append(feed.finding(
                    RULE, "is an archive that does not say of which feed",
                    'name the subscription feed in one atom:link rel="current"'))
            continue
        walked = [address]
        while previous := feeds[walked[-1]].links("prev-archive"):
            if len(previous) > 1 or previous[0] not in feeds:
                found.append(feeds[walked[-1]].finding(
                    RULE, f'has the archive "{previous[0]}" before it, which is not there',
                    "build again"))
                break
            if previous[0] in walked:
                found.append(feed.finding(RULE, "its archives lead round in a circle",
                                          "build again"))
                break
            if not is_archive(feeds[previous[0]]):
                found.append(feeds[walked[-1]].finding(
                    RULE, f'has "{previous[0]}" before it, which is no archive',
                    "build again"))
                break
            walked.append(previous[0])
        reached.update(walked)
    found += [
        feed.finding(RULE, "is an archive that no feed leads to", "build with --clean")
        for address, feed in feeds.items() if is_archive(feed) and address not in reached
    ]
    return found
