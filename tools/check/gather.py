"""From files to what rules need: each page parsed once, judged, and let go."""

import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.front_matter.finding import Finding

from ..progress import Progress
from .address import Address
from .page import Page, line_of, read_page
from .rules import PAGE_RULES
from .rules.third_party import asked_for
from .site import Facts, Link, Site, Source, finding

# Below this, starting processes costs more than they save.
FEW = 150
CHUNK = 25
QUIET = (signal.SIGINT, signal.SIG_IGN)
TOLD = 500  # pages between two words to the author
METAS = ("og:url", "og:image", "twitter:image")


def links_of(page: Page) -> Iterator[Link]:
    """Every address that a page leads to or asks for."""
    for element in page.elements:
        seen = set()
        for address in (element.get("href"), element.get("cite"), *asked_for(element)):
            if address is not None and address not in seen:
                seen.add(address)
                yield Link(line_of(element), address.strip())
    for name in METAS:
        for meta in page.metas(name):
            yield Link(line_of(meta), (meta.get("content") or "").strip())
    for meta in page.metas("refresh"):
        address = (meta.get("content") or "").partition("=")[2]
        yield Link(line_of(meta), address.strip())


def facts_of(page: Page) -> Facts:
    """What is kept of a page."""
    return Facts(
        name=page.name,
        ids=frozenset(
            name for e in page.elements for name in (e.get("id"), _anchor(e.tag, e.get("name")))
            if name
        ),
        links=tuple(links_of(page)),
        canonical=page.canonical[0].get("href") if page.canonical else None,
        indexable=page.indexable,
    )


def _anchor(tag: object, name: str | None) -> str | None:
    return name if tag == "a" else None


def line_in_source(source: Source, quote: str) -> int:
    """The line of the author's file that holds the words, when exactly one does; else 0."""
    if source.file is None or not quote.strip():
        return 0
    lines = source.file.read_text(encoding="utf-8").splitlines()
    found = [number for number, line in enumerate(lines, 1) if quote in line]
    return found[0] if len(found) == 1 else 0


def judge(page: Page, source: Source | None) -> Iterator[Finding]:
    """What the page rules say; of words that stand in the author's file, at their line there."""
    for rule in PAGE_RULES:
        for problem in rule.check(page):
            line = line_in_source(source, problem.quote) if source else 0
            if source and line:
                yield Finding(
                    source.path, line, rule.RULE, problem.message, rule.REMEDY, rule.LEVEL
                )
            else:
                yield finding(
                    page.name, problem.line, rule.RULE, problem.message, rule.REMEDY, rule.LEVEL
                )


@dataclass(frozen=True, slots=True)
class Reading:
    """One page to read, with what its rules need to know of the site."""

    output: Path
    address: Address
    name: str
    kind: str
    source: Source | None


def read(task: Reading) -> tuple[Facts, list[Finding]]:
    """One page's facts and findings. Raises OSError."""
    data = (task.output / task.name).read_bytes()
    page = read_page(task.name, data, task.address, task.kind)
    return facts_of(page), list(judge(page, task.source))


def gather(
    site: Site, progress: Progress | None = None
) -> tuple[Site, list[Finding]]:
    """The site with the facts of all its pages, and what the page rules found.

    progress: told at every so many pages.
    Cost: linear; a large site is read by all processors.
    """
    tasks = [
        Reading(site.output, site.address, name, site.kind_of(name), site.source_of.get(name))
        for name in sorted(site.files) if name.endswith(".html")
    ]
    if len(tasks) < FEW:
        results = [read(task) for task in tasks]
    else:
        results = []
        # Ctrl-C reaches every process of the terminal: one of them answers.
        with ProcessPoolExecutor(None, None, signal.signal, QUIET) as pool:
            try:
                for result in pool.map(read, tasks, chunksize=CHUNK):
                    results.append(result)
                    if progress and len(results) % TOLD == 0:
                        progress.step(len(results), len(tasks), "Checked", "pages")
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
    pages = {facts.name: facts for facts, _ in results}
    return replace(site, pages=pages), [found for _, findings in results for found in findings]
