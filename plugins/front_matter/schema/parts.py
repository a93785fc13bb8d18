"""The small blocks of an article's front matter."""

from typing import Annotated

from pydantic import AfterValidator

from ..nearest import folded
from ..problem import Location
from .kinds import ContentFile, Faults, Line, Moment, Schema, Text, Web


def _from_one(value: int) -> int:
    if value < 1:
        raise ValueError(f"is {value}; count from 1")
    return value


class Source(Schema):
    """The post that an article is written after."""

    author: Text
    title: Text
    year: int
    url: Web | None = None


class Series(Schema):
    """name: of the series; part: from 1."""

    name: Line
    part: Annotated[int, AfterValidator(_from_one)]


class Image(Schema):
    """src: a path below content/; alt: what it shows, in words ("" for decoration); width,
    height: in pixels, so that the page keeps its room."""

    src: ContentFile
    alt: str
    width: Annotated[int, AfterValidator(_from_one)] | None = None
    height: Annotated[int, AfterValidator(_from_one)] | None = None


class Seo(Schema):
    """What search engines are told instead of the title and the summary."""

    title: Line | None = None
    description: Line | None = None


class Comment(Schema):
    """A comment of an imported post; body is sanitised HTML; parent: another one's id."""

    id: Text
    parent: Text | None = None
    author: Text
    date: Moment
    url: Web | None = None
    body: Text


def distinct_tags(tags: list[str]) -> list[str]:
    """tags, if no two are one word: an article stands once on a tag's page. Raises Faults."""
    first: dict[str, str] = {}
    faults: list[tuple[str, Location]] = []
    for index, tag in enumerate(tags):
        known = first.setdefault(folded(tag), tag)
        if known != tag or tags.index(tag) != index:
            faults.append((f'is "{tag}", as "{known}" is; keep one', (index,)))
    if faults:
        raise Faults(faults)
    return tags


def threaded(comments: list[Comment]) -> list[Comment]:
    """comments, if each has its own id and answers one above it. Raises Faults."""
    known: set[str] = set()
    faults: list[tuple[str, Location]] = []
    for index, comment in enumerate(comments):
        if comment.id in known:
            faults.append((f'is "{comment.id}" again; give each comment its own', (index, "id")))
        if comment.parent is not None and comment.parent not in known:
            faults.append((
                f'is "{comment.parent}", which is no comment above; remove it, or put the '
                "comment below the one it answers", (index, "parent"),
            ))
        known.add(comment.id)
    if faults:
        raise Faults(faults)
    return comments
