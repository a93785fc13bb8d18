"""An image does not cost a reader on a slow line more than the page that shows it."""

from collections.abc import Iterator

from plugins.front_matter.finding import Finding

from ..budgets import IMAGE_BUDGET
from ..site import Site, finding

RULE = "image-weight"
REMEDY = "show it smaller, or save it as WebP or AVIF"

SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg")


def check(site: Site) -> Iterator[Finding]:
    """Image files over the budget, as they are sent."""
    for name in sorted(site.files):
        if not name.lower().endswith(SUFFIXES):
            continue
        size = (site.output / name).stat().st_size
        if size > IMAGE_BUDGET:
            yield finding(name, 0, RULE, f"{size:,} bytes; the budget is {IMAGE_BUDGET:,}", REMEDY)
