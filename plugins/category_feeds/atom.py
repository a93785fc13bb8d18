"""Pelican's own Atom, kept, and kept whole: a character that XML refuses would make it
abort the build and leave half a feed behind."""

from typing import Any

from .text import legal


class LegalArticle:
    """An article as Pelican's feed writer reads it, without the characters XML refuses."""

    def __init__(self, article: Any) -> None:
        self._article = article

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._article, name)
        if name == "modified" and value is None:  # Pelican takes what is there for a date
            raise AttributeError(name)
        return value

    @property
    def title(self) -> str:
        return legal(str(self._article.title))[0]

    @property
    def summary(self) -> str:
        return legal(str(self._article.summary))[0]

    def get_content(self, siteurl: str) -> str:
        return legal(self._article.get_content(siteurl))[0]


class AtomOnly:
    """Pelican's writer as its own feed generation may use it: RSS has another writer."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer

    def write_feed(
        self, elements: Any, context: Any, path: Any = None, url: Any = None,
        feed_type: str = "atom", **options: Any,
    ) -> Any:
        """Pelican's own for Atom; nothing for RSS."""
        if feed_type != "atom":
            return None
        articles = [LegalArticle(article) for article in elements]
        return self._writer.write_feed(articles, context, path, url, feed_type, **options)
