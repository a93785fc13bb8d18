"""A text whose review was due is reviewed."""

from collections.abc import Iterator

from plugins.front_matter.finding import Finding

from ..site import Site, Source

RULE = "review"
REMEDY = "reread it, then move or remove review_by"


def _line(source: Source) -> int:
    """Where the date stands in the author's file; 0 when that is not at hand."""
    if source.file is None:
        return 0
    lines = source.file.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith("review_by:")), 0)


def check(site: Site) -> Iterator[Finding]:
    """Warnings about review_by dates that have passed, by the site's clock."""
    today = site.now.date()
    for source in site.sources:
        if source.review_by is not None and source.review_by < today:
            yield Finding(source.path, _line(source), RULE,
                          f"review was due on {source.review_by.isoformat()}", REMEDY, "warning")
