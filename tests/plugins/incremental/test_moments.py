"""The clock says until when what a build made of it is right."""

from bisect import bisect_right
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.utils import SafeDatetime

from plugins.incremental.moments import Watch, watched

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def test_comparisons_are_right_whichever_side_the_time_is_on() -> None:
    now = watched(lambda: NOW, Watch())()
    for kind in (datetime, SafeDatetime):
        before, after = (kind(2026, 11, day, tzinfo=UTC) for day in (19, 21))
        assert before < now < after and after > now > before
        assert before <= now <= after and after >= now >= before
        assert not now < before and not after <= now
        assert sorted([before, after], key=lambda moment: moment > now) == [before, after]


def test_it_is_right_from_the_last_moment_passed_to_the_next() -> None:
    watch = Watch()
    now = watched(lambda: NOW, watch)()
    for days in (-9, -2, 3, 30):
        assert (SafeDatetime.fromisoformat((NOW + days * DAY).isoformat()) <= now) == (days < 0)
    assert watch.span() == ((NOW - 2 * DAY).isoformat(), (NOW + 3 * DAY).isoformat())


def test_nobody_who_asks_nothing_binds_it() -> None:
    watch = Watch()
    watched(lambda: NOW, watch)()
    assert watch.span() == ("", "")


@pytest.mark.parametrize("use", [
    lambda now: now.date(), lambda now: now.year, lambda now: now - NOW, lambda now: NOW - now,
    lambda now: now + DAY, lambda now: f"{now:%Y}", str, lambda now: now == NOW, hash,
])
def test_the_time_itself_is_right_only_now(use) -> None:
    watch = Watch()
    use(watched(lambda: NOW, watch)())
    assert watch.span() is None


def test_one_build_is_of_one_moment() -> None:
    times = iter([NOW, NOW + DAY])
    clock = watched(lambda: next(times), Watch())
    assert clock() is clock()
    assert watched(clock, Watch())().isoformat() == NOW.isoformat()


@given(st.lists(st.integers(-9, 9), max_size=12), st.integers(-9, 9))
def test_a_sorted_list_cut_at_the_time_is_right_until_the_next_of_its_moments(
    hours: list[int], hour: int
) -> None:
    """As the feeds cut theirs: neighbours of the cut are compared, whatever else is."""
    moments = sorted(NOW + timedelta(hours=each) for each in hours)
    time, watch = NOW + timedelta(hours=hour), Watch()
    cut = bisect_right(moments, watched(lambda: time, watch)())
    assert moments[:cut] == [each for each in moments if each <= time]
    assert (watch.since, watch.until, watch.exact) == (
        max(moments[:cut], default=None), min(moments[cut:], default=None), False)
