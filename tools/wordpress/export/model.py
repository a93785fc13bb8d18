"""What an export holds, as it is written there."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """domain: "category", "post_tag", or a custom taxonomy; slug: WordPress's nicename."""

    domain: str
    slug: str
    name: str
    parent: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    login: str
    name: str


@dataclass(frozen=True)
class Channel:
    """The export's head. urls: the addresses by which it names the site; categories, tags:
    by slug; ids: the slug of each category by its number."""

    title: str = ""
    urls: tuple[str, ...] = ()
    version: str = ""
    date: str = ""
    authors: Mapping[str, Author] = field(default_factory=dict)
    categories: Mapping[str, Term] = field(default_factory=dict)
    tags: Mapping[str, Term] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment without what may not be kept: neither its e-mail nor its IP is read."""

    id: int
    parent: int
    author: str
    url: str
    date: str
    date_gmt: str
    content: str
    approved: str
    type: str


@dataclass(frozen=True)
class Item:
    """One `<item>`. Dates as written; protected: a password is needed to read it."""

    id: int
    type: str
    title: str
    link: str
    guid: str
    slug: str
    status: str
    parent: int
    creator: str
    pub_date: str
    date: str
    date_gmt: str
    modified: str
    modified_gmt: str
    content: str
    excerpt: str
    protected: bool
    sticky: bool
    attachment_url: str
    terms: tuple[Term, ...]
    meta: Mapping[str, str]
    comments: tuple[Comment, ...]
    enclosures: tuple[str, ...]
