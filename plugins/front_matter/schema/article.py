"""An article, a talk or an interview."""

from typing import Annotated, Literal

from pydantic import AfterValidator, ValidationInfo

from ..nearest import listed, suggestion
from .event import Event
from .figure import Figure, distinct_figures
from .kinds import Address, Day, Identity, Language, Line, Moment, Schema, Slug, Text
from .parts import Comment, Image, Seo, Series, Source, distinct_tags, threaded
from .recording import Recording


def _declared(value: str, info: ValidationInfo) -> str:
    known = (info.context or {}).get("categories")
    if known is not None and value not in known:
        remedy = suggestion(value, known, f"declare it in categories.yml or use {listed(known)}")
        raise ValueError(f'is "{value}", which categories.yml does not declare; {remedy}')
    return value


class Article(Schema):
    """The keys of an article. A date without a zone is in TIMEZONE."""

    title: Line
    date: Moment
    category: Annotated[Text, AfterValidator(_declared)]
    summary: Line
    id: Identity
    modified: Moment | None = None
    tags: Annotated[list[Line], AfterValidator(distinct_tags)] = []
    slug: Slug | None = None
    status: Literal["published", "draft", "hidden"] = "published"
    date_precision: Literal["day", "month", "year"] = "day"
    source: Source | None = None
    event: Event | None = None
    recording: Recording | None = None
    aliases: list[Address] = []
    series: Series | None = None
    review_by: Day | None = None
    lang: Language | None = None
    image: Image | None = None
    seo: Seo | None = None
    figures: Annotated[list[Figure], AfterValidator(distinct_figures)] = []
    url: Address | None = None
    guid: Text | None = None
    author: Text | None = None
    sticky: bool = False
    comments: Annotated[list[Comment], AfterValidator(threaded)] = []
