"""The site as a link sees it: what there is to lead to."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from .outline import Outline

_ID = re.compile(r"\sid\s*=\s*(?:\"([^\"]+)\"|'([^']+)'|([^\s\"'>]+))")


@dataclass
class Document:
    """A source of the site, with its body rendered.

    path: below the content folder; source: as findings name it; url: from the site's root;
    live: it has an address: published or hidden; listed: published; scheduled: when it will
    be, where that is still to come; html: its body, or what gives it; whole: whether its body
    is all that its page shows, so that there can be no other id than the body's.
    """

    path: str
    source: str
    kind: str
    slug: str
    title: str
    url: str
    live: bool
    listed: bool
    scheduled: datetime | None
    date: datetime | None
    html: str | Callable[[], str] = field(repr=False)
    outline: Outline = field(default_factory=Outline, repr=False)
    whole: bool = True

    @cached_property
    def ids(self) -> Collection[str]:
        """What a fragment may name."""
        headings = {heading.id for heading in self.outline.headings}
        html = self.html if isinstance(self.html, str) else self.html()
        others = {a or b or c for a, b, c in _ID.findall(html)}
        return headings | others


@dataclass(frozen=True)
class Site:
    """documents by path; files: whether a path below the content folder is a file, and
    `file_names` all of them (asked for only when one is missing); categories: slug → name;
    tags: the slugs of those that have a page; category_slug, tag_slug: Pelican's own way from
    a name to a slug; authors: whether there are author pages; addresses: the pages that can
    be known, as documents give their url."""

    documents: Mapping[str, Document]
    files: Callable[[str], bool]
    file_names: Callable[[], Iterable[str]]
    categories: Mapping[str, str]
    tags: Collection[str]
    category_slug: Callable[[str], str]
    tag_slug: Callable[[str], str]
    authors: bool
    addresses: Collection[str]
    leads: dict[str, Document | None] = field(default_factory=dict, compare=False, repr=False)
