"""Archives: every older item in exactly one, and only what changed is rewritten."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.category_feeds.archives import Page, closed_pages

YEARS = st.lists(st.integers(2008, 2014), max_size=80).map(sorted)
SIZES = st.integers(1, 12)


def members(years: list[int], size: int) -> dict[tuple[int, int], list[int]]:
    return {
        (page.year, page.number): list(range(page.start, page.stop))
        for page in closed_pages(years, size)
    }


def test_nothing_to_archive() -> None:
    assert closed_pages([], 3) == []
    assert closed_pages([2012] * 3, 3) == []
    assert closed_pages([2012] * 300, None) == []


def test_years_and_numbers() -> None:
    years = [2012] * 5 + [2013] * 1 + [2014] * 4
    assert closed_pages(years, 2) == [
        Page(2012, 1, 0, 2), Page(2012, 2, 2, 4), Page(2012, 3, 4, 5),
        Page(2013, 1, 5, 6), Page(2014, 1, 6, 8),
    ]


def test_a_page_that_the_feed_holds_whole_is_not_needed() -> None:
    assert closed_pages([2012, 2013, 2013, 2013], 3) == [Page(2012, 1, 0, 1)]
    assert closed_pages([2012, 2012, 2013, 2013], 3) == [Page(2012, 1, 0, 2)]


@given(YEARS, SIZES)
def test_every_item_is_in_the_feed_or_in_one_page(years: list[int], size: int) -> None:
    pages = closed_pages(years, size)
    archived = [index for page in pages for index in range(page.start, page.stop)]
    assert archived == sorted(set(archived))
    newest = set(range(max(0, len(years) - size), len(years)))
    assert set(archived) | newest == set(range(len(years)))
    assert all(1 <= page.stop - page.start <= size for page in pages)
    assert all(years[i] == page.year for page in pages for i in range(page.start, page.stop))
    assert len({(page.year, page.number) for page in pages}) == len(pages)


@given(YEARS, SIZES, st.integers(1, 30))
def test_new_articles_touch_no_page(years: list[int], size: int, more: int) -> None:
    before = members(years, size)
    after = members(years + [max(years, default=2014)] * more, size)
    assert {key: after.get(key) for key in before} == before
    later = members([*years, 2015], size)
    assert {key: later.get(key) for key in before} == before


@given(YEARS.filter(bool), SIZES, st.data())
def test_a_deletion_touches_its_own_year_alone(
    years: list[int], size: int, data: st.DataObject
) -> None:
    gone = data.draw(st.integers(0, len(years) - 1))
    names = list(range(len(years)))
    left = names[:gone] + names[gone + 1:]
    before = {k: [names[i] for i in v] for k, v in members(years, size).items()}
    after = {
        k: [left[i] for i in v]
        for k, v in members([years[i] for i in left], size).items()
    }
    for key, items in before.items():
        page_gone = key not in after  # its items all fit the subscription feed by now
        if key[0] != years[gone] and not page_gone:
            assert after[key] == items
        if key[0] == years[gone] and max(items) < gone and not page_gone:
            assert after[key] == items
