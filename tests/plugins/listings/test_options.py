import pytest

from plugins.listings.options import Options, YearPages, read_options


@pytest.mark.parametrize("value", [0, -1, "20", 2.5, None, True])
def test_a_first_page_needs_a_number_of_articles(value: object) -> None:
    options, faults = read_options({"LISTING_NEWEST": value})
    assert faults == [
        f"LISTING_NEWEST is {value!r}; give the number of articles on a first page, "
        "at least 1, such as 20"
    ]
    assert options.newest == 20


@pytest.mark.parametrize("value", [
    "categories/{slug}/", "{year}/", "categories/{slug}/{annee}/", "{slug}/{year", 7,
    "{slug}/{year}/{}",
])
def test_a_year_address_needs_the_slug_and_the_year(value: object) -> None:
    options, faults = read_options({"CATEGORY_YEAR_URL": value})
    assert faults == [
        f"CATEGORY_YEAR_URL is {value!r}; give an address with {{slug}} and {{year}}, "
        'such as "category/{slug}/{year}/"'
    ]
    assert options.category.url == ""


def test_a_wrong_file_is_told_by_its_own_name() -> None:
    _, faults = read_options({"TAG_YEAR_URL": "t/{slug}/{year}/", "TAG_YEAR_SAVE_AS": "x"})
    assert faults == [
        "TAG_YEAR_SAVE_AS is 'x'; give an address with {slug} and {year}, such as "
        '"tag/{slug}/{year}/"'
    ]


def test_every_fault_is_told_at_once() -> None:
    _, faults = read_options(
        {"LISTING_NEWEST": 0, "CATEGORY_YEAR_URL": "x", "TAG_YEAR_URL": "y"}
    )
    assert len(faults) == 3


def test_without_settings_there_are_no_pages_by_year() -> None:
    assert read_options({}) == (Options(20, YearPages(), YearPages()), [])


def test_the_file_follows_from_the_address() -> None:
    options, faults = read_options(
        {"CATEGORY_YEAR_URL": "c/{slug}/{year}/", "TAG_YEAR_URL": "t/{slug}-{year}.html"}
    )
    assert faults == []
    assert options.category.save_as == "c/{slug}/{year}/index.html"
    assert options.tag.save_as == "t/{slug}-{year}.html"
