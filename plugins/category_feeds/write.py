"""All feeds of a run, from Pelican's generator to files."""

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican import signals

from .address import to_uri
from .channels import Plan
from .desk import Desk
from .documents import Document, documents
from .files import inside, write_whole
from .item import Notice, Surroundings
from .json_feed import render_json
from .model import Item, Term
from .notices import tell
from .opml import render_opml
from .rss import render_rss
from .settings import FeedSettings
from .store import NAME, Bodies
from .stylesheet import address, source
from .text import plain


@dataclass(frozen=True, slots=True)
class Work:
    """What a run did: articles made into items, those whose body had to be cleaned, the most
    held at once, files named."""

    made: int
    cleaned: int
    most_held: int
    files: tuple[str, ...]


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


class Output:
    """Where files go: below the output folder, each path once."""

    def __init__(self, folder: Path, settings: MutableMapping[str, Any]) -> None:
        self._folder = folder.absolute()
        self._settings = settings
        self.names: dict[str, None] = {}  # in the order of writing

    def put(self, name: str, data: bytes) -> Path | None:
        """Writes a file; a second one of the same name is refused with a warning."""
        path = inside(self._folder, name)
        if path is None or name in self.names:
            what = "would leave the output folder" if path is None else "is already taken"
            tell(self._settings, "", "feed-path", f'the feed\'s path "{name}" {what}',
                 "give each feed a path of its own, with the field that tells them apart")
            return None
        write_whole(path, data)
        self.names[name] = None
        return path


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


def write_documents(
    wanted: Sequence[Document], desk: Desk, output: Output, options: FeedSettings,
    generator: Any, style: str,
) -> None:
    """Writes these documents, whose articles the desk knows of. Raises OSError."""
    for document in wanted:
        items = desk.take(document.articles)
        try:
            files = _render(document, items, options, style)
        except Exception:
            sound = _sound(document, items, options, generator.settings)
            files = _render(document, sound, options, style)
        for name, data in files:
            if path := output.put(name, data):
                signals.feed_written.send(
                    str(path), context=generator.context, feed=document.plan.channel)


def new_desk(generator: Any, options: FeedSettings, bodies: Bodies) -> Desk:
    """The desk of this run."""

    def notify(article: Any, notice: Notice) -> None:
        tell(generator.settings, str(article.source_path or ""), notice.rule, notice.message,
             notice.remedy)

    return Desk(options, surroundings(generator, options, bodies), notify)


def write_feeds(
    generator: Any, plans: Sequence[Plan], options: FeedSettings, folder: Path
) -> Work:
    """Writes every feed of the site below folder. Raises OSError, never for an article."""
    output = Output(folder, generator.settings)
    style = _stylesheet(output, options, generator.settings)
    wanted = documents(plans, options)
    state = generator.settings.get("STATE_PATH")
    count = len(generator.articles) + len(generator.translations)
    with Bodies(Path(state) / NAME if state else None, count) as bodies:
        desk = new_desk(generator, options, bodies)
        for document in wanted:
            desk.announce(document.articles)
        write_documents(wanted, desk, output, options, generator, style)
    if options.opml:
        channels = [plan.channel for plan in plans if plan.kind == "category" and plan.rss]
        output.put(options.opml, render_opml(plain(options.name), plain(options.name), channels))
    return Work(desk.made, bodies.cleaned, desk.most_held, tuple(output.names))


def _stylesheet(
    output: Output, options: FeedSettings, settings: MutableMapping[str, Any]
) -> str:
    found = source(str(settings.get("THEME") or "")) if options.stylesheet else None
    if found is None:
        return ""
    return address(options) if output.put(options.stylesheet, found.read_bytes()) else ""
