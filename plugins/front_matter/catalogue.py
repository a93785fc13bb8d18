"""Every source file, read once before any body is rendered: who is who, and what is wrong."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican.urlwrappers import Category
from pydantic import BaseModel

from .categories import read_categories
from .document import read_document
from .finding import Finding
from .parents import fault, pages_by_address
from .schema.article import Article
from .schema.page import Base, Page
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


def ignored(name: str, settings: Mapping[str, Any]) -> bool:
    """Whether a file of that name is no source: hidden, an editor's, or in IGNORE_FILES."""
    return name.startswith((".", "#")) or any(
        fnmatch(name, pattern) for pattern in settings.get("IGNORE_FILES", ())
    )


def _files(content: Path, folders: list[str], settings: Mapping[str, Any]) -> Iterator[str]:
    for folder in folders:
        for path in sorted((content / folder).rglob("*.*")):
            if path.suffix in MARKDOWN + FOREIGN and not ignored(path.name, settings):
                yield path.relative_to(content).as_posix()


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


def scan(content: Path, settings: Mapping[str, Any]) -> Catalogue:
    """Reads the front matter of every article, page and questionnaire below content.

    Cost: one read and one parse a file. Raises OSError.
    """
    name = named(content)
    zone = ZoneInfo(settings["TIMEZONE"])
    clock = settings.get("CLOCK")
    now = clock() if clock else datetime.now(zone)
    file = str(settings.get("CATEGORIES_FILE", "categories.yml"))
    categories, findings = read_categories(content / file, f"{name}/{file}", settings)
    context = {"categories": list(categories)} if categories else {}
    entries: dict[str, Entry] = {}
    seen: dict[str, tuple[str, int]] = {}
    for kind, model_class in _SCHEMAS.items():
        for path in _files(content, list(settings.get(_PATHS[kind], [])), settings):
            source = f"{name}/{path}"
            if path.endswith(FOREIGN):
                findings.append(Finding(
                    source, 0, "markdown", "no Markdown file", "write it in Markdown, as .md"
                ))
                continue
            document = read_document(content / path, source)
            model: Any
            model, problems = validate(document, model_class, context)
            findings += problems
            if model is None:
                continue
            if len(model.summary) > LONGEST_SUMMARY:
                findings.append(Finding(
                    source, document.line_of(("summary",)), "summary",
                    f"summary of {len(model.summary)} characters",
                    f"keep it under {LONGEST_SUMMARY}: feeds and search results show no more",
                    "warning",
                ))
            if model.id is not None:
                line = document.line_of(("id",))
                other = seen.setdefault(model.id, (source, line))
                if other != (source, line):
                    findings.append(Finding(
                        source, line, "id", f"id of {other[0]}:{other[1]} again",
                        "an id names one text for ever: give this one its own",
                    ))
            slug = model.slug or _slug(Path(path).stem)
            if slug is None:
                findings.append(Finding(
                    source, 0, "slug", f'file name "{Path(path).stem}" makes no slug',
                    "use lower-case letters, digits and hyphens, or add slug: …",
                ))
                continue
            date = _aware(model.date, zone)
            # A hidden text is at its address too, so it waits for its day like any other.
            scheduled = model.status != "draft" and date is not None and date > now
            entries[path] = Entry(
                path=path, source=source, kind=kind, slug=slug, title=model.title, date=date,
                status="draft" if scheduled else model.status, scheduled=scheduled,
                lang=model.lang or str(settings["DEFAULT_LANG"]),
                url=_url(kind, model, slug, date, categories, settings),
                line=next(
                    (document.lines[(key,)] for key in ("url", "slug", "date", "title")
                     if (key,) in document.lines), 1,
                ),
                model=model, first_line=document.body_line,
            )
    findings += _parents(entries, content)
    return Catalogue(entries, categories, findings)


def _parents(entries: Mapping[str, Entry], content: Path) -> Iterator[Finding]:
    """What is wrong with what pages say of the page above them."""
    pages = pages_by_address(entries.values())
    for entry in pages.values():
        wrong = fault(entry, pages)
        if wrong:
            document = read_document(content / entry.path, entry.source)
            yield Finding(entry.source, document.line_of(("parent",)), "parent", *wrong)
