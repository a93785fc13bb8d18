from dataclasses import dataclass
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from plugins.listings.years import YearLink, group_by_year, year_links, years_of


@dataclass(frozen=True)
class Post:
    name: str
    date: datetime


class CountedYear:
    """Counts how often the year of an article is asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, post: Post) -> int:
        self.asked += 1
        return post.date.year


posts = st.lists(
    st.builds(
        Post, st.text(max_size=3), st.datetimes(datetime(1995, 1, 1), datetime(2040, 1, 1))
    )
)


def test_nothing_has_no_year() -> None:
    assert group_by_year([]) == {}


def test_newest_year_first_and_the_order_inside_a_year_is_kept() -> None:
    old, new, older = (Post(n, datetime(y, 1, 1)) for n, y in
                       (("b", 2009), ("a", 2014), ("a", 2009)))
    assert list(group_by_year([old, new, older]).items()) == [
        (2014, [new]), (2009, [old, older]),
    ]


def test_a_date_belongs_to_the_year_of_its_own_time_zone() -> None:
    eve = datetime.fromisoformat("2013-12-31T23:30:00-05:00")
    assert list(group_by_year([Post("eve", eve)])) == [2013]


@given(posts)
def test_no_article_is_lost_or_doubled(items: list[Post]) -> None:
    groups = group_by_year(items)
    assert sorted(map(id, (post for group in groups.values() for post in group))) == sorted(
        map(id, items)
    )
    assert all(post.date.year == year for year, group in groups.items() for post in group)


@given(posts)
def test_years_fall_and_articles_keep_their_order(items: list[Post]) -> None:
    groups = group_by_year(items)
    assert list(groups) == sorted(groups, reverse=True)
    places = {id(post): place for place, post in enumerate(items)}
    for group in groups.values():
        order = [places[id(post)] for post in group]
        assert order == sorted(order)


@given(posts)
def test_each_article_is_looked_at_once(items: list[Post]) -> None:
    counted = CountedYear()
    group_by_year(items, counted)
    assert counted.asked == len(items)


@given(posts)
def test_the_counts_of_the_links_add_up(items: list[Post]) -> None:
    links = year_links(group_by_year(items), lambda year: f"archives/{year}/")
    assert sum(link.count for link in links) == len(items)
    assert all(link.count > 0 for link in links)


def test_a_link_unpacks() -> None:
    year, count, url = YearLink(2014, 3, "archives/2014/")
    assert (year, count, url) == (2014, 3, "archives/2014/")


@given(posts)
def test_the_years_of_articles_are_those_of_their_groups_the_oldest_first(
    items: list[Post],
) -> None:
    assert years_of(items) == list(group_by_year(items))[::-1]
