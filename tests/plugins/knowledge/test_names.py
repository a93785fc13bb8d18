from plugins.knowledge.names import Names
from tests.plugins.knowledge.entries import Entry, entry

A10 = entry("articles/2010/bilan.md", year=2010)
A11 = entry("articles/2011/bilan.md", year=2011)
PAGE = entry("pages/bilan.md", kind="page")


def names(*entries: Entry) -> Names[Entry]:
    return Names(entries)


def test_what_nobody_bears() -> None:
    assert names(A10).get("x", ()) == ()
    assert names(A10).get("2011/bilan", ()) == ()
    assert names(A10).get("page/bilan", ()) == ()
    assert names(PAGE).get("/bilan", ()) == ()


def test_each_name_of_a_source() -> None:
    for name in ("bilan", "2010/bilan", "article/bilan"):
        assert names(A10)[name] == [A10]


def test_a_name_that_several_bear_is_known_as_such() -> None:
    assert names(A10, A11, PAGE)["bilan"] == [A10, A11, PAGE]
    assert names(A10, A11, PAGE)["article/bilan"] == [A10, A11]


def test_what_tells_them_apart() -> None:
    several = names(A10, A11, PAGE)
    assert several.own_names([A10, A11, PAGE]) == ["2010/bilan", "2011/bilan", "page/bilan"]


def test_two_of_one_year_cannot_be_told_apart_by_it() -> None:
    twin = entry("articles/2010/copie/bilan.md", year=2010)
    assert names(A10, twin).own_names([A10, twin]) == []
    assert names(A10, twin, PAGE).own_names([A10, twin, PAGE]) == ["page/bilan"]


def test_every_name_is_there_once() -> None:
    several = names(A10, A11, PAGE)
    assert sorted(several) == ["2010/bilan", "2011/bilan", "article/bilan", "bilan",
                               "page/bilan"]
    assert len(several) == 5
    assert list(several.slugs) == ["bilan"]
