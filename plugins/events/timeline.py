"""Talks and interviews in time: upcoming first, then past by year. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Timeline:
    """upcoming: the next one first; past_by_year: (year, articles), the newest first."""

    upcoming: list[Any]
    past_by_year: list[tuple[int, list[Any]]]


def placed(when: Any, zone: str) -> datetime:
    """A moment, aware, in the event's own zone; one written with its offset is moved there.

    when: with `value` and `precision`, as front matter has it; zone: of the event.
    """
    value: datetime = when.value
    if value.tzinfo is None:
        return value.replace(tzinfo=ZoneInfo(zone))
    return value.astimezone(ZoneInfo(zone))


def over(event: Any) -> datetime:
    """The moment from which an event is past: the end of its month or day, its end when it
    is known, or else the end of the day it begins on."""
    when = event.end or event.start
    begins = placed(when, event.time_zone)
    if when.precision == "month":
        first = begins.replace(day=1)
        return (first + timedelta(days=32)).replace(day=1)
    if when.precision == "time" and event.end:
        return begins
    midnight = begins.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=1)


def timeline(articles: Iterable[Any], now: datetime) -> Timeline:
    """articles: those with an `event`; now: aware.

    Events that begin together follow their id. The year is that of the event's own zone.
    """
    ordered = sorted(
        articles,
        key=lambda article: (placed(article.event.start, article.event.time_zone), article.id),
    )
    upcoming = [article for article in ordered if over(article.event) > now]
    years: dict[int, list[Any]] = {}
    for article in reversed(ordered):
        if over(article.event) <= now:
            begins = placed(article.event.start, article.event.time_zone)
            years.setdefault(begins.year, []).append(article)
    return Timeline(upcoming, sorted(years.items(), reverse=True))
