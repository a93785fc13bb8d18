"""What one pass over a rendered body keeps of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Link(NamedTuple):
    """A link or an image of a body.

    href: as the tree has it, Pelican's `{filename}` included; written: how the author put it
    when the tree says otherwise (the inside of a wikilink), else empty; sentence: the plain
    text around a link to another place of the site, else empty.
    """

    href: str
    written: str = ""
    sentence: str = ""


class Heading(NamedTuple):
    """level: 1 to 6; id: its fragment; text: plain."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The links and headings of a body in reading order, and its number of words."""

    links: Sequence[Link] = field(default_factory=tuple)
    headings: Sequence[Heading] = field(default_factory=tuple)
    words: int = 0

    @property
    def minutes(self) -> int:
        """Reading time, at the 230 words a minute of an adult reading French; at least 1."""
        return max(1, round(self.words / 230))


def plain(outline: Outline) -> tuple[Any, ...]:
    """An outline as tuples, texts and a number."""
    return tuple(map(tuple, outline.links)), tuple(map(tuple, outline.headings)), outline.words


def whole(plain: tuple[Any, ...]) -> Outline:
    """The outline that `plain` made tuples of."""
    links, headings, words = plain
    return Outline(tuple(map(Link._make, links)), tuple(map(Heading._make, headings)), words)
