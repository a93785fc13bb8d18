"""What a feed holds, whatever its format: RSS and JSON are written from the same values.

Every text here is legal in XML and every address absolute; `item.py` and `channels.py`
see to that, so that no format has to.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Term:
    """A category or a tag of an item; domain: the absolute address of its page, or ""."""

    name: str
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A recording: absolute address, bytes, media type, seconds when they are known."""

    url: str
    length: int
    type: str
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An article in a feed.

    guid: permanent; title, summary: plain text; html: the whole text, cleaned, or "" where
    feeds hold summaries only; published, modified: aware; source: the article's file, to
    name in a warning; forms: where a format keeps what it made of the item for the next feed
    that holds it.
    """

    guid: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    modified: datetime | None
    authors: tuple[str, ...]
    terms: tuple[Term, ...]
    enclosure: Enclosure | None = None
    language: str = ""
    source: str = ""
    forms: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def changed(self) -> datetime:
        """When the item was last changed."""
        return max(self.published, self.modified) if self.modified else self.published


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of itself: texts are plain, addresses absolute.

    link: the page; rss, json: the feed's own addresses ("" for none).
    """

    title: str
    link: str
    description: str
    language: str
    rss: str
    json: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """Where a document stands among the archives (RFC 5005).

    previous: address of the archive just before this document, or ""; current: the
    subscription feed's address in an archive, "" in the subscription feed itself.
    """

    previous: str = ""
    current: str = ""
