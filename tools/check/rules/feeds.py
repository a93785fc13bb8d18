"""Feeds hold to `tools/check/feeds`, are read by feedparser, and every data file parses."""

import json
from collections.abc import Iterator

import feedparser
from lxml import etree

from plugins.front_matter.finding import Finding

from ..feeds import check_feeds
from ..site import Site, finding

RULE = "feeds"
REMEDY = "correct the text it quotes, or the plugin that writes it"


def _xml(data: bytes) -> Iterator[tuple[int, str]]:
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        yield error.lineno or 0, f"not XML: {error.msg}"
        return
    if root.tag != "rss":
        return
    read = feedparser.parse(data)
    if read.bozo:
        yield 0, f"feedparser complains: {read.bozo_exception}"
    items = sum(1 for _ in root.iter("item"))
    if len(read.entries) != items:
        yield 0, f"feedparser reads {len(read.entries)} of {items} items"


def _json(data: bytes) -> Iterator[tuple[int, str]]:
    try:
        json.loads(data)
    except ValueError as error:
        yield getattr(error, "lineno", 0), f"not JSON: {error}"


READERS = {".xml": _xml, ".opml": _xml, ".svg": _xml, ".json": _json}


def check(site: Site) -> Iterator[Finding]:
    """XML, OPML, SVG and JSON files that do not parse; then what is wrong with the feeds."""
    for name in sorted(site.files):
        reader = READERS.get("." + name.rpartition(".")[2])
        if reader and name != "sitemap.xml":
            for line, message in reader((site.output / name).read_bytes()):
                yield finding(name, line, RULE, message, REMEDY)
    yield from check_feeds(site.output, site.address.url, site.now)
