"""A page, and what every source has in common."""

from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict

from .figure import Figure, distinct_figures
from .kinds import Address, Day, Identity, Language, Line, Moment, Schema, Slug
from .parts import Comment, Seo, threaded


class Page(Schema):
    """The keys of a page. template: the theme's template without its ending; parent: the
    address of the page above it."""

    title: Line
    summary: Line
    slug: Slug | None = None
    id: Identity | None = None
    date: Moment | None = None
    modified: Moment | None = None
    status: Literal["published", "draft", "hidden"] = "published"
    template: Slug | None = None
    aliases: list[Address] = []
    figures: Annotated[list[Figure], AfterValidator(distinct_figures)] = []
    review_by: Day | None = None
    lang: Language | None = None
    url: Address | None = None
    parent: Address | None = None
    seo: Seo | None = None
    comments: Annotated[list[Comment], AfterValidator(threaded)] = []


class Base(Schema):
    """What the catalogue needs of a kind whose own plugin validates the rest."""

    model_config = ConfigDict(**{**Schema.model_config, "extra": "ignore"})

    title: Line
    summary: Line
    slug: Slug | None = None
    id: Identity
    date: Moment | None = None
    status: Literal["published", "draft", "hidden"] = "published"
    lang: Language | None = None
