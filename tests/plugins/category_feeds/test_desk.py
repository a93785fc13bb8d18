"""The desk: each article is made once, kept while it is needed, and costs no other one."""

from collections.abc import Callable
from typing import Any

from plugins.category_feeds.desk import Desk
from plugins.category_feeds.item import Notice

from .samples import ID, article, options, surroundings


def desk() -> tuple[Desk, list[tuple[str, Notice]]]:
    said: list[tuple[str, Notice]] = []
    return Desk(options(), surroundings(), lambda text, notice: said.append(
        (text.slug, notice))), said


def broken(what: Callable[[Any], Any]) -> Any:
    text = article(slug="casse", id=None)
    what(text)
    return text


def test_an_article_of_several_feeds_is_made_once() -> None:
    table, said = desk()
    text = article()
    for _ in range(3):
        table.announce([text])
    items = [table.take([text])[0] for _ in range(3)]
    assert items[0] is items[1] is items[2]
    assert (table.made, said) == (1, [])


def test_it_is_let_go_after_the_last_feed() -> None:
    table, _ = desk()
    texts = [article(slug=f"a{n}", id=None) for n in range(50)]
    for text in texts:
        table.announce([text])
        table.announce([text])
    for text in texts:
        table.take([text])
        table.take([text])
    assert (table.made, table.most_held) == (50, 1)


def test_a_broken_article_is_named_once_and_left_out() -> None:
    def no_body(text: Any) -> None:
        text.get_content = None

    bad, good = broken(no_body), article(slug="bon")
    table, said = desk()
    for _ in range(2):
        table.announce([bad, good])
    assert [item.url for item in table.take([bad, good])] == ["https://exemple.example/bon/"]
    assert [item.url for item in table.take([bad, good])] == ["https://exemple.example/bon/"]
    assert said == [("casse", Notice(
        "feed-item", "left out of the feeds: TypeError: 'NoneType' object is not callable",
        "correct the article"))]


def test_two_articles_of_one_id_stay_two_items() -> None:
    table, said = desk()
    one, other = article(slug="un"), article(slug="autre")
    table.announce([one, other])
    guids = [item.guid for item in table.take([one, other])]
    assert guids == [f"urn:uuid:{ID}", "tag:None,2012-10-15:/autre/"]
    assert said == [("autre", Notice(
        "feed-guid", f'another article has the guid "urn:uuid:{ID}" too',
        "give each article an id of its own"))]
