"""Makes feed files of documents: one desk and one store of bodies in each process."""

import os
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from pelican import signals

from .address import to_uri
from .desk import Desk
from .documents import Document
from .guid import guid
from .item import Notice, Surroundings, aware
from .json_feed import render_json
from .media import enclosure
from .model import Item, Term
from .notices import tell
from .output import Output
from .rss import render_rss
from .settings import FeedSettings, read_settings
from .store import NAME, Bodies
from .text import plain

# What an item takes from elsewhere when it has no recording and was not modified later on,
# and no other article has its guid.
_USUAL = (None, True, True)


def typesetter(generator: Any) -> Callable[[str], str]:
    """The site's own typography, where a plugin gives templates a `typo` filter."""
    found: Callable[[str], str] = generator.env.filters.get("typo", str)
    return lambda text: str(found(text))


def surroundings(generator: Any, options: FeedSettings, bodies: Bodies) -> Surroundings:
    """What items need of this run; each category and tag is asked for its address once."""
    seen: dict[tuple[str, str], Term] = {}

    def term(wrapper: Any) -> Term:
        key = (type(wrapper).__name__, wrapper.name)
        if key not in seen:
            domain = to_uri(f"{options.site}/{wrapper.url}") if wrapper.save_as else ""
            seen[key] = Term(plain(wrapper.name), domain)
        return seen[key]

    return Surroundings(
        typesetter(generator), generator.context.get("static_content", {}),
        Path(generator.settings["PATH"]), bodies.clean, term,
    )


def _render(
    document: Document, items: Sequence[Item], options: FeedSettings, style: str
) -> list[tuple[str, bytes]]:
    found = []
    channel = document.plan.channel
    if document.rss:
        found.append((document.rss, render_rss(
            channel, items, document.history, document.served, style, options.itunes
        )))
    if document.json:
        found.append((document.json, render_json(channel, items)))
    return found


def _sound(
    document: Document, items: Sequence[Item], options: FeedSettings,
    settings: MutableMapping[str, Any],
) -> list[Item]:
    """The items that can be written at all, each tried by itself; the others are named."""
    kept = []
    for item in items:
        try:
            _render(document, [item], options, "")
        except Exception as error:
            tell(settings, item.source, "feed-item",
                 f"left out of the feeds: {type(error).__name__}: {error}",
                 "correct the article")
        else:
            kept.append(item)
    return kept


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a document is made again.

    document: without the other articles of its plan; style: address of its stylesheet; count:
    of the site's articles; first: for each article whether its guid is its own.
    """

    document: Document
    style: str
    count: int
    first: tuple[bool, ...]


def remake(generator: Any, folder: str, recipe: Recipe) -> None:
    """Writes the files of a document below folder. Raises what makes it another one."""
    settings = generator.settings
    options, _ = read_settings(settings)
    press = Press(generator, options, Output(Path(folder), settings), recipe.style)
    press.know_again(recipe)
    try:
        press.announce(recipe.document)
        press.make(recipe.document)
    finally:
        press.close()


class Press:
    """The documents of one run as files.

    Documents may be made in processes forked from this one: each has a desk and a store of
    its own from its first document on, and closes them by `close`.
    """

    def __init__(
        self, generator: Any, options: FeedSettings, output: Output, style: str
    ) -> None:
        self._generator = generator
        self._options = options
        self._output = output
        self._style = style
        self._process = 0
        self._desk: Desk | None = None
        self._bodies: Bodies | None = None
        self._guids: dict[str, int] = {}
        self._first: set[int] = set()  # ids of articles whose guid is their own
        self._known: dict[int, object] = {}  # by id, what an item takes from elsewhere
        self._count = len(generator.articles) + len(generator.translations)
        self._of_options = [
            getattr(options, each.name) for each in fields(options) if each.name != "now"
        ]
        self.cleaned = self.made = self.most_held = 0

    def know_again(self, recipe: "Recipe") -> None:
        """Takes over what is known of a document's articles: see `Recipe`."""
        self._count = recipe.count
        for article, first in zip(recipe.document.articles, recipe.first, strict=True):
            self._guids[guid(article, self._options)] = id(article) if first else 0

    def know(self, documents: Sequence[Document]) -> None:
        """Says which documents there are: of two articles with one guid, the first has it."""
        seen: set[int] = set()
        for document in documents:
            for article in document.articles:
                if id(article) not in seen:
                    seen.add(id(article))
                    try:
                        first = self._guids.setdefault(guid(article, self._options), id(article))
                    except Exception:  # noqa: S112  # told when its item is made
                        continue
                    if first == id(article):
                        self._first.add(first)

    def depends(self, document: Document) -> object:
        """All that a document shows besides the bodies of its articles."""
        options = self._options
        return (
            document.plan.channel, document.history, document.served, document.rss,
            document.json, self._style, options.site, options.root,
            self._of_options,
            document.articles,
            [(place, facts) for place, article in enumerate(document.articles)
             if (facts := self._facts_once(article)) != _USUAL],
        )

    def _facts_once(self, article: Any) -> object:
        known = self._known.get(id(article))
        if known is None:
            known = self._known[id(article)] = self._facts(article)
        return known

    def _facts(self, article: Any) -> object:
        """What an item takes from elsewhere than its article."""
        options = self._options
        recording = getattr(article, "recording", None)
        media = enclosure(
            recording, self._generator.context.get("static_content", {}),
            Path(self._generator.settings["PATH"]), options.site,
        ) if recording else None
        modified = getattr(article, "modified", None)
        out = not modified or options.now() >= aware(modified, options.timezone)
        return media, out, self._is_first(article)

    def _is_first(self, article: Any) -> bool:
        """Whether the guid of an article is its own."""
        if id(article) in self._first:
            return True
        try:
            return self._guids.get(guid(article, self._options)) == id(article)
        except Exception:
            return False

    def remaking(
        self, document: Document
    ) -> tuple[Callable[[Any, str, Recipe], None], Recipe]:
        """How a document is made again once bodies have changed: `remake`, and what it is given."""
        return remake, Recipe(
            replace(document, plan=replace(document.plan, articles=[])), self._style, self._count,
            tuple(map(self._is_first, document.articles)),
        )

    def announce(self, document: Document) -> None:
        """Says that this process will make a document, once."""
        if self._process != os.getpid():
            self._open()
        if self._desk is not None:
            self._desk.announce(document.articles)

    def _open(self) -> None:
        self._process = os.getpid()
        settings = self._generator.settings
        state = settings.get("STATE_PATH")
        self._bodies = Bodies(Path(state) / NAME if state else None, self._count)
        self._bodies.__enter__()

        def notify(article: Any, notice: Notice) -> None:
            tell(settings, str(article.source_path or ""), notice.rule, notice.message,
                 notice.remedy)

        self._desk = Desk(
            self._options, surroundings(self._generator, self._options, self._bodies), notify,
            dict(self._guids),
        )

    def make(self, document: Document) -> None:
        """Writes the files of a document that was announced. Raises OSError."""
        if self._desk is None:
            raise ValueError("the document was not announced")
        items = self._desk.take(document.articles)
        try:
            files = _render(document, items, self._options, self._style)
        except Exception:
            sound = _sound(document, items, self._options, self._generator.settings)
            files = _render(document, sound, self._options, self._style)
        for name, data in files:
            if path := self._output.put(name, data):
                signals.feed_written.send(
                    str(path), context=self._generator.context, feed=document.plan.channel)

    def close(self) -> None:
        """Lets go of what this process holds."""
        if self._desk is not None and self._bodies is not None:
            self._bodies.__exit__()
            self.made, self.most_held = self._desk.made, self._desk.most_held
            self.cleaned = self._bodies.cleaned
        self._desk = self._bodies = None
        self._process = 0
