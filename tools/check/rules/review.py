"""A text whose review was due is reviewed."""

from collections.abc import Iterator

from plugins.front_matter.finding import Finding

from ..site import Site

RULE = "review"
REMEDY = "reread it, then move or remove review_by"


def check(site: Site) -> Iterator[Finding]:
    """Warnings about review_by dates that have passed, by the site's clock."""
    today = site.now.date()
    for source in site.sources:
        if source.review_by is not None and source.review_by < today:
            yield Finding(source.path, 0, RULE,
                          f"review was due on {source.review_by.isoformat()}", REMEDY, "warning")
