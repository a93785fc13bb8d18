"""From one date to another."""

from datetime import date, datetime

import pytest

from plugins.dates import date_range, french_range
from plugins.front_matter.schema.kinds import When


def at(day: int, hour: int, minute: int = 0, month: int = 6) -> datetime:
    return datetime(2009, month, day, hour, minute)  # an event's own zone


@pytest.mark.parametrize(
    ("start", "end", "precision", "text"),
    [
        (date(2009, 6, 17), None, "day", "17 juin 2009"),
        (date(2009, 6, 17), date(2009, 6, 17), "day", "17 juin 2009"),
        (date(2009, 6, 1), date(2009, 6, 3), "day", "du 1er au 3 juin 2009"),
        (date(2009, 6, 29), date(2009, 7, 1), "day", "du 29 juin au 1er juillet 2009"),
        (date(2009, 12, 31), date(2010, 1, 1), "day", "du 31 décembre 2009 au 1er janvier 2010"),
        (date(2009, 6, 17), date(2010, 6, 17), "day", "du 17 juin 2009 au 17 juin 2010"),
        (date(2009, 6, 1), date(2009, 8, 1), "month", "de juin à août 2009"),
        (date(2009, 6, 1), date(2010, 6, 1), "month", "de juin 2009 à juin 2010"),
        (date(2009, 6, 1), date(2009, 6, 30), "month", "juin 2009"),
        (date(2009, 6, 1), date(2011, 6, 1), "year", "de 2009 à 2011"),
        (at(17, 9, 30), at(17, 11), "time", "17 juin 2009, de 9 h 30 à 11 h"),
        (at(17, 22), at(18, 1, 5), "time", "du 17 juin 2009, 22 h au 18 juin 2009, 1 h 05"),
    ],
)
def test_nothing_is_said_twice(
    start: date, end: date | None, precision: str, text: str
) -> None:
    assert french_range(start, end, precision).replace("\u00a0", " ") == text


def test_no_more_is_said_than_is_known_of_both() -> None:
    start = When(value=at(17, 9), precision="time")
    assert date_range(start, When(value=at(19, 0), precision="day")) == (
        "du 17 au 19\u00a0juin 2009")
    assert date_range(start, When(value=at(1, 0, month=8), precision="month")) == (
        "de juin à août 2009")
    assert date_range(start, None) == "17\u00a0juin 2009, 9\u00a0h"
