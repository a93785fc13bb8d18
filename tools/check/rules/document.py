"""What every page needs around its text: a language, a title, one main part, headings in
order, a width that phones respect."""

from collections.abc import Iterator

from ...new.article import SUMMARY
from ..page import Page, Problem, line_of, text_of

RULE = "document"
REMEDY = "mend the template, or the heading in the article"
LEVEL = "error"

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CHARSET_WITHIN = 1024  # bytes in which a browser looks for the encoding


def _metas(page: Page) -> Iterator[Problem]:
    named = {(meta.get("name") or "").lower(): meta for meta in page.find("meta")}
    if b"charset" not in page.data[:CHARSET_WITHIN].lower():
        yield Problem(0, f"no <meta charset> in the first {CHARSET_WITHIN} bytes")
    viewport = named.get("viewport")
    if viewport is None:
        yield Problem(0, 'no <meta name="viewport">')
    elif any(word in (viewport.get("content") or "") for word in (
        "user-scalable=no", "user-scalable=0", "maximum-scale=1",
    )):
        yield Problem(line_of(viewport), "the viewport forbids zooming")
    description = named.get("description")
    if page.indexable and (
        description is None or not (description.get("content") or "").strip()
    ):
        yield Problem(0, 'no <meta name="description">')
    elif description is not None and description.get("content") == SUMMARY:
        yield Problem(line_of(description), "the summary is still to be written", SUMMARY)


def _headings(page: Page) -> Iterator[Problem]:
    level = 0
    for heading in page.find(*HEADINGS):
        if next(heading.iterancestors("template"), None) is not None:
            continue  # filled by a script
        own = int(str(heading.tag)[1])
        text = text_of(heading)
        if not text:
            yield Problem(line_of(heading), f"an empty <{heading.tag}>")
        if own > level + 1 and level:
            yield Problem(
                line_of(heading), f'<{heading.tag}> "{text}" follows <h{level}>', text
            )
        level = own


def check(page: Page) -> Iterator[Problem]:
    """Faults of the page as a document; a page that only redirects needs a title alone."""
    titles = list(page.find("title"))
    if len(titles) != 1 or not text_of(titles[0]):
        yield Problem(0, "a page has one <title>, with text in it")
    if not (page.root.get("lang") or "").strip():
        yield Problem(0, "<html> has no lang")
    if page.redirects:
        return
    yield from _metas(page)
    for name in ("main", "h1"):
        count = sum(1 for element in page.find(name) if "hidden" not in element.attrib)
        if count != 1:
            yield Problem(0, f"{count} <{name}> on the page; it has one")
    yield from _headings(page)
