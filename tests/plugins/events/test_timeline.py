"""Talks in time."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.events.timeline import over, placed, timeline
from tests.plugins.events.articles import MONTREAL, Article, article, event, identity

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(("keys", "moment"), [
    ({"start": "2026-03-01"}, datetime(2026, 3, 2, tzinfo=MONTREAL)),
    ({"start": "2026-03-01 22:00"}, datetime(2026, 3, 2, tzinfo=MONTREAL)),
    ({"start": "2010-12"}, datetime(2011, 1, 1, tzinfo=MONTREAL)),
    ({"start": "2026-03-01", "end": "2026-03-04"}, datetime(2026, 3, 5, tzinfo=MONTREAL)),
    ({"start": "2026-01", "end": "2026-02"}, datetime(2026, 3, 1, tzinfo=MONTREAL)),
    ({"start": "2026-03-01 09:00", "end": "2026-03-01 10:30"},
     datetime(2026, 3, 1, 10, 30, tzinfo=MONTREAL)),
    ({"start": "2026-11-01"}, datetime(2026, 11, 2, tzinfo=MONTREAL)),
])
def test_when_an_event_is_past(keys: dict[str, str], moment: datetime) -> None:
    assert over(event(**keys)) == moment


def test_a_day_is_that_of_the_event_s_own_zone() -> None:
    tokyo = event(start="2026-01-01", time_zone="Asia/Tokyo")
    assert over(tokyo) == datetime(2026, 1, 1, 15, tzinfo=UTC)


def test_a_moment_with_its_offset_is_moved_into_the_zone() -> None:
    moment = placed(event(start="2030-07-01 09:00+02:00").start, "America/Toronto")
    assert moment.isoformat() == "2030-07-01T03:00:00-04:00"


def test_no_events() -> None:
    found = timeline([], NOW)
    assert (found.upcoming, found.past_by_year) == ([], [])


def test_upcoming_come_first_and_past_by_year() -> None:
    days = ["2030-01-02", "2029-01-02", "2009-06-17", "2009-01-01", "2008-11-04"]
    articles = [Article(str(i), event(start=day)) for i, day in enumerate(days)]
    found = timeline(articles, NOW)
    assert [a.id for a in found.upcoming] == ["1", "0"]
    assert [(y, [a.id for a in group]) for y, group in found.past_by_year] == [
        (2009, ["2", "3"]), (2008, ["4"]),
    ]


def test_what_goes_on_is_not_past() -> None:
    going = article(1, start="2025-12-30", end="2026-01-02")
    assert timeline([going], NOW).upcoming == [going]


def test_the_moment_of_the_end_is_past() -> None:
    ended = article(1, start="2025-12-31 18:00", end="2025-12-31 19:00")
    assert timeline([ended], NOW).upcoming == []


def test_a_moment_of_new_year_s_eve_is_of_the_year_it_is_there() -> None:
    eve = article(1, start="2020-01-01 03:00+00:00")
    assert timeline([eve], NOW).past_by_year == [(2019, [eve])]


def test_those_that_begin_together_follow_their_id() -> None:
    twins = [article(number) for number in (2, 1, 3)]
    found = timeline(twins, datetime(2000, 1, 1, tzinfo=UTC)).upcoming
    assert [twin.id for twin in found] == [identity(number) for number in (1, 2, 3)]


days = st.dates(datetime(1990, 1, 1).date(), datetime(2060, 1, 1).date()).map(str)


@given(st.lists(st.fixed_dictionaries({"start": days})))
def test_every_event_is_either_upcoming_or_past_in_its_year(keys: list[Any]) -> None:
    articles = [article(number, **key) for number, key in enumerate(keys)]
    found = timeline(articles, NOW)
    past = [one for _, group in found.past_by_year for one in group]
    assert sorted(one.id for one in (*found.upcoming, *past)) == [a.id for a in articles]
    assert all(over(one.event) > NOW for one in found.upcoming)
    years = [year for year, _ in found.past_by_year]
    assert years == sorted(set(years), reverse=True)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"end": "2009-06-16"}, "is before the start; exchange them or mend one"),
        ({"time_zone": "Mars/Olympus"},
         'is "Mars/Olympus", which is no time zone; write one such as America/Toronto'),
        ({"start": "2009-13"}, 'is "2009-13", which is no date; write 2014-05-12 or '
                               "2014-05-12 09:30, or 2014-05 for a month alone"),
    ],
)
def test_an_impossible_event_is_refused(keys: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError) as error:
        event(**keys)
    assert message in str(error.value)
