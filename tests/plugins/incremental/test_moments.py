"""The clock says until when what a build made of it is right."""

from datetime import UTC, datetime, timedelta

import pytest
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
