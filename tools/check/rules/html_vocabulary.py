"""Only elements and attributes that the HTML standard knows."""

from collections.abc import Iterator
from difflib import get_close_matches

from ..page import Page, Problem, line_of
from ..vocabulary import ATTRIBUTES, FREE_PREFIXES, GLOBAL_ATTRIBUTES, OBSOLETE

RULE = "html-vocabulary"
REMEDY = "use what the HTML standard has, or CSS, or a data- attribute"
LEVEL = "error"


def _element(name: str) -> str:
    if name in OBSOLETE:
        instead = f"; {OBSOLETE[name]} took its place" if OBSOLETE[name] else ""
        return f"<{name}> is obsolete{instead}"
    near = get_close_matches(name, ATTRIBUTES, 1)
    return f"<{name}> is no HTML element" + (f"; <{near[0]}>?" if near else "")


def check(page: Page) -> Iterator[Problem]:
    """Unknown and obsolete elements, and attributes that their element does not have."""
    for element in page.elements:
        name = str(element.tag)
        # "{" opens SVG's and MathML's names, "-" is in custom elements'.
        if name.startswith("{") or "-" in name:
            continue
        if name not in ATTRIBUTES:
            yield Problem(line_of(element), _element(name), f"<{name}")
            continue
        for attribute in map(str, element.attrib):
            if (
                attribute in ATTRIBUTES[name]
                or attribute in GLOBAL_ATTRIBUTES
                or attribute.startswith((*FREE_PREFIXES, "on"))  # on… is content-policy's
            ):
                continue
            yield Problem(
                line_of(element), f'<{name}> has no attribute "{attribute}"', f"{attribute}="
            )
