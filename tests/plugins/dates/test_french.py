"""Dates in French."""

from datetime import UTC, date, datetime

import pytest

from plugins.dates import french_date, french_parts, machine_date


@pytest.mark.parametrize(
    ("day", "precision", "french", "machine"),
    [
        (date(2009, 6, 17), "day", "17\u00a0juin 2009", "2009-06-17"),
        (date(2014, 8, 1), "day", "1er\u00a0août 2014", "2014-08-01"),
        (date(2010, 6, 14), "month", "juin 2010", "2010-06"),
        (date(2010, 6, 14), "year", "2010", "2010"),
        (datetime(2026, 12, 3, 9, 5, tzinfo=UTC), "time",
         "3\u00a0décembre 2026, 9\u00a0h\u00a005", "2026-12-03T09:05+00:00"),
        (datetime(2026, 2, 3, 14, 0, tzinfo=UTC), "time",
         "3\u00a0février 2026, 14\u00a0h", "2026-02-03T14:00+00:00"),
    ],
)
def test_no_more_is_said_than_is_known(
    day: date, precision: str, french: str, machine: str
) -> None:
    assert french_date(day, precision) == french
    assert machine_date(day, precision) == machine


@pytest.mark.parametrize(
    ("day", "precision", "parts"),
    [
        (date(2009, 6, 17), "day", ("17\u00a0juin", "2009")),
        (date(2010, 6, 14), "month", ("juin", "2010")),
        (date(2010, 6, 14), "year", ("", "2010")),
        (datetime(2026, 12, 3, 9, 5, tzinfo=UTC), "time", ("3\u00a0décembre", "2026")),
    ],
)
def test_the_year_stands_apart_for_the_margin(
    day: date, precision: str, parts: tuple[str, str]
) -> None:
    assert french_parts(day, precision) == parts
