from plugins.permalinks.tags import tag_faults


def told(*articles: tuple[str, list[tuple[str, str]]]) -> list[tuple[str, int, str, str, str]]:
    return [(f.path, f.index, f.message, f.remedy, f.level) for f in tag_faults(articles)]


def test_a_tag_of_signs_makes_no_address() -> None:
    assert told(("a.md", [("veille", "veille"), ("?!", "")])) == [
        ("a.md", 1, 'the tag "?!" makes no address', "give it a name with letters or digits",
         "error"),
    ]


def test_another_word_with_the_same_page() -> None:
    assert told(("a.md", [("C", "c")]), ("b.md", [("C++", "c")])) == [
        ("b.md", 0, 'the tag "C++" has the page of "C" (a.md)',
         "give one of them another name", "error"),
    ]


def test_another_spelling_is_a_warning() -> None:
    assert told(("a.md", [("médias", "medias")]), ("b.md", [("Medias", "medias")])) == [
        ("b.md", 0, 'the tag "Medias" has the page of "médias" (a.md)', 'write "médias"',
         "warning"),
    ]


def test_one_tag_of_many_articles_is_as_it_should_be() -> None:
    assert told(("a.md", [("veille", "veille")]), ("b.md", [("veille", "veille")])) == []
