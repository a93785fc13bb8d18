"""`invoke new "Titre"`: decides with the author, writes one file, prints its path."""

import sys
import tempfile
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican.settings import read_settings
from pydantic import TypeAdapter, ValidationError

from plugins.front_matter.categories import read_categories
from plugins.front_matter.document import read_document
from plugins.front_matter.finding import Finding
from plugins.front_matter.schema.article import Article
from plugins.front_matter.schema.kinds import Moments
from plugins.front_matter.validate import validate

from .article import KINDS, SUMMARY, NewArticle, text_of
from .asking import Ask, Refused, choose, menu, until_good
from .slug import slug_of

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Wishes:
    """What the command line says; empty is left open."""

    title: str = ""
    category: str = ""
    kind: str = ""
    summary: str = ""
    start: str = ""
    tags: str = ""
    slug: str = ""


@dataclass(frozen=True)
class Place:
    """Where articles of this site go. content: its folder; articles: the one below it."""

    root: Path
    content: Path
    articles: str
    categories: tuple[str, ...]
    today: str


def place_of(settings_file: Path) -> Place:
    """The place of a site. Raises Refused when its categories cannot be read."""
    settings: dict[str, Any] = read_settings(str(settings_file))
    root = settings_file.resolve().parent
    content = Path(settings["PATH"])
    file = content / str(settings["CATEGORIES_FILE"])
    name = file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)
    categories, findings = read_categories(file, name, settings)
    if not categories:
        raise Refused("\n".join(map(str, findings)) or f"{name} declares no category")
    today = settings["CLOCK"]().astimezone(ZoneInfo(settings["TIMEZONE"])).date().isoformat()
    return Place(root, content, settings["ARTICLE_PATHS"][0], tuple(categories), today)


def _title(given: str) -> str:
    if not given.strip():
        raise Refused("an article has a title")
    return " ".join(given.split())


def _start(given: str) -> str:
    try:
        TypeAdapter(Moments).validate_python(given)
    except ValidationError as error:
        why = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise Refused(f"the start {why}") from None
    return given


def decide(
    wishes: Wishes, place: Place, ask: Ask | None, say: Callable[[str], None]
) -> NewArticle:
    """Everything a new article needs: from the command line, else from the author.

    ask: puts a question and returns the answer; None where nobody can answer. say: shows why
    an answer will not do, before it is asked again.
    Raises Refused for what the command line says wrongly, or leaves out when nobody can answer.
    """

    def settle(
        given: str, option: str, question: str, check: Callable[[str], str],
        else_: str = "", choices: Sequence[str] = (),
    ) -> str:
        if given:
            return check(given)
        if ask is None:
            if else_:
                return else_
            among = f" with one of {', '.join(choices)}" if choices else ""
            raise Refused(f"no {option.lstrip('-')} given; add {option}{among}")
        return until_good(ask, say, question, lambda answer: check(answer or else_))

    def one_of(what: str, choices: Sequence[str]) -> Callable[[str], str]:
        return lambda given: choose(what, given, choices)

    title = settle(wishes.title, "--title", "Title: ", _title)
    category = settle(
        wishes.category, "--category", menu("Category", place.categories),
        one_of("category", place.categories), choices=place.categories,
    )
    kind = settle(
        wishes.kind, "--kind", menu("Kind", KINDS), one_of("kind", KINDS), KINDS[0]
    )
    if wishes.start and kind == KINDS[0]:
        raise Refused("--start is for a talk or an interview; add --kind talk")
    start = "" if kind == KINDS[0] else settle(
        wishes.start, "--start", f"Day of the {kind}, 2026-11-24, or 2026-11 alone: ", _start
    )
    summary = settle(
        wishes.summary, "--summary", "Summary, a sentence or two (Enter: later): ",
        str.strip, SUMMARY,
    )
    tags = tuple(filter(None, map(str.strip, wishes.tags.split(","))))
    return NewArticle(
        title, kind, category, place.today, str(uuid.uuid4()), summary, tags, start
    )


def _faults(text: str, place: Place) -> list[Finding]:
    """What the site would say of this file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "new.md"
        file.write_text(text, encoding="utf-8")
        document = read_document(file, "the new article")
        return validate(document, Article, {"categories": list(place.categories)})[1]


def write(new: NewArticle, place: Place, slug: str = "") -> Path:
    """Puts the article's file where it belongs; the slug is its name.

    Returns its path. Raises Refused, with nothing written: the slug is taken or is none,
    or the site would not accept the file. Raises OSError.
    """
    name = slug or slug_of(new.title)
    if not name:
        raise Refused("the title has no letter for an address; add --slug")
    if name != slug_of(name):
        raise Refused(f'"{name}" is no slug; write lower-case letters, digits and hyphens')
    articles = place.content / place.articles
    for other in sorted(articles.rglob(f"{name}.md")):
        raise Refused(f"{_shown(other, place)} is already there; add --slug with another name")
    text = text_of(new)
    faults = _faults(text, place)
    if any(fault.level == "error" for fault in faults):
        raise Refused("\n".join(map(str, faults)))
    file = articles / new.date[:4] / f"{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = file.open("x", encoding="utf-8")  # "x": never over another
    except FileExistsError:
        raise Refused(f"{_shown(file, place)} is already there") from None
    try:
        with handle:
            handle.write(text)
    except BaseException:
        file.unlink()
        raise
    return file


def _shown(file: Path, place: Place) -> str:
    return file.relative_to(place.root).as_posix() if file.is_relative_to(place.root) else str(file)


def _complain(text: str) -> None:
    print(text, file=sys.stderr)


def main(wishes: Wishes, settings_file: Path = ROOT / "pelicanconf.py") -> int:
    """Returns the exit code: 0 and the path printed, or 1 and why nothing was written."""
    ask = input if sys.stdin.isatty() else None
    try:
        place = place_of(settings_file)
        file = write(decide(wishes, place, ask, _complain), place, wishes.slug)
    except Refused as refused:
        _complain(f"{refused}\nNothing written.")
        return 1
    except (EOFError, KeyboardInterrupt):
        _complain("\nNothing written.")
        return 1
    except OSError as error:
        _complain(f"{error.filename}: {error.strerror}\nNothing written.")
        return 1
    print(_shown(file, place))
    return 0
