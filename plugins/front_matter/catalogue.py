"""Every source file, read once before any body is rendered: who is who, and what is wrong."""

import marshal
import os
import pickle
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from fnmatch import translate
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican.urlwrappers import Category
from pydantic import BaseModel

from .categories import read_categories
from .document import read_document
from .finding import Finding
from .later import Later, loaded
from .nearest import suggestion
from .parents import fault, pages_by_address
from .schema.article import Article
from .schema.page import Base, Page
from .templates import template_names
from .validate import validate

KEY = "CATALOGUE"
MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
# Pelican would read these by itself, and nobody would check them.
FOREIGN = (".rst", ".html", ".htm")
LONGEST_SUMMARY = 200  # characters that feeds, search results and previews show
CATEGORIES_KEY = "DECLARED_CATEGORIES"

_SCHEMAS: dict[str, type[BaseModel]] = {"article": Article, "page": Page, "questionnaire": Base}
_PATHS = {"article": "ARTICLE_PATHS", "page": "PAGE_PATHS", "questionnaire": "QUESTIONNAIRE_PATHS"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One valid source file.

    path: below the content folder, forward slashes; source: as findings name it; url: from
    the site's root, no slash first; date: aware, or None; scheduled: a date still to come,
    until which its status is "draft"; line: where its address comes from (its slug, else its
    date); model: its checked front matter; first_line: of its body in the file.
    """

    path: str
    source: str
    kind: str
    slug: str
    title: str
    date: datetime | None
    status: str
    scheduled: bool
    lang: str
    url: str
    line: int
    model: Any
    first_line: int


@dataclass(frozen=True)
class Catalogue:
    """entries by path; categories by name; every finding of every file."""

    entries: dict[str, Entry]
    categories: dict[str, Category]
    findings: list[Finding]


def named(content: Path) -> str:
    """The content folder as findings name it: relative to where the command runs."""
    try:
        return Path(os.path.relpath(content)).as_posix()
    except ValueError:  # another drive
        return content.as_posix()


def categories_file(content: Path, settings: Mapping[str, Any]) -> Path:
    """Where the categories are declared, below the content folder."""
    return content / str(settings.get("CATEGORIES_FILE", "categories.yml"))


def ignored(name: str, settings: Mapping[str, Any]) -> bool:
    """Whether a file of that name is no source: hidden, an editor's, or in IGNORE_FILES."""
    pattern = _pattern(tuple(settings.get("IGNORE_FILES", ())))
    return name.startswith((".", "#")) or bool(pattern.match(os.path.normcase(name)))


@lru_cache(8)
def _pattern(globs: tuple[str, ...]) -> re.Pattern[str]:
    """What any of them matches, as `fnmatch` does; one of them at a time takes longer."""
    return re.compile("|".join(translate(os.path.normcase(each)) for each in globs) or "(?!)")


def _files(
    content: Path, folders: list[str], settings: Mapping[str, Any],
    only: Iterable[str] | None = None,
) -> Iterator[str]:
    if only is not None:
        yield from (path for path in only for folder in folders
                    if path.startswith(f"{folder}/") and path.endswith(MARKDOWN + FOREIGN))
        return
    suffixes = MARKDOWN + FOREIGN
    for folder in folders:
        found = []
        for place, folders_there, names in os.walk(content / folder):
            below = Path(place).relative_to(content).as_posix()
            prefix = "" if below == "." else f"{below}/"
            found += [
                prefix + name for name in (*folders_there, *names)
                if name.endswith(suffixes) and not ignored(name, settings)
            ]
        yield from sorted(found, key=lambda path: path.split("/"))


def _slug(stem: str) -> str | None:
    return stem if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", stem) else None


def _aware(value: datetime | None, zone: ZoneInfo) -> datetime | None:
    if value is None or value.tzinfo:
        return value
    return value.replace(tzinfo=zone)


def _url(kind: str, model: Any, slug: str, date: datetime | None,
         categories: Mapping[str, Category], settings: Mapping[str, Any]) -> str:
    own = getattr(model, "url", None)
    if own:
        return str(own)
    category = categories.get(getattr(model, "category", ""))
    pattern = str(settings.get(f"{kind.upper()}_URL", "{slug}/"))
    return pattern.format(
        slug=slug, date=date or datetime(1970, 1, 1), lang=getattr(model, "lang", None) or "",
        category=category.slug if category else "",
    )


@dataclass(frozen=True, slots=True)
class Scanned:
    """What one file gives by itself: its entry, as if its day had come, or None; findings; the
    line of its id."""

    entry: Entry | None
    findings: tuple[Finding, ...] = ()
    id_line: int = 0


def read_source(
    content: Path, path: str, kind: str, categories: Mapping[str, Category],
    settings: Mapping[str, Any],
) -> Scanned:
    """Reads one file. Raises OSError."""
    source = f"{named(content)}/{path}"
    if path.endswith(FOREIGN):
        return Scanned(None, (Finding(
            source, 0, "markdown", "no Markdown file", "write it in Markdown, as .md"
        ),))
    document = read_document(content / path, source)
    context = {"categories": list(categories)} if categories else {}
    model: Any
    model, findings = validate(document, _SCHEMAS[kind], context)
    if model is None:
        return Scanned(None, tuple(findings))
    if len(model.summary) > LONGEST_SUMMARY:
        findings.append(Finding(
            source, document.line_of(("summary",)), "summary",
            f"summary of {len(model.summary)} characters",
            f"keep it under {LONGEST_SUMMARY}: feeds and search results show no more",
            "warning",
        ))
    id_line = document.line_of(("id",))
    slug = model.slug or _slug(Path(path).stem)
    if slug is None:
        findings.append(Finding(
            source, 0, "slug", f'file name "{Path(path).stem}" makes no slug',
            "use lower-case letters, digits and hyphens, or add slug: …",
        ))
        return Scanned(None, tuple(findings), id_line)
    date = _aware(model.date, ZoneInfo(settings["TIMEZONE"]))
    return Scanned(Entry(
        path=path, source=source, kind=kind, slug=slug, title=model.title, date=date,
        status=model.status, scheduled=False,
        lang=model.lang or str(settings["DEFAULT_LANG"]),
        url=_url(kind, model, slug, date, categories, settings),
        line=next(
            (document.lines[(key,)] for key in ("url", "slug", "date", "title")
             if (key,) in document.lines), 1,
        ),
        model=model, first_line=document.body_line,
    ), tuple(findings), id_line)


def placed(entry: Entry, now: Any) -> Entry:
    """The entry at a moment: what is to come is a draft until then."""
    # A hidden text is at its address too, so it waits for its day like any other.
    if entry.status == "draft" or entry.date is None or not entry.date > now:
        return entry
    return replace(entry, status="draft", scheduled=True)


def _twice(found: Iterable[Scanned]) -> Iterator[Finding]:
    seen: dict[str, tuple[str, int]] = {}
    for scanned in found:
        entry = scanned.entry
        if entry is None or entry.model.id is None:
            continue
        other = seen.setdefault(entry.model.id, (entry.source, scanned.id_line))
        if other != (entry.source, scanned.id_line):
            yield Finding(
                entry.source, scanned.id_line, "id", f"id of {other[0]}:{other[1]} again",
                "an id names one text for ever: give this one its own",
            )


def _without_template(
    entries: Iterable[Entry], content: Path, settings: Mapping[str, Any]
) -> Iterator[Finding]:
    known = template_names(settings)
    for entry in entries:
        template = entry.model.template if entry.kind == "page" else None
        if template and known and template not in known:
            line = read_document(content / entry.path, entry.source).line_of(("template",))
            yield Finding(
                entry.source, line, "template",
                f'"template" is "{template}", which the theme does not have',
                suggestion(template, known, "add it to the theme, or remove the key"),
            )


def _parents(entries: Mapping[str, Entry], content: Path) -> Iterator[Finding]:
    """What is wrong with what pages say of the page above them."""
    pages = pages_by_address(entries.values())
    for entry in pages.values():
        wrong = fault(entry, pages)
        if wrong:
            document = read_document(content / entry.path, entry.source)
            yield Finding(entry.source, document.line_of(("parent",)), "parent", *wrong)


def scan(content: Path, settings: Mapping[str, Any]) -> Catalogue:
    """Reads the front matter of every article, page and questionnaire below content.

    Cost: one read and one parse a file; with `READING_MEMO` (see plugins/incremental) in the
    settings, of the files that have changed. With `READING_ONLY`, paths, nothing else is looked
    at: what they are to others is known to be as it was. Raises OSError.
    """
    clock = settings.get("CLOCK")
    now = clock() if clock else datetime.now(ZoneInfo(settings["TIMEZONE"]))
    file = categories_file(content, settings)
    categories, findings = read_categories(
        file, f"{named(content)}/{file.relative_to(content).as_posix()}", settings
    )
    only = settings.get("READING_ONLY")
    kinds = {
        path: kind for kind in _SCHEMAS
        for path in _files(content, list(settings.get(_PATHS[kind], [])), settings, only)
    }

    def read(path: str) -> Scanned:
        return read_source(content, path, kinds[path], categories, settings)

    memo = settings.get("READING_MEMO")
    zone = ZoneInfo(settings["TIMEZONE"])
    found = (
        memo("front-matter", kinds, read, to_bytes, partial(from_bytes, zone=zone), same)
        if memo else {path: read(path) for path in kinds}
    )
    entries = {
        path: placed(scanned.entry, now) for path, scanned in found.items() if scanned.entry
    }
    for scanned in found.values():
        findings += scanned.findings
    if only is not None:
        return Catalogue(entries, categories, findings)
    findings += _twice(found.values())
    findings += _without_template(entries.values(), content, settings)
    findings += _parents(entries, content)
    return Catalogue(entries, categories, findings)


# --- between builds -----------------------------------------------------------------------------

def to_bytes(scanned: Scanned) -> bytes | None:
    """What a file gave, to be kept; None for what is better read again."""
    entry = scanned.entry
    if entry is None:
        return None
    date = entry.date
    local = date is not None and isinstance(date.tzinfo, ZoneInfo)
    written = "" if date is None else (date.replace(tzinfo=None) if local else date).isoformat()
    return marshal.dumps((
        entry.path, entry.source, entry.kind, entry.slug, entry.title, written, local,
        entry.status, entry.lang, entry.url, entry.line, entry.first_line, scanned.id_line,
        tuple(entry.model.model_fields_set), str(entry.model.id or ""),
        pickle.dumps(entry.model), pickle.dumps(scanned.findings) if scanned.findings else b"",
    ))


def from_bytes(data: bytes, zone: ZoneInfo) -> Scanned:
    """What `to_bytes` made bytes of; the bytes are those of a build of ours."""
    (path, source, kind, slug, title, written, local, status, lang, url, line, first_line,
     id_line, given, identity, model, findings) = marshal.loads(data)  # noqa: S302
    date = datetime.fromisoformat(written) if written else None
    if date is not None and local:
        date = date.replace(tzinfo=zone)
    return Scanned(
        Entry(path, source, kind, slug, title, date, status, False, lang, url, line,
              Later(_SCHEMAS[kind], frozenset(given), identity or None, model), first_line),
        pickle.loads(findings) if findings else (),  # noqa: S301
        id_line,
    )


def same(one: Scanned, other: Scanned) -> bool:
    """Whether two files give the same to whoever reads their front matter."""
    return _whole(one) == _whole(other)


def _whole(scanned: Scanned) -> Scanned:
    entry = scanned.entry
    return replace(scanned, entry=entry and replace(entry, model=loaded(entry.model)))
