"""A channel says what it is, once, before its items."""

import re

from .address import is_web
from .feed import Feed, Rule, text
from .plain import is_plain

RULE = "feed-channel"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
ONCE = ("title", "link", "description", "language")
AT_MOST_ONCE = ("lastBuildDate", "docs", "generator", "pubDate", "ttl", "image")


def check(feed: Feed) -> Rule:
    """Elements that are missing, repeated, empty or of the wrong kind."""
    channel = feed.channel
    for name in ONCE:
        found = channel.findall(name)
        if len(found) != 1:
            yield feed.finding(RULE, f"the channel has {len(found)} <{name}>",
                               f"write one <{name}>")
        elif not text(channel, name):
            yield feed.finding(RULE, f"the channel's <{name}> is empty",
                               f"give the channel a {name}", found[0].sourceline)
    for name in AT_MOST_ONCE:
        if len(channel.findall(name)) > 1:
            yield feed.finding(RULE, f"the channel has several <{name}>", "keep one")
    for name in ("title", "description"):
        if not is_plain(text(channel, name)):
            yield feed.finding(RULE, f"the channel's <{name}> holds HTML",
                               "write it as plain text")
    link = text(channel, "link")
    if link and not is_web(link):
        yield feed.finding(RULE, f'the channel\'s link "{link}" is not an absolute address',
                           "write the whole address of its page")
    language = text(channel, "language")
    if language and not _LANGUAGE.fullmatch(language):
        yield feed.finding(RULE, f'the language "{language}" is no language code',
                           'write one such as "fr-ca"')
    seen = False
    for child in channel:
        if child.tag == "item":
            seen = True
        elif seen and isinstance(child.tag, str):
            yield feed.finding(RULE, f"<{child.tag}> stands after an item",
                               "put what is said of the channel before its items",
                               child.sourceline)
