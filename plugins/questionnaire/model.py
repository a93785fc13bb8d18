"""What a questionnaire file holds, and what `questionnaire.json` says of it.

The front matter of a file is one `Questionnaire`. What several values must agree on
(a gate that a stage opens, numbers in sequence…) is in `rules.py`.
"""

from typing import Annotated, Any

from pydantic import Field

from ..front_matter.schema.kinds import Identity, Schema
from ..front_matter.schema.kinds import Slug as _Slug
from ..front_matter.schema.kinds import Text as _Text

# A share link writes a level as one digit.
MOST_LEVELS = 10


def _said(**schema: Any) -> Any:
    """What JSON Schema is told of a check that Python makes elsewhere."""
    return Field(json_schema_extra=schema)


Text = Annotated[_Text, _said(minLength=1)]
Slug = Annotated[_Slug, _said(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]


class Level(Schema):
    """One step of the scale. level: what scores are counted in."""

    level: int
    label: Text
    description: Text


class Answer(Schema):
    """An answer that is no level."""

    label: Text
    description: Text


class Special(Schema):
    """The two answers that are no levels. Blank is a third state and has no label here."""

    unknown: Answer
    not_applicable: Answer


class Stage(Schema):
    """stage: from 1; advice: for an organisation that stands there."""

    stage: int
    name: Text
    description: Text
    advice: Text


class Dimension(Schema):
    """A group of items, and a bar of the profile."""

    id: Slug
    name: Text
    description: Text


class Item(Schema):
    """One question. gate: the stage that it opens; owner: who should know; signs: what
    one could see; action: what to do first."""

    id: Slug
    number: int
    dimension: Slug
    gate: int
    question: Text
    signs: list[Text]
    owner: Text
    action: Text


class Reference(Schema):
    """A work that inspired the questionnaire."""

    authors: Text
    year: int
    title: Text


class Questionnaire(Schema):
    """A whole questionnaire.

    version: raised at each change of the items; duration: minutes, least and most;
    required_level: the level at which an item passes its gate.
    """

    id: Identity
    title: Text
    slug: Slug
    version: int
    summary: Text
    duration: list[int]
    audience: Text
    scale: list[Level]
    special: Special
    required_level: int
    stages: list[Stage]
    dimensions: list[Dimension]
    items: list[Item]
    references: list[Reference] = []
