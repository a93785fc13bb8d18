"""A feed is well-formed XML, in UTF-8, of nothing but characters that mean something."""

import re

from .feed import Feed, Rule

RULE = "feed-xml"
_BROKEN = re.compile("[\x80-\x9f\ufffd]")


def check(feed: Feed) -> Rule:
    """Whatever keeps a parser from reading all of it."""
    line, message = feed.fault
    if message:
        yield feed.finding(RULE, f"is not well-formed: {message}",
                           "build again; report it if it stays", line)
        return
    if not re.match(rb'<\?xml version="1\.0" encoding="UTF-8"\?>', feed.data, re.IGNORECASE):
        yield feed.finding(RULE, "does not begin by saying that it is XML in UTF-8",
                           "write the XML declaration first", 1)
    try:
        lines = feed.data.decode().splitlines()
    except UnicodeDecodeError as error:
        yield feed.finding(RULE, f"is not UTF-8 at byte {error.start}", "write it in UTF-8")
        return
    for number, content in enumerate(lines, 1):
        if found := _BROKEN.search(content):
            yield feed.finding(
                RULE, f"has U+{ord(found[0]):04X}, the trace of a broken encoding",
                "correct the text it comes from", number)
    if feed.root.tag != "rss" or feed.root.get("version") != "2.0" or feed.channel is None:
        yield feed.finding(RULE, "is not RSS 2.0 with a channel", "write RSS 2.0")
