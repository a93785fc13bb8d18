"""From one date to another, in French, saying nothing twice. Pure."""

from datetime import date, datetime

from .french import MONTHS, NBSP, french_date


def _day(day: date | datetime) -> str:
    return "1er" if day.day == 1 else str(day.day)


def _hour(moment: datetime) -> str:
    minutes = f"{NBSP}{moment.minute:02d}" if moment.minute else ""
    return f"{moment.hour}{NBSP}h{minutes}"


def french_range(
    start: date | datetime, end: date | datetime | None, precision: str = "day"
) -> str:
    """« 17 juin 2009, de 9 h 30 à 11 h », « du 17 au 19 juin 2009 », « de juin à août 2009 ».

    end: None, or not before start, in the same zone; precision: of both, as `french_date` has
    it. What is the same at both ends is said once.
    """
    whole = french_date(start, precision)
    if end is None or french_date(end, precision) == whole:
        return whole
    same_year = start.year == end.year
    if precision == "time" and isinstance(start, datetime) and isinstance(end, datetime):
        if start.date() == end.date():
            day = french_date(start)
            return f"{day}, de {_hour(start)} à {_hour(end)}"
        return f"du {whole} au {french_date(end, precision)}"
    if precision == "day":
        first = _day(start)
        if not (same_year and start.month == end.month):
            first += f"{NBSP}{MONTHS[start.month - 1]}"
        if not same_year:
            first += f" {start.year:04d}"
        return f"du {first} au {french_date(end)}"
    if precision == "month" and same_year:
        return f"de {MONTHS[start.month - 1]} à {french_date(end, precision)}"
    return f"de {whole} à {french_date(end, precision)}"
