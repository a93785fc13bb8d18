"""Every rule on every feed of a built site."""

import json
from datetime import UTC, datetime
from pathlib import Path

from plugins.front_matter.finding import Finding

from . import (
    channel,
    content,
    dates,
    elements,
    enclosure,
    files,
    guid,
    history,
    identity,
    item,
    json_feed,
    last_build,
    opml,
    self_link,
    size,
    stylesheet,
    titles,
    xml,
)
from .feed import ITUNES, Feed

RULES = (
    channel, self_link, last_build, dates, guid, item, content, enclosure, elements, size,
    stylesheet,
)


def check_feed(path: str, data: bytes, base: str, now: datetime | None = None) -> list[Finding]:
    """What is wrong with one RSS file, by itself.

    path: below the output; data: its bytes; base: the site's address, no slash at the end;
    now: aware, the moment that no date may be after.
    """
    feed = Feed(path, data, base, now or datetime.now(UTC))
    return _check(feed)


def _check(feed: Feed) -> list[Finding]:
    found = list(xml.check(feed))
    if feed.channel is None:
        return found
    return found + [finding for rule in RULES for finding in rule.check(feed)]


def _is_rss(data: bytes) -> bool:
    return b"<rss" in data[:1000]


def _is_json_feed(data: bytes) -> bool:
    if b"jsonfeed.org/version" not in data[:1000]:
        return False
    try:
        return isinstance(json.loads(data), dict)
    except ValueError:
        return True


def check_feeds(output: Path, base: str, now: datetime | None = None) -> list[Finding]:
    """What is wrong with the feeds of a built site, each by itself and together.

    output: the site's folder; base: its address, no slash at the end; now: see check_feed.
    """
    moment = now or datetime.now(UTC)
    found: list[Finding] = []
    rss: dict[str, Feed] = {}
    others: list[Feed] = []
    lists: list[Feed] = []
    for path in sorted(output.rglob("*")):
        if path.suffix not in {".xml", ".json", ".opml"} or not path.is_file():
            continue
        data = path.read_bytes()
        feed = Feed(path.relative_to(output).as_posix(), data, base.rstrip("/"), moment)
        if path.suffix == ".opml":
            lists.append(feed)
        elif path.suffix == ".json" and _is_json_feed(data):
            others.append(feed)
        elif path.suffix == ".xml" and _is_rss(data):
            rss[feed.address] = feed
    for feed in rss.values():
        found += _check(feed)
    sound = {address: feed for address, feed in rss.items() if feed.channel is not None}
    found += history.check_site(sound)
    found += identity.check_site(sound.values())
    found += titles.check_site(sound.values())
    found += files.check_site(sound.values(), output)
    beside = {feed.path.removesuffix(".xml"): feed for feed in sound.values()}
    for feed in others:
        twin = beside.get(feed.path.removesuffix(".json"))
        moved = twin is not None and twin.channel.find(f"{ITUNES}new-feed-url") is not None
        wrong = list(json_feed.check(feed, moved))
        found += wrong
        if twin and not wrong:
            found += json_feed.check_agreement(feed, twin)
    for feed in lists:
        found += opml.check(feed, rss.keys())
    return found
