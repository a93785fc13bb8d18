"""An event as schema.org has it. Pure: only what is known is said."""

from typing import Any

from .timeline import placed

TYPES = {"interview": "BroadcastEvent", "talk": "EducationEvent"}


def _moment(when: Any, zone: str) -> str:
    """With no more digits than are known, as ISO 8601 allows."""
    if when.precision == "month":
        return f"{when.value:%Y-%m}"
    if when.precision == "day":
        return f"{when.value:%Y-%m-%d}"
    return placed(when, zone).isoformat(timespec="minutes")


def _people(names: list[str]) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": name} for name in names]


def event_jsonld(article: Any, url: str) -> dict[str, Any]:
    """The data of an event, to be written as JSON-LD.

    article: with a typed `event`; url: the page's absolute address.
    """
    event = article.event
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": TYPES.get(event.kind, "Event"),
        "name": event.name or article.title,
        "startDate": _moment(event.start, event.time_zone),
        "description": article.summary,
        "inLanguage": event.language,
        "url": url,
    }
    if event.end:
        data["endDate"] = _moment(event.end, event.time_zone)
    if event.place:
        data["location"] = {"@type": "Place", "name": event.place, "address": event.place}
    if event.organiser:
        data["organizer"] = {"@type": "Organization", "name": event.organiser}
    if event.hosts:
        data["contributor"] = _people(event.hosts)
    if event.participants:
        data["performer"] = _people(event.participants)
    return data
