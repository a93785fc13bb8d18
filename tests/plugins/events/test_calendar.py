"""The calendar, read back by another library than the one that wrote it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from plugins.events.calendar import calendar, shown
from tests.plugins.events.articles import MONTREAL, Article, article, event, identity


def read(*articles: Article, name: str = "Nom") -> Calendar:
    pairs = [(shown(one), f"https://x.example/{one.id}/") for one in articles]
    return IcsCalendarStream.calendar_from_ics(calendar(pairs, name).decode())


def test_a_month_alone_stays_out() -> None:
    assert read(article(1, start="2010-06")).events == []


def test_a_calendar_without_events_is_one_all_the_same() -> None:
    assert read().events == []


def test_what_is_known_of_a_talk() -> None:
    long = "Une conférence, longue; avec\\tout ce qu’il faut : " + "mot " * 40
    talk = Article(identity(1), event(start="2030-07-01 09:00", end="2030-07-01 10:00",
                                      place="Québec"), long)
    found = read(talk).events[0]
    assert found.uid == f"urn:uuid:{identity(1)}"
    assert found.summary == long
    assert found.description == "Résumé, avec virgule; et point-virgule"
    assert found.location == "Québec"
    assert str(found.url) == f"https://x.example/{identity(1)}/"
    assert found.dtstart == datetime(2030, 7, 1, 9, tzinfo=MONTREAL)
    assert found.dtend == datetime(2030, 7, 1, 10, tzinfo=MONTREAL)


@pytest.mark.parametrize(("keys", "begins", "ends"), [
    ({"start": "2009-06-17"}, date(2009, 6, 17), date(2009, 6, 18)),
    ({"start": "2009-06-17", "end": "2009-06-19"}, date(2009, 6, 17), date(2009, 6, 20)),
    ({"start": "2009-06-17", "end": "2009-06-18 12:00"}, date(2009, 6, 17), date(2009, 6, 19)),
    ({"start": "2009-06-17", "end": "2009-07"}, date(2009, 6, 17), date(2009, 8, 1)),
    ({"start": "2009-06-17 20:00", "end": "2009-06-18"},
     datetime(2009, 6, 17, 20, tzinfo=MONTREAL), datetime(2009, 6, 19, tzinfo=MONTREAL)),
])
def test_the_end_is_of_the_beginning_s_kind_and_after_it(
    keys: dict[str, str], begins: date, ends: date
) -> None:
    found = read(article(1, **keys)).events[0]
    assert (found.dtstart, found.dtend) == (begins, ends)


def test_a_moment_without_an_end_has_none() -> None:
    found = read(article(1, start="2009-06-17 09:00")).events[0]
    assert found.dtend is None
    assert found.dtstart == datetime(2009, 6, 17, 9, tzinfo=MONTREAL)


@pytest.mark.parametrize(("zone", "offset"), [
    ("America/Toronto", -4), ("Europe/Paris", 2), ("America/St_Johns", -2.5), ("UTC", 0),
])
def test_each_zone_comes_along(zone: str, offset: float) -> None:
    talk = shown(article(1, start="2030-07-01 09:00", time_zone=zone))
    data = calendar([(talk, "u")], "n").decode()
    if zone != "UTC":
        assert f"TZID:{zone}" in data
        assert f"DTSTART;TZID={zone}:20300701T090000" in data
    found = IcsCalendarStream.calendar_from_ics(data).events[0].dtstart
    assert isinstance(found, datetime)
    assert found.utcoffset() == datetime(2030, 7, 1, 9, tzinfo=ZoneInfo(zone)).utcoffset()
    assert found.utcoffset().total_seconds() == offset * 3600  # type: ignore[union-attr]


def test_a_moment_written_with_its_offset_keeps_the_event_s_zone() -> None:
    data = calendar([(shown(article(1, start="2030-07-01 09:00+02:00")), "u")], "n").decode()
    assert "DTSTART;TZID=America/Toronto:20300701T030000" in data
    assert data.count("BEGIN:VTIMEZONE") == 1


def test_the_same_events_give_the_same_bytes_in_any_order() -> None:
    pairs = [(shown(article(n, start=f"2009-06-{n + 10}")), "u") for n in range(5)]
    assert calendar(pairs, "n") == calendar(reversed(pairs), "n")


def test_the_bytes_change_with_the_text_and_not_with_the_day_of_the_build() -> None:
    talk = article(1)
    assert b"DTSTAMP:20091013T040000Z" in calendar([(shown(talk), "u")], "n")
    talk.modified = datetime(2011, 1, 2, 3, 4, 5, 678, tzinfo=ZoneInfo("UTC"))
    assert b"DTSTAMP:20110102T030405Z" in calendar([(shown(talk), "u")], "n")


def test_an_id_of_another_site_is_a_name_too() -> None:
    found = read(Article("billet-12", event())).events[0]
    assert found.uid == "urn:x-article:billet-12"


def test_lines_are_those_of_the_standard() -> None:
    data = calendar([(shown(Article(identity(1), event(), "é" * 200)), "u")], "n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.endswith(b"END:VCALENDAR\r\n")
