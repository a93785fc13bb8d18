"""The page is HTML by the standard's own parser: nothing unclosed, misnested or twice."""

from collections.abc import Iterator

from ..page import Page, Problem

RULE = "html-syntax"
REMEDY = "mend the HTML where it is written, in the article or the template"
LEVEL = "error"


def check(page: Page) -> Iterator[Problem]:
    """Each parse error, at the line where the parser noticed it."""
    for fault in page.faults:
        yield Problem(fault.line, fault.message)
