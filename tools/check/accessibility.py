"""axe-core on one page of each kind, in light and in dark."""

from collections.abc import Iterator
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from plugins.front_matter.finding import Finding

from ..progress import Progress
from ..test.chromium import launch
from .page import line_of, read_page
from .serving import serving
from .site import Site, finding

RULE = "accessibility"
TOLD = 10  # pages between two words to the author
# WCAG 2.2 AA, and what axe's authors recommend beside it.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The dark look differs by its colours alone.
RUNS: dict[Literal["light", "dark"], dict[str, Any]] = {
    "light": {"resultTypes": ["violations"], "runOnly": TAGS},
    "dark": {
        "resultTypes": ["violations"],
        "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    },
}


def shape(name: str, site: Site) -> str:
    """What kind of page this is: its content's kind, else its address without what varies."""
    kind = site.kind_of(name)
    if kind not in ("", "page"):
        return kind
    folders = name.split("/")[:-1]
    if kind == "page" or len(folders) < 2:
        return name
    last = "year" if folders[-1].isdigit() else "one"
    return f"{folders[0]}/{last}/{len(folders)}/{name.split('/')[-1]}"


def samples(site: Site) -> list[str]:
    """One page of each kind: the heaviest, which holds most to look at."""
    chosen: dict[str, tuple[int, str]] = {}
    for name in sorted(site.pages):
        size = (site.output / name).stat().st_size
        kind = shape(name, site)
        if kind not in chosen or size > chosen[kind][0]:
            chosen[kind] = (size, name)
    names = sorted(name for _, name in chosen.values())
    return [name for name in names if not _redirects(site, name)]


def _redirects(site: Site, name: str) -> bool:
    return read_page(name, (site.output / name).read_bytes(), site.address).redirects


def _line(site: Site, name: str, markup: str) -> int:
    """The line of the element that axe quotes, where its start tag is met once; else 0."""
    start = markup.partition(">")[0]
    page = read_page(name, (site.output / name).read_bytes(), site.address)
    text = page.data.decode("utf-8", errors="replace")
    if text.count(start) != 1:
        return 0
    line = text.count("\n", 0, text.index(start)) + 1
    return line if any(line_of(element) == line for element in page.elements) else 0


def _violations(browser: Browser, url: str) -> Iterator[tuple[str, Any]]:
    """Colour scheme and violation; the page is loaded once."""
    context = browser.new_context(color_scheme="light", locale="fr-CA")
    try:
        page = context.new_page()
        page.goto(url)
        for scheme, options in RUNS.items():
            page.emulate_media(color_scheme=scheme)
            for rule in Axe().run(page, options=options).response["violations"]:
                yield scheme, rule
    finally:
        context.close()


def check(site: Site, progress: Progress | None = None) -> Iterator[Finding]:
    """Each violation at its element. Raises ProgramMissing where there is no Chromium.

    progress: told at every so many pages.
    """
    with serving(site.output, site.address.base) as base, sync_playwright() as driver:
        browser = launch(driver)
        try:
            names = samples(site)
            for number, name in enumerate(names, 1):
                if progress and number % TOLD == 0:
                    progress.step(number, len(names), "Opened", "pages in a browser")
                url = f"{base}/{name.removesuffix('index.html')}"
                seen: set[tuple[str, str]] = set()
                for scheme, rule in _violations(browser, url):
                    for node in rule["nodes"]:
                        if (key := (rule["id"], node["html"])) in seen:
                            continue
                        seen.add(key)
                        yield finding(
                            name, _line(site, name, node["html"]), RULE,
                            f"{rule['help']} ({scheme}): {' '.join(map(str, node['target']))}",
                            f"see {rule['helpUrl'].partition('?')[0]}",
                        )
        finally:
            browser.close()
