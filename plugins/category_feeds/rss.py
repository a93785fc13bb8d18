"""RSS 2.0, by feedgen."""

import re
from collections.abc import Sequence
from html import escape, unescape
from typing import Any
from xml.sax.saxutils import quoteattr

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from .extensions import ChannelExtension, ItemExtension, Said
from .model import Channel, History, Item
from .settings import Itunes

TYPE = "application/rss+xml"
_PLAIN = re.compile(rb'<(?:title|category(?: domain="[^"]*")?)>[^<&]*&[^<]*')
_MARKUP = re.compile(r"<[A-Za-z/!?]")
_ALONE = History()
_NO_PODCAST = Itunes()


def _as_html(text: str) -> str:
    """A plain text as a description, which readers take for HTML: « R&D » stays as it is, as
    it means the same in both; a text about tags does not."""
    return escape(text, quote=False) if _MARKUP.search(text) or unescape(text) != text else text


class _Entry(FeedEntry):
    """feedgen's entry, whose XML is made once and moves from feed to feed: one that has
    been written needs it no more."""

    def __init__(self) -> None:
        super().__init__()
        self.register_extension("more", ItemExtension, atom=False, rss=True)
        self._xml: Any = None

    def rss_entry(self, extensions: bool = True) -> Any:
        if self._xml is None:
            self._xml = super().rss_entry(extensions)
        return self._xml


def _entry(item: Item) -> _Entry:
    if TYPE not in item.forms:
        item.forms[TYPE] = _make_entry(item)
    entry: _Entry = item.forms[TYPE]
    return entry


def _make_entry(item: Item) -> _Entry:
    entry = _Entry()
    if item.title:
        entry.title(item.title)
    entry.link(href=item.url)
    entry.guid(item.guid, permalink=False)
    # Both, and in this order: alone, the content would take the summary's place.
    if item.summary or item.html:
        entry.summary(_as_html(item.summary or item.title))
    if item.html:
        entry.content(item.html)
    entry.category([
        {"term": term.name, **({"scheme": term.domain} if term.domain else {})}
        for term in item.terms
    ])
    if item.enclosure:
        media = item.enclosure
        entry.enclosure(media.url, str(media.length), media.type)
        entry.more.seconds = media.seconds
    entry.more.published = item.published
    entry.more.authors = item.authors
    return entry


def _said(
    channel: Channel, items: Sequence[Item], history: History, itunes: Itunes, served: str
) -> Said:
    links = [("current", history.current)] if history.current else []
    if history.previous:
        links.append(("prev-archive", history.previous))
    moved = channel.rss if served != channel.rss and not history.current else ""
    timed = any(item.enclosure and item.enclosure.seconds is not None for item in items)
    return Said(
        changed=max((item.changed for item in items), default=None),
        links=links,
        archive=bool(history.current),
        podcast=(itunes.category, itunes.owner, itunes.email) if timed or moved else None,
        new_url=moved,
    )


def _as_text(found: re.Match[bytes]) -> bytes:
    """Says of a title's or a category's signs that they are text and no markup, as the RSS
    Profile wants it: to an XML parser nothing changes."""
    return found[0].replace(b"&lt;", b"&#x3C;").replace(b"&amp;", b"&#x26;")


def render_rss(
    channel: Channel,
    items: Sequence[Item],
    history: History = _ALONE,
    served: str = "",
    stylesheet: str = "",
    itunes: Itunes = _NO_PODCAST,
) -> bytes:
    """A channel and its items, newest first, as RSS 2.0 in UTF-8.

    served: the document's own address, the channel's when empty; for another address than
    the channel's the feed says where it has moved to. stylesheet: address of a CSS file.
    Raises ValueError or UnicodeEncodeError for an item that XML cannot hold.
    """
    served = served or channel.rss
    generator = FeedGenerator()
    generator.register_extension("more", ChannelExtension, atom=False, rss=True)
    generator.more.said = _said(channel, items, history, itunes, served)
    generator.title(channel.title)
    # The last link is the channel's, whatever its relation.
    generator.link(href=served, rel="self", type=TYPE)
    generator.link(href=channel.link, rel="alternate")
    generator.description(channel.description)
    generator.language(channel.language)
    generator.generator("Pelican, category_feeds")
    generator.entry([_entry(item) for item in items])
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    if stylesheet:
        head += f'<?xml-stylesheet type="text/css" href={quoteattr(stylesheet)}?>\n'
    body: bytes = generator.rss_str(pretty=True, xml_declaration=False)
    return head.encode() + _PLAIN.sub(_as_text, body)
