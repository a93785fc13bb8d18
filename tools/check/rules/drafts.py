"""What is not published yet shows nowhere."""

import html
import re
from collections.abc import Iterator

from plugins.front_matter.finding import Finding

from ..address import file_of
from ..site import Site, Source, finding

RULE = "drafts"
REMEDY = "list published content only, in the template or the plugin that writes this"

TEXTS = (".html", ".xml", ".json", ".txt", ".ics", ".opml", ".md")
SPACES = re.compile(r"\s+")
# A shorter title is made of words that any text may hold: then it must stand alone.
DISTINCT = 4  # words


def plain(text: str) -> str:
    """Text as it compares: character references, typographic spaces and apostrophes undone."""
    return SPACES.sub(" ", html.unescape(html.unescape(text)).replace("’", "'")).strip()


def traces(source: Source) -> list[tuple[str, re.Pattern[str]]]:
    """What would give an unpublished text away: its id, its address, its title."""
    found = [("address", re.compile(rf"(?<=/){re.escape(source.url)}(?![\w-])"))]
    if source.id:
        found.append(("id", re.compile(re.escape(source.id))))
    title = re.sub(r" ?([;:?!»]|%)", r" ?\1", re.escape(plain(source.title)).replace(r"\ ", " "))
    if len(source.title.split()) < DISTINCT:
        title = rf"(?<=[>\"]){title}(?=[<\"])"
    return [*found, ("title", re.compile(title))]


def check(site: Site) -> Iterator[Finding]:
    """Drafts, scheduled and hidden texts in any written file; a hidden one may have its own
    page."""
    published = {plain(s.title) for s in site.sources if s.status == "published"}
    waiting = [
        (source, [
            (what, pattern) for what, pattern in traces(source)
            if what != "title" or plain(source.title) not in published
        ])
        for source in site.sources if source.status != "published"
    ]
    if not waiting:
        return
    for source, _ in waiting:
        if source.status == "draft" and file_of(source.url) in site.files:
            yield finding(file_of(source.url), 0, RULE, f"{source.path} is not published", REMEDY)
    for name in sorted(site.files):
        if not name.endswith(TEXTS):
            continue
        text = None
        for source, patterns in waiting:
            if name == file_of(source.url):
                continue
            if text is None:
                text = [plain(line) for line in site.text(name).splitlines()]
            for what, pattern in patterns:
                line = next((n for n, t in enumerate(text, 1) if pattern.search(t)), 0)
                if line:
                    yield finding(name, line, RULE,
                                  f"{source.path} is not published; its {what} shows", REMEDY)
