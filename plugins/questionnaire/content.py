"""A questionnaire as Pelican content: it has an address, a body, and is linked to."""

from collections.abc import Callable
from typing import Any

from pelican.contents import Content

from .model import Dimension, Item
from .model import Questionnaire as Model


class Section:
    """A dimension with its items, in order: one step of the page."""

    def __init__(self, dimension: Dimension, items: list[Item]) -> None:
        self.id = dimension.id
        self.name = dimension.name
        self.description = dimension.description
        self.items = items


class Questionnaire(Content):
    """What the templates get. `content` is the introduction as HTML; the rest is the model's,
    and `dimensions` hold their items.

    Named so that Pelican expands QUESTIONNAIRE_URL and QUESTIONNAIRE_SAVE_AS for it.
    """

    mandatory_properties = ("title",)
    allowed_statuses = ("published",)
    default_status = "published"
    default_template = "questionnaire"
    model: Model
    data: dict[str, Any]

    def attach(self, model: Model, typeset: Callable[[str], str]) -> None:
        """Gives the page its questionnaire. typeset: plain text as a visitor reads it."""
        self.model = model
        self.data = page_data(model, typeset)
        self.version = model.version
        self.duration = model.duration
        self.audience = model.audience
        self.scale = model.scale
        self.special = model.special
        self.required_level = model.required_level
        self.stages = model.stages
        self.items = model.items
        self.references = model.references
        self.dimensions = sections(model)


def sections(model: Model) -> list[Section]:
    """The dimensions with their items."""
    return [
        Section(dimension, [item for item in model.items if item.dimension == dimension.id])
        for dimension in model.dimensions
    ]


def page_data(model: Model, typeset: Callable[[str], str]) -> dict[str, Any]:
    """What the page's scripts need, its text typeset; keys as in `questionnaire.json`."""
    kept = {
        "scale": {"level", "label"},
        "stages": {"stage", "name", "description", "advice"},
        "dimensions": {"id", "name"},
        "items": {"id", "number", "dimension", "gate", "question", "owner", "action"},
    }
    plain = model.model_dump(mode="json")
    data: dict[str, Any] = {
        "id": model.id,
        "slug": model.slug,
        "version": model.version,
        "title": model.title,
        "required_level": model.required_level,
        "special": {name: answer["label"] for name, answer in plain["special"].items()},
    }
    for key, fields in kept.items():
        data[key] = [{k: v for k, v in entry.items() if k in fields} for entry in plain[key]]
    names = {"id", "slug", "dimension"}
    return {
        key: value if key in names else _typeset(value, typeset, names)
        for key, value in data.items()
    }


def _typeset(value: Any, typeset: Callable[[str], str], names: set[str]) -> Any:
    if isinstance(value, str):
        return typeset(value)
    if isinstance(value, list):
        return [_typeset(entry, typeset, names) for entry in value]
    if isinstance(value, dict):
        return {
            key: entry if key in names else _typeset(entry, typeset, names)
            for key, entry in value.items()
        }
    return value
