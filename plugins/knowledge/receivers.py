"""From Pelican's signals to the functions that do the work."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican.generators import ArticlesGenerator

from ..front_matter.document import read_body, read_document
from ..front_matter.finding import Finding, report
from . import memory
from .answers import ANSWERS, KIND, Answers
from .attach import (
    attach_citations,
    attach_neighbours,
    attach_outlines,
    attach_related,
    features_of,
    targets_of,
)
from .backlinks import by_cited, mentions, orphans
from .extension import KnowledgeExtension
from .gather import documents, site
from .links import LinkCheck
from .outline import Outline, plain, whole
from .place import Places
from .related import here
from .related_again import related_again
from .series import series_of
from .site import Document, Site

OUTLINES = "OUTLINES"
LENGTH = ("word_count", "reading_minutes")


def add_extension(pelican: Any) -> None:
    """Has the Markdown reader of this run understand wikilinks and keep outlines."""
    settings = pelican.settings
    settings[OUTLINES] = {}
    settings.setdefault("READING_TABLES", []).append(OUTLINES)
    settings.setdefault("READING_OWN", {})[OUTLINES] = LENGTH, length_alone
    settings.setdefault("READING_PLAIN", {})[OUTLINES] = plain, whole
    options = settings["MARKDOWN"]
    extension = KnowledgeExtension(settings, settings[OUTLINES])
    settings["MARKDOWN"] = {
        **options, "extensions": [*options.get("extensions", []), extension]
    }


def length_alone(former: Outline, outline: Outline) -> dict[str, Any] | None:
    """What an article says of its length, where that is all that an edit has changed."""
    if replace(former, words=outline.words) != outline:
        return None
    return {"word_count": outline.words, "reading_minutes": outline.minutes}


def begin(pelican: Any) -> None:
    """At the beginning of every run: questions are about the catalogue as it is now."""
    pelican.settings.setdefault(ANSWERS, {})[KIND] = Answers(pelican.settings)


def report_links(
    found: Iterable[Document], everything: Site, settings: dict[str, Any]
) -> None:
    """Every link that leads to nothing, at its line."""
    check = LinkCheck(everything)
    for document in found:
        faults = list(check.faults(document))
        if not faults:
            continue
        places = Places(*read_body(Path(settings["PATH"]) / document.path))
        for fault in faults:
            line = places.line(fault.written, fault.wikilink, fault.nth)
            report(settings, Finding(
                document.source, line, fault.rule, fault.message, fault.remedy, fault.level
            ))


def _part_line(document: Document, settings: Mapping[str, Any]) -> int:
    file = Path(settings["PATH"]) / document.path
    return read_document(file, document.source).line_of(("series", "part"))


def attach_series(
    articles: Iterable[Any], found: Mapping[str, Document], settings: dict[str, Any]
) -> None:
    """`series_parts`, and a finding for a part that two articles claim."""
    pairs = [(article, getattr(article, "series", None)) for article in articles]
    ordered, clashes = series_of(pairs)
    for parts in ordered.values():
        for article in parts:
            article.series_parts = list(parts)
    for clash in clashes:
        first, second = (
            found[article.relative_source_path] for article in (clash.first, clash.second)
        )
        for one, other in ((first, second), (second, first)):
            place = f"{other.source}:{_part_line(other, settings)}"
            report(settings, Finding(
                one.source, _part_line(one, settings), "series",
                f'part {clash.part} of the series "{clash.name}" is also {place}',
                "give each part its own number",
            ))


def _related(
    articles: list[Any], found: Mapping[str, Document], everything: Site,
    settings: Mapping[str, Any],
) -> dict[str, list[str]]:
    """For each article's path those of the articles closest to it; with `BUILD_RESULTS` (see
    plugins/incremental) in the settings, found out again where it may be otherwise."""
    results = settings.get("BUILD_RESULTS")
    tokens = settings.get("READING_TOKENS", {})
    known = memory.load(results.get("related")) if results else memory.Memory({}, {})
    kept: dict[str, memory.Held] = {}
    for article in articles:
        path = article.relative_source_path
        targets = targets_of(found[path], everything)
        token = tokens.get(path, b"")
        held = known.held.get(path)
        if not token or held is None or (held.token, held.targets) != (token, targets):
            held = memory.Held(token, targets, features_of(article, found[path], targets))
        kept[path] = held
    former = memory.former(known)
    closest = related_again(
        {path: held.features for path, held in kept.items()}, former,
        spread=settings.get("BUILD_SPREAD", here),
    )
    if results and (former is None or kept != known.held or closest != known.found):
        results.keep("related", memory.dump(replace(known, held=kept, found=closest)))
    return closest


def connect(generators: Iterable[Any]) -> None:
    """Checks every link, then attaches what links, tags and headings tell."""
    generators = list(generators)
    context = generators[0].context
    settings = generators[0].settings
    outlines = settings.get(OUTLINES, {})
    contents = {
        path: content for path, content in context["generated_content"].items()
        if content is not None
    }
    found = documents(settings.get("CATALOGUE", {}), contents, outlines)
    everything = site(found, context, settings)
    report_links(found.values(), everything, settings)

    attach_outlines(contents, outlines)
    cited = by_cited(mentions(found.values(), everything))
    attach_citations(contents, cited)
    context["orphans"] = [
        contents[document.path] for document in orphans(found.values(), cited)
        if document.path in contents
    ]
    published = next(g for g in generators if isinstance(g, ArticlesGenerator)).articles
    articles = sorted(
        (article for article in published if article.relative_source_path in found),
        key=lambda article: article.date, reverse=True,
    )
    attach_neighbours(articles)
    attach_related(contents, _related(articles, found, everything, settings))
    attach_series(articles, found, settings)
