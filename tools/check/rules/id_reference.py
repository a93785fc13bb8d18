"""What names another element of the page by its id names one that is there."""

from collections.abc import Iterator

from ..page import Page, Problem, line_of

RULE = "id-reference"
REMEDY = "name the id of an element on the same page"
LEVEL = "error"

ATTRIBUTES = (
    "for", "form", "list", "headers", "popovertarget", "commandfor", "aria-activedescendant",
    "aria-controls", "aria-describedby", "aria-details", "aria-errormessage", "aria-flowto",
    "aria-labelledby", "aria-owns",
)


def check(page: Page) -> Iterator[Problem]:
    """Each reference to an id that the page does not have."""
    ids = {element.get("id") for element in page.elements}
    for element in page.elements:
        for attribute in ATTRIBUTES:
            for name in (element.get(attribute) or "").split():
                if name not in ids:
                    yield Problem(
                        line_of(element), f'{attribute}="{name}" names no element of the page'
                    )
