"""What makes an item the same item for ever."""

import posixpath
import re
from datetime import datetime
from typing import Any
from urllib.parse import urljoin
from uuid import UUID

from pelican.writers import get_tag_uri

from .settings import FeedSettings
from .text import plain

# As most are written; whatever else there is, UUID knows.
_USUAL = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _uuid(value: object) -> str:
    if isinstance(value, str) and _USUAL.fullmatch(value):
        return f"urn:uuid:{value}"
    try:
        return UUID(str(value)).urn
    except ValueError:
        return ""


def pelican_guid(article: Any, options: FeedSettings) -> str:
    """The guid that Pelican 4 itself gives: it holds the address and the date."""
    if options.relative:
        link = posixpath.join(options.root, article.url)
    else:
        link = urljoin(f"{options.root}/", article.url)
    date: datetime = article.date
    return str(get_tag_uri(link, date))


def guid(article: Any, options: FeedSettings) -> str:
    """The guid of an article: its front matter's `guid`, as an import brings it along, else
    its permanent `id`, else Pelican's own, so that a site which starts to use this plugin
    does not send everything again."""
    given = getattr(article, "guid", None)
    return (
        (plain(given) if given else "")
        or _uuid(getattr(article, "id", None))
        or pelican_guid(article, options)
    )
