from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plugins.listings.listing import make_listing
from plugins.listings.years import YearLink, group_by_year


@dataclass(frozen=True)
class Post:
    date: datetime


def address(year: int) -> str:
    return f"sujets/veille/{year}/"


def test_an_empty_list_has_nothing_newest_and_no_year() -> None:
    listing = make_listing({}, 20, address)
    assert (listing.newest, listing.years, listing.count) == ([], [], 0)


def test_a_short_list_is_shown_whole() -> None:
    post = Post(datetime(2012, 5, 1))
    listing = make_listing({2012: [post]}, 20, address)
    assert listing.newest == [post]
    assert listing.years == [YearLink(2012, 1, "sujets/veille/2012/")]


def test_the_newest_reach_into_the_year_before() -> None:
    new, old, oldest = (Post(datetime(y, 1, d)) for y, d in ((2014, 1), (2013, 9), (2013, 2)))
    listing = make_listing({2014: [new], 2013: [oldest, old]}, 2, address)
    assert listing.newest == [new, old]
    assert listing.count == 3


@given(
    st.lists(st.integers(0, 9000), unique=True).map(
        lambda days: [Post(datetime(2000, 1, 1) + timedelta(day)) for day in days]
    ),
    st.integers(1, 30),
)
def test_the_newest_are_those_of_the_whole_list(items: list[Post], size: int) -> None:
    listing = make_listing(group_by_year(items), size, address)
    assert listing.newest == sorted(items, key=lambda p: p.date, reverse=True)[:size]
    assert listing.count == len(items) == sum(year.count for year in listing.years)
