"""From an article as Pelican has it to an item as feeds have it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from .address import to_uri
from .guid import guid
from .media import enclosure
from .model import Item, Term
from .settings import FeedSettings
from .text import legal, one_line, plain

_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+\.[\w.-]*\w")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something wrong with an article that its feeds were kept from: rule, what, remedy."""

    rule: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an item needs besides its article.

    typeset: puts a plain text's typographic signs; static: Pelican's `static_content`;
    content: the content folder; clean: see Cleaner.clean; term: the Term of a Pelican
    category or tag.
    """

    typeset: Callable[[str], str]
    static: Mapping[str, Any]
    content: Path
    clean: Callable[[str, str], tuple[str, int]]
    term: Callable[[Any], Term]


def aware(moment: datetime, timezone: str) -> datetime:
    """The moment with its zone: the site's where it has none."""
    # A plain datetime: writing a date takes Pelican's own kind twenty times as long.
    zone = moment.tzinfo or ZoneInfo(timezone)
    return datetime.combine(moment.date(), moment.time(), zone)


def address(article: Any, options: FeedSettings) -> str:
    """The absolute address of an article's page."""
    return to_uri(f"{options.site}/{article.url.lstrip('/')}")


def authors(article: Any, site: str) -> tuple[str, ...]:
    """The names of an article's authors, e-mail addresses left out; site: its name, for an
    article without any."""
    people = getattr(article, "authors", None) or [getattr(article, "author", None)]
    names = (_EMAIL.sub("", plain(person)).strip(" ()<>") for person in people if person)
    return tuple(dict.fromkeys(name for name in names if name)) or (plain(site),)


def _body(
    article: Any, options: FeedSettings, url: str,
    clean: Callable[[str, str], tuple[str, int]],
) -> tuple[str, int]:
    if options.summary_only:
        return "", 0
    # Pelican remembers one body per site address: with the one that pages use too, the
    # work is done once. Relative pages have none that a feed could use.
    content = article.get_content(options.site if options.relative else options.root)
    return clean(content, url)


def _removed(article: Any, in_body: int) -> int:
    # A summary that Pelican takes from the body was counted there.
    texts = (article.title, article.metadata.get("summary"))
    return in_body + sum(legal(str(text))[1] for text in texts if text)


def make_item(
    article: Any, options: FeedSettings, around: Surroundings
) -> tuple[Item, list[Notice]]:
    """The item of an article, and what its author should know.

    Raises whatever a broken article makes it raise; the caller leaves it out then.
    """
    notices: list[Notice] = []
    url = address(article, options)
    # A text with an id has checked front matter, where titles and summaries are plain text;
    # elsewhere Pelican may have made HTML of them.
    read = one_line if getattr(article, "id", None) else plain
    title = around.typeset(read(article.title))
    summary = around.typeset(read(article.summary))
    html, in_body = _body(article, options, url, around.clean)
    if removed := _removed(article, in_body):
        notices.append(Notice(
            "feed-characters",
            f"{removed} character{'s' if removed > 1 else ''} that no feed can hold left out",
            "remove control characters and broken encodings from the text",
        ))
    if not title:
        notices.append(Notice("feed-title", "the title is empty in feeds", "give it a title"))
    recording = getattr(article, "recording", None)
    media = None
    if recording:
        media, fault = enclosure(recording, around.static, around.content, options.site)
        if fault:
            notices.append(Notice(
                "feed-enclosure", f"{fault}, so feeds have no enclosure for it",
                "put the file in a folder of STATIC_PATHS, or correct `recording`",
            ))
    modified = getattr(article, "modified", None)
    published = aware(article.date, options.timezone)
    if modified:
        modified = aware(modified, options.timezone)
        if modified <= published or modified > options.now():
            modified = None
    terms = [getattr(article, "category", None), *(getattr(article, "tags", None) or [])]
    language = str(getattr(article, "lang", "") or "")
    return Item(
        guid=guid(article, options),
        url=f"{url}?ref=feed" if options.append_ref else url,
        title=title or ("" if summary else url),
        summary=summary,
        html=html,
        published=published,
        modified=modified,
        authors=authors(article, options.name),
        terms=tuple(around.term(term) for term in terms if term),
        enclosure=media,
        language="" if language.lower() == options.language else language,
        source=str(getattr(article, "source_path", "") or ""),
    ), notices
