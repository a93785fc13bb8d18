"""Dates in French, as precise as they are known. Pure; no locale of the process is read."""

from datetime import date, datetime

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)
NBSP = "\u00a0"


def french_date(day: date | datetime, precision: str = "day") -> str:
    """« 17 juin 2009 », « juin 2009 » or « 2009 »; « 17 juin 2009, 9 h 30 » for "time"."""
    year = f"{day.year:04d}"
    if precision == "year":
        return year
    month = f"{MONTHS[day.month - 1]} {year}"
    if precision == "month":
        return month
    number = "1er" if day.day == 1 else str(day.day)
    text = f"{number}{NBSP}{month}"
    if precision == "time" and isinstance(day, datetime):
        minutes = f"{NBSP}{day.minute:02d}" if day.minute else ""
        text += f", {day.hour}{NBSP}h{minutes}"
    return text


def french_parts(day: date | datetime, precision: str = "day") -> tuple[str, str]:
    """What stands before the year, and the year: (« 17 juin », « 2009 »), (« », « 2009 »).

    An hour is left out: the two parts are for a margin, where the year is said once.
    """
    text = french_date(day, "day" if precision == "time" else precision)
    return text[:-4].rstrip(), text[-4:]


def machine_date(day: date | datetime, precision: str = "day") -> str:
    """The same for `<time datetime>`: no more digits than are known."""
    if precision == "time" and isinstance(day, datetime):
        return day.isoformat(timespec="minutes")
    text = f"{day.year:04d}-{day.month:02d}-{day.day:02d}"
    return text[: {"year": 4, "month": 7}.get(precision, 10)]
