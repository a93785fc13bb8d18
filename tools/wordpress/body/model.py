"""What a body is turned into, and what it may ask of the export that it stands in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

NO_FOOTNOTES: Mapping[str, str] = {}


@dataclass(frozen=True)
class Image:
    """A file of the site. src: below content/ ("images/..."); width, height: in pixels, None
    where the file is no picture."""

    src: str
    alt: str = ""
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class Attachment:
    """What the export tells of an uploaded file. url: where WordPress had it."""

    url: str
    title: str = ""
    alt: str = ""
    caption: str = ""
    mime: str = ""


@dataclass(frozen=True)
class Surroundings:
    """What a body may ask of the rest of the export: pure look-ups.

    link: an address as written → the address to write; image: the address of an uploaded file,
    of whatever size → the file of the site, None when there is none; attachment: of an id;
    children: the ids of the files uploaded to a post; block: the raw content of a reusable
    block; post_id: of the post that the body belongs to.
    """

    link: Callable[[str], str]
    image: Callable[[str], Image | None]
    attachment: Callable[[int], Attachment | None]
    children: Callable[[int], Sequence[int]]
    block: Callable[[int], str | None]
    post_id: int


@dataclass(frozen=True, order=True)
class Refusal:
    """Something left out on purpose. kind: its name ("script"); what: which one; count: how
    many times."""

    kind: str
    what: str
    count: int


@dataclass(frozen=True)
class Body:
    """markdown: as the site's reader renders it back; summary: the plain text before
    `<!--more-->`, None without one; refused: what was left out, by name; shortcodes: names of
    unknown ones, left visible; known: names of those that were turned into HTML; images:
    addresses as written; missing: images and galleries that could not be found."""

    markdown: str
    summary: str | None = None
    refused: tuple[Refusal, ...] = ()
    shortcodes: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
