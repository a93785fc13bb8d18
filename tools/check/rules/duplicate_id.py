"""An id names one element of its page."""

from collections.abc import Iterator

from ..page import Page, Problem, line_of

RULE = "duplicate-id"
REMEDY = "give each element an id of its own"
LEVEL = "error"


def check(page: Page) -> Iterator[Problem]:
    """Each id met again, at the later place."""
    seen: dict[str, int] = {}
    for element in page.elements:
        name = element.get("id")
        if name is None:
            continue
        if not name or name != "".join(name.split()):
            yield Problem(line_of(element), f'id "{name}" is empty or holds white space')
        elif name in seen:
            yield Problem(line_of(element), f'id "{name}" is already on line {seen[name]}')
        else:
            seen[name] = line_of(element)
