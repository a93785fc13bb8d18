"""A recording can be fetched as announced."""

import re

from .address import is_web
from .feed import ITUNES, Feed, Rule, named, text

RULE = "feed-enclosure"
_TYPE = re.compile(r"[^\s()<>,;:\\\"/\[\]?=]+/[^\s()<>,;:\\\"/\[\]?=]+")
_DURATION = re.compile(r"\d+(?::[0-5]\d(?::[0-5]\d)?)?")
WANTED = ("category", "explicit", "owner")


def check(feed: Feed) -> Rule:
    """Enclosures without address, length or type, and durations that say nothing."""
    timed = False
    for item in feed.items:
        found, line = item.findall("enclosure"), item.sourceline
        if len(found) > 1:
            yield feed.finding(RULE, f"{named(item)} has {len(found)} enclosures", "keep one",
                               line)
        for enclosure in found:
            if not is_web(enclosure.get("url") or ""):
                yield feed.finding(RULE, f'the enclosure "{enclosure.get("url")}" is not an '
                                   "absolute address", "write it whole", line)
            if not (enclosure.get("length") or "").isdigit():
                yield feed.finding(RULE, f"{named(item)} has an enclosure without its length",
                                   "write the size in bytes", line)
            if not _TYPE.fullmatch(enclosure.get("type") or ""):
                yield feed.finding(RULE, f"{named(item)} has an enclosure without a type",
                                   'write its media type, such as "audio/mpeg"', line)
        duration = item.find(f"{ITUNES}duration")
        if duration is not None:
            timed = True
            if not _DURATION.fullmatch((duration.text or "").strip()):
                yield feed.finding(RULE, f'the duration "{duration.text}" is not one',
                                   "write seconds, or hours:minutes:seconds", line)
            if not found:
                yield feed.finding(RULE, f"{named(item)} has a duration and no enclosure",
                                   "leave the duration out", line)
    if timed:
        for name in WANTED:
            if feed.channel.find(f"{ITUNES}{name}") is None:
                yield feed.finding(RULE, f"has recordings and no itunes:{name}",
                                   "set CONTACT with an e-mail address", level="warning")
        owner = feed.channel.find(f"{ITUNES}owner")
        if owner is not None and not text(owner, f"{ITUNES}email"):
            yield feed.finding(RULE, "has an itunes:owner without an e-mail address",
                               "set CONTACT with an e-mail address")
