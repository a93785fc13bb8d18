"""Pelican's Atom stays Pelican's, and whole."""

from typing import Any

from plugins.category_feeds.atom import AtomOnly, LegalArticle

from .samples import article


class Writer:
    """Keeps what it is asked to write."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []

    def write_feed(self, *args: Any, **options: Any) -> str:
        self.calls.append((*args, options))
        return "feed"


def test_atom_is_written_and_rss_is_not() -> None:
    writer = Writer()
    atom = AtomOnly(writer)
    assert atom.write_feed([], {}, "a.xml", "a.xml", feed_title="A") == "feed"
    assert atom.write_feed([], {}, "a.xml", "a.xml", feed_type="rss") is None
    assert atom.write_feed([], {}, "a.xml", "a.xml", "rss") is None
    assert writer.calls == [([], {}, "a.xml", "a.xml", "atom", {"feed_title": "A"})]


def test_an_article_without_what_xml_refuses() -> None:
    legal = LegalArticle(article("<p>a\x0b</p>", title="b\x00", summary="c\ufffe"))
    assert (legal.title, legal.summary, legal.get_content("")) == ("b", "c", "<p>a</p>")
    assert legal.url == "titre/"
    assert not hasattr(legal, "absent")
