"""Articles with an event, as front matter makes them, for tests that need no site."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from plugins.front_matter.schema.event import Event

MONTREAL = ZoneInfo("America/Toronto")


@dataclass
class Article:
    """What the plugin needs of an article."""

    id: str
    event: Any
    title: str = "Titre"
    summary: str = "Résumé, avec virgule; et point-virgule"
    date: datetime = datetime(2009, 10, 13, tzinfo=MONTREAL)
    modified: datetime | None = None


def identity(number: int) -> str:
    """A UUID that ends in a number."""
    return f"00000000-0000-4000-8000-{number:012}"


def event(**keys: Any) -> Event:
    """A talk of 17 June 2009, but for what keys say."""
    return Event.model_validate({"kind": "talk", "start": "2009-06-17", **keys})


def article(number: int, **keys: Any) -> Article:
    """An article with such an event."""
    return Article(identity(number), event(**keys))
