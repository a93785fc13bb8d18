import pytest

from plugins.knowledge.features import (
    HEADING_WORD,
    LINK,
    TAG,
    TITLE_WORD,
    features,
    outside,
    words,
)


@pytest.mark.parametrize(("text", "found"), [
    ("", set()),
    ("Pour tous, avec nous : où, un, le", set()),
    ("L’évaluation des ÉVALUATIONS", {"evaluation"}),
    ("Les réseaux sociaux au travail", {"reseau", "sociaux"[:-1], "travail"}),
    ("qu’elle aujourd’hui", {"aujourd"}),
    ("accès à l'œuvre", {"acce", "œuvre"}),
    ("2014: C++ et IBM", {"2014"}),
])
def test_the_words_that_say_what_a_text_is_about(text: str, found: set[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize("href", ["", "#x", "x.md", "/x/", "{filename}x.md", "mailto:a@b.c",
                                  "https:///x", "//x.example/"])
def test_what_is_no_foreign_address(href: str) -> None:
    assert outside(href) is None


@pytest.mark.parametrize("href", ["https://x.example/a", "http://www.x.example/a/#b",
                                  "HTTPS://X.EXAMPLE/a"])
def test_writings_of_one_foreign_address(href: str) -> None:
    assert outside(href) == "x.example/a"


def test_a_query_makes_another_address() -> None:
    assert outside("https://x.example/?v=1") == "x.example?v=1"


def test_a_word_of_the_title_weighs_as_one_of_the_title() -> None:
    assert features("a.md", "Veille", ["veille"], ["La veille du Web", "Mesure"],
                    ["b.md"]) == {
        "link a.md": LINK, "link b.md": LINK, "tag veille": TAG,
        "word veille": TITLE_WORD, "word mesure": HEADING_WORD,
    }


def test_an_article_and_one_that_links_to_it_have_that_in_common() -> None:
    one = features("a.md", "", [], [], ["b.md"])
    other = features("b.md", "", [], [], [])
    assert one.keys() & other.keys() == {"link b.md"}
