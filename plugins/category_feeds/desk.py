"""Articles become items here, each once, and leave as soon as no feed needs them."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from .guid import pelican_guid
from .item import Notice, Surroundings, make_item
from .model import Item
from .settings import FeedSettings


class Desk:
    """The items of one run.

    An item is made when the first document asks for it and forgotten after the last one
    that was announced has had it, so that memory holds the documents under way and not
    the site's history. `made` counts the work.
    """

    def __init__(
        self, options: FeedSettings, around: Surroundings,
        tell: Callable[[Any, Notice], None], guids: dict[str, int] | None = None,
    ) -> None:
        self._options = options
        self._around = around
        self._tell = tell
        self._uses: Counter[int] = Counter()
        self._items: dict[int, Item | None] = {}
        self._guids = {} if guids is None else guids
        self.made = 0
        self.most_held = 0

    def announce(self, articles: Iterable[Any]) -> None:
        """Says that a document will take these articles, once."""
        self._uses.update(id(article) for article in articles)

    def take(self, articles: Iterable[Any]) -> list[Item]:
        """The items of a document, in order; an article that cannot be one is left out."""
        return [item for article in articles if (item := self._take(article)) is not None]

    def _take(self, article: Any) -> Item | None:
        key = id(article)
        if key not in self._items:
            self._items[key] = self._make(article)
            self.most_held = max(self.most_held, len(self._items))
        self._uses[key] -= 1
        if self._uses[key] > 0:
            return self._items[key]
        return self._items.pop(key)

    def _make(self, article: Any) -> Item | None:
        self.made += 1
        try:
            item, notices = make_item(article, self._options, self._around)
        except Exception as error:
            # Whatever one article does, every other one is still followed.
            self._tell(article, Notice(
                "feed-item", f"left out of the feeds: {type(error).__name__}: {error}",
                "correct the article",
            ))
            return None
        for notice in notices:
            self._tell(article, notice)
        return self._distinct(article, item)

    def _distinct(self, article: Any, item: Item) -> Item:
        """Two items of one guid would be one to a reader, and hide one another."""
        first = self._guids.setdefault(item.guid, id(article))
        if first == id(article):
            return item
        self._tell(article, Notice(
            "feed-guid", f'another article has the guid "{item.guid}" too',
            "give each article an id of its own",
        ))
        return replace(item, guid=pelican_guid(article, self._options))
