"""One article is one item, whichever feed it comes by."""

from collections.abc import Iterable

from plugins.front_matter.finding import Finding

from .feed import Feed, text

RULE = "feed-identity"


def check_site(feeds: Iterable[Feed]) -> list[Finding]:
    """Articles with several guids, and guids with several articles."""
    found: list[Finding] = []
    guids: dict[str, str] = {}
    links: dict[str, str] = {}
    for feed in feeds:
        for item in feed.items:
            link, guid = text(item, "link"), text(item, "guid")
            if guids.setdefault(link, guid) != guid:
                found.append(feed.finding(
                    RULE, f'{link} has the guid "{guid}" here and "{guids[link]}" elsewhere',
                    "give the article one id", item.sourceline))
            if links.setdefault(guid, link) != link:
                found.append(feed.finding(
                    RULE, f'the guid "{guid}" is that of {link} here and of {links[guid]} '
                    "elsewhere", "give each article an id of its own", item.sourceline))
    return found
