"""A talk or an interview."""

from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import ValidationInfo, field_validator

from .kinds import Moments, Schema, Text, Web, When, Zone

# By precision, how much of a date and time is known: year, month, day, hour, minute, second.
_KNOWN = {"month": 2, "day": 3, "time": 6}


class Credit(Schema):
    """Who did what besides speaking."""

    role: Text
    name: Text


class Event(Schema):
    """start, end: a month alone, a day, or a moment in time_zone."""

    kind: Literal["talk", "interview"]
    start: Moments
    time_zone: Zone = "America/Toronto"
    end: Moments | None = None
    name: Text | None = None
    organiser: Text | None = None
    place: Text | None = None
    medium: Text | None = None
    role: Text | None = None
    language: Text = "fr"
    hosts: list[Text] = []
    participants: list[Text] = []
    slides: Web | None = None
    credits: list[Credit] = []

    @field_validator("end")
    @classmethod
    def _after_start(cls, end: When | None, info: ValidationInfo) -> When | None:
        start = info.data.get("start")
        if end is None or start is None:
            return end
        zone = ZoneInfo(info.data.get("time_zone", "UTC"))
        # What both say can be compared: a day is not before a time of that day.
        common = min(_KNOWN[start.precision], _KNOWN[end.precision])
        first, last = _placed(start.value, zone), _placed(end.value, zone).astimezone(
            start.value.tzinfo or zone
        )
        if last.timetuple()[:common] < first.timetuple()[:common]:
            raise ValueError("is before the start; exchange them or mend one")
        return end


def _placed(value: datetime, zone: ZoneInfo) -> datetime:
    return value if value.tzinfo else value.replace(tzinfo=zone)
