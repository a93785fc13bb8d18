from hypothesis import given
from hypothesis import strategies as st

from plugins.permalinks.address import same
from plugins.permalinks.redirects import Redirect, Wish, resolve

LIVE = {same("2014/x/"): "content/articles/2014/x.md:3", same("2015/y/"): "y.md:3"}


def wish(old: str, new: str = "2014/x/", line: int = 7, **more: bool) -> Wish:
    return Wish(old, new, "content/articles/2014/x.md", line, **more)  # type: ignore[arg-type]


def told(*wishes: Wish) -> list[str]:
    return [str(finding) for finding in resolve(wishes, LIVE)[1]]


def test_an_alias_of_something_that_is_there() -> None:
    assert told(wish("2015/Y")) == [
        "content/articles/2014/x.md:7: the alias /2015/Y is the address of y.md:3; "
        "remove it, or give the other another address",
    ]


def test_an_alias_of_itself() -> None:
    assert told(wish("2014/x/")) == [
        "content/articles/2014/x.md:7: the alias /2014/x/ is the address of "
        "content/articles/2014/x.md:3; remove it, or give the other another address",
    ]


def test_one_alias_of_two_texts() -> None:
    assert told(wish("vieux/"), Wish("vieux", "2015/y/", "y.md", 4)) == [
        "content/articles/2014/x.md:7: the alias /vieux/ is also claimed by y.md:4; "
        "keep one of them",
        "y.md:4: the alias /vieux is also claimed by content/articles/2014/x.md:7; "
        "keep one of them",
    ]


def test_an_alias_that_climbs_out() -> None:
    assert told(wish("../x/")) == [
        'content/articles/2014/x.md:7: the alias "../x/" climbs out of the output folder; '
        "write one such as /2014/titre/",
    ]


def test_a_circle() -> None:
    first, second, third = (
        Wish(old, new, "ledger.json", line, "redirect")
        for old, new, line in (("a/", "b/", 1), ("b/", "c/", 2), ("c/", "a/", 3))
    )
    assert told(first, second, third) == [
        "ledger.json:1: the redirect /a/ goes in a circle: /a/ → /b/ → /c/ → /a/; "
        "have one of them lead to a page",
        "ledger.json:2: the redirect /b/ goes in a circle: /b/ → /c/ → /a/ → /b/; "
        "have one of them lead to a page",
        "ledger.json:3: the redirect /c/ goes in a circle: /c/ → /a/ → /b/ → /c/; "
        "have one of them lead to a page",
    ]


def test_a_redirect_to_itself_is_a_circle() -> None:
    assert told(Wish("a/", "a", "ledger.json", 1, "redirect")) == [
        "ledger.json:1: the redirect /a/ goes in a circle: /a/ → /a/; "
        "have one of them lead to a page",
    ]


def test_a_redirect_into_a_circle_is_told_too() -> None:
    assert len(told(*(Wish(*pair, "l", 1, "redirect")
                      for pair in (("a/", "b/"), ("b/", "c/"), ("c/", "b/"))))) == 3


def test_an_end_where_nothing_is() -> None:
    assert told(Wish("a/", "b/", "l", 1, "redirect"), Wish("b/", "nulle-part/", "l", 2)) == [
        "l:1: the redirect /a/ leads to /nulle-part/, where nothing is; "
        "have it lead to a page of the site",
        "l:2: the alias /b/ leads to /nulle-part/, where nothing is; "
        "have it lead to a page of the site",
    ]


def test_a_chain_is_one_step() -> None:
    found, findings = resolve(
        [wish("a/", "b/"), wish("b/", "c/"), wish("c/", "2014/x/")], LIVE
    )
    assert findings == []
    assert found == [Redirect(old, "2014/x/") for old in ("a/", "b/", "c/")]


def test_what_was_found_out_gives_way_to_what_stands_there() -> None:
    assert resolve([wish("2015/y/", quiet=True)], LIVE) == ([], [])


def test_what_was_found_out_gives_way_to_what_was_asked() -> None:
    found, findings = resolve(
        [wish("vieux/", quiet=True), Wish("vieux/", "2015/y/", "y.md", 4)], LIVE
    )
    assert (found, findings) == ([Redirect("vieux/", "2015/y/")], [])


def test_two_ways_of_saying_one_thing_are_no_conflict() -> None:
    found, findings = resolve([wish("vieux/"), wish("vieux")], LIVE)
    assert (found, findings) == ([Redirect("vieux/", "2014/x/")], [])


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefghXY"), max_size=8))
def test_every_wish_becomes_one_step_or_a_finding(ways: dict[str, str]) -> None:
    live = {same("X"): "x", same("Y"): "y"}
    wishes = [Wish(old, new, f"{old}.md", 1) for old, new in ways.items()]
    redirects, findings = resolve(wishes, live)
    assert all(same(redirect.new) in live for redirect in redirects)
    assert {r.old for r in redirects} | {f.path[0] for f in findings} == set(ways)
    assert len(redirects) + len(findings) == len(ways)


def test_a_long_chain_is_no_trouble() -> None:
    wishes = [wish(f"{n}/", f"{n + 1}/") for n in range(3000)] + [wish("3000/")]
    found, findings = resolve(wishes[-1500:], LIVE)
    assert findings == []
    assert {redirect.new for redirect in found} == {"2014/x/"}


def test_an_alias_inside_what_is_a_file() -> None:
    live = {**LIVE, same("flux.xml"): "the feed of the site"}
    redirects, findings = resolve([wish("flux.xml/a/b/"), wish("bon/")], live)
    assert [str(finding) for finding in findings] == [
        "content/articles/2014/x.md:7: the alias /flux.xml/a/b/ needs a folder where the feed "
        "of the site has a file; remove it, or give the other another address",
    ]
    assert redirects == [Redirect("bon/", "2014/x/")]


def test_an_alias_that_is_the_folder_of_a_page() -> None:
    live = {**LIVE, same("v1.0/x/"): "v.md:3"}
    assert [str(finding) for finding in resolve([wish("v1.0")], live)[1]] == [
        "content/articles/2014/x.md:7: the alias /v1.0 is the folder of v.md:3; "
        "remove it, or give the other another address",
    ]


def test_two_aliases_one_inside_the_other() -> None:
    assert told(wish("vieux.html", line=7), wish("Vieux.html/y/", line=8)) == [
        "content/articles/2014/x.md:7: the alias /vieux.html is the folder of "
        "content/articles/2014/x.md:8; remove it, or give the other another address",
        "content/articles/2014/x.md:8: the alias /Vieux.html/y/ needs a folder where "
        "content/articles/2014/x.md:7 has a file; remove it, or give the other another address",
    ]


def test_an_old_address_that_has_no_room_any_more_gives_way() -> None:
    live = {**LIVE, same("flux.xml"): "the feed of the site"}
    assert resolve([wish("flux.xml/a/", quiet=True)], live) == ([], [])
