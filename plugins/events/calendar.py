"""The talks and interviews as an iCalendar file. Pure: the same events, the same bytes."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from .timeline import over, placed

if TYPE_CHECKING:
    from icalendar import Event


class Shown(NamedTuple):
    """All that the calendar asks of an article; as the article has it."""

    id: Any
    title: str
    summary: str
    event: Any
    date: datetime
    modified: datetime | None


def _stamp(article: Shown) -> datetime:
    """When this version of the entry was made: the text's own date, so that two builds of
    the same content give the same bytes."""
    value = article.modified or article.date
    return datetime.fromtimestamp(value.timestamp(), UTC).replace(microsecond=0)


def _uid(article: Shown) -> str:
    """The entry's name for ever: that of the article."""
    try:
        return UUID(str(article.id)).urn
    except ValueError:
        return f"urn:x-article:{article.id}"


def _times(event: Any) -> tuple[date | datetime, date | datetime | None]:
    """The beginning and the end, of one kind as RFC 5545 wants: two days, the second of
    which is the day after, or two moments."""
    if event.start.precision == "day":
        first = event.start.value.date()
        last = (over(event) - timedelta(microseconds=1)).date()
        return first, max(first, last) + timedelta(days=1)
    begins = placed(event.start, event.time_zone)
    return begins, over(event) if event.end else None


def _entry(article: Shown, url: str) -> "Event":
    from icalendar import Event  # loaded where there is a calendar to make

    event = article.event
    entry = Event()
    entry.add("uid", _uid(article))
    entry.add("dtstamp", _stamp(article))
    entry.add("summary", event.name or article.title)
    entry.add("description", article.summary)
    entry.add("url", url)
    if event.place or event.medium:
        entry.add("location", event.place or event.medium)
    begins, ends = _times(event)
    entry.add("dtstart", begins)
    if ends is not None:
        entry.add("dtend", ends)
    return entry


def shown(article: Any) -> Shown:
    """What the calendar is made of; while that of every article is the same, so is it."""
    return Shown(
        article.id, article.title, article.summary, article.event, article.date,
        getattr(article, "modified", None),
    )


def calendar(articles: Iterable[tuple[Shown, str]], name: str) -> bytes:
    """The calendar's bytes, time zones included.

    articles: (what is shown of one with an event, absolute address of its page); those whose
    day is not known (a month alone) are left out. name: the calendar's.
    """
    from icalendar import Calendar

    found = Calendar()
    found.add("prodid", "-//carnet//conferences//FR")
    found.add("version", "2.0")
    found.add("name", name)
    found.add("x-wr-calname", name)
    known = [pair for pair in articles if pair[0].event.start.precision != "month"]
    for article, url in sorted(known, key=lambda pair: str(pair[0].id)):
        found.add_component(_entry(article, url))
    found.add_missing_timezones()
    return bytes(found.to_ical())
