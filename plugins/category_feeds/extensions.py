"""What RSS needs and feedgen does not write by itself."""

from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"


def rfc822(moment: datetime) -> str:
    """The moment as RSS writes it, whatever the locale: feedgen changes the whole
    process's for each date."""
    return format_datetime(moment)


def _add(parent: Any, name: str, text: str | None = None, **attributes: str) -> None:
    etree.SubElement(parent, name, attributes).text = text


@dataclass
class Said:
    """What the channel says besides feedgen's own.

    changed: of its newest item, None when it has none; links: (rel, address); archive:
    whether the document is one; podcast: (category, owner, e-mail) when it has recordings;
    new_url: where the feed has moved to.
    """

    changed: datetime | None = None
    links: list[tuple[str, str]] = field(default_factory=list)
    archive: bool = False
    podcast: tuple[str, str, str] | None = None
    new_url: str = ""


class ChannelExtension(BaseExtension):
    """Adds what `said` holds to the channel, before its items."""

    def __init__(self) -> None:
        self.said = Said()

    def extend_ns(self) -> dict[str, str]:
        spaces = {"dc": DC}
        if self.said.archive:
            spaces["fh"] = HISTORY
        if self.said.podcast or self.said.new_url:
            spaces["itunes"] = ITUNES
        return spaces

    def extend_rss(self, feed: Any) -> Any:
        channel = feed[0]
        # feedgen always writes one, with the time of the build unless it is given another.
        for written in channel.findall("lastBuildDate"):
            channel.remove(written)
        if self.said.changed:
            _add(channel, "lastBuildDate", rfc822(self.said.changed))
        for rel, href in self.said.links:
            _add(channel, f"{{{ATOM}}}link", rel=rel, href=href)
        if self.said.archive:
            _add(channel, f"{{{HISTORY}}}archive")
        if self.said.podcast:
            self._podcast(channel, *self.said.podcast)
        if self.said.new_url:
            _add(channel, f"{{{ITUNES}}}new-feed-url", self.said.new_url)
        return feed

    @staticmethod
    def _podcast(channel: Any, category: str, owner: str, email: str) -> None:
        etree.SubElement(channel, f"{{{ITUNES}}}category", {"text": category})
        _add(channel, f"{{{ITUNES}}}explicit", "false")
        if email:
            element = etree.SubElement(channel, f"{{{ITUNES}}}owner")
            _add(element, f"{{{ITUNES}}}name", owner)
            _add(element, f"{{{ITUNES}}}email", email)


class ItemExtension(BaseEntryExtension):
    """Adds an item's date, authors and duration. feedgen's own date goes by the process's
    locale, and its authors need an e-mail address."""

    def __init__(self) -> None:
        self.published: datetime | None = None
        self.authors: tuple[str, ...] = ()
        self.seconds: int | None = None

    def extend_rss(self, item: Any) -> Any:
        if self.published:
            _add(item, "pubDate", rfc822(self.published))
        for author in self.authors:
            _add(item, f"{{{DC}}}creator", author)
        if self.seconds is not None:
            _add(item, f"{{{ITUNES}}}duration", str(self.seconds))
        return item
