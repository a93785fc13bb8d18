"""Two texts for one address."""

from plugins.permalinks.collisions import Claim, collisions


def source(save_as: str, path: str, line: int = 3) -> Claim:
    return Claim(save_as, path, path, line)


def told(*claims: Claim) -> list[str]:
    return [str(finding) for finding in collisions(claims)]


def test_both_places_are_named() -> None:
    assert told(
        source("2009/a/index.html", "x.md"), source("2009/a/index.html", "y.md", 4),
        source("2009/b/index.html", "z.md", 5),
    ) == [
        "x.md:3: the address /2009/a/ is also that of y.md:4; "
        "give one of them another slug or date",
        "y.md:4: the address /2009/a/ is also that of x.md:3; "
        "give one of them another slug or date",
    ]


def test_all_of_three_are_named() -> None:
    said = told(*(source("a.html", f"{name}.md") for name in "xyz"))
    assert said[1] == (
        "y.md:3: the address /a.html is also that of x.md:3, z.md:3; "
        "give one of them another slug or date"
    )
    assert len(said) == 3


def test_case_makes_no_other_address() -> None:
    assert told(source("A/index.html", "x.md"), source("a/index.html", "y.md"))[0] == (
        "x.md:3: the address /A/ is also that of y.md:3; give one of them another slug or date"
    )


def test_a_page_that_stands_on_a_list_is_told_at_the_page() -> None:
    assert told(Claim("c/veille/index.html", 'the category "Veille"'),
                source("c/veille/index.html", "p.md")) == [
        'p.md:3: the address /c/veille/ is also that of the category "Veille"; '
        "give one of them another slug or date",
    ]


def test_two_lists_are_told_at_the_settings() -> None:
    assert told(Claim("s/x/index.html", 'the tag "X"'),
                Claim("s/x/index.html", 'the category "X"')) == [
        'pelicanconf.py: the tag "X": the address /s/x/ is also that of the category "X"; '
        "give one of the two settings another address",
    ]


def test_an_address_that_climbs_out_is_refused() -> None:
    assert told(source("../ailleurs/index.html", "x.md")) == [
        'x.md:3: the address "../ailleurs/index.html" climbs out of the output folder; '
        "write one such as 2014/titre/",
    ]


def test_a_setting_that_climbs_out_is_named() -> None:
    assert told(Claim("/etc/flux.xml", "the feed of the site")) == [
        'pelicanconf.py: the feed of the site: the address "/etc/flux.xml" is not relative to '
        "the site; write one such as 2014/titre/",
    ]


def test_a_file_cannot_be_a_folder() -> None:
    assert told(Claim("flux.xml", "the feed of the site"),
                source("flux.xml/a/index.html", "x.md")) == [
        "x.md:3: the address /flux.xml/a/ needs a folder where the feed of the site has a "
        "file; give one of them another slug or date",
    ]


def test_what_is_not_written_collides_with_nothing() -> None:
    assert told(Claim("", "x"), Claim("", "y")) == []


def test_one_source_may_claim_its_file_twice() -> None:
    assert told(source("a", "x.md"), source("a", "x.md")) == []


def test_neighbours_do_not_collide() -> None:
    assert told(source("a/index.html", "x.md"), source("a/b/index.html", "y.md"),
                source("a.html", "z.md")) == []
