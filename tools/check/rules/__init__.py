"""The rules, one per file.

A page rule has `RULE` (its name), `REMEDY` (what to do), `LEVEL` ("error" or "warning") and
`check(page)`, which yields a `Problem` for each fault. A site rule's `check(site)` yields
whole findings.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

from plugins.front_matter.finding import Finding

from ..page import Page, Problem
from ..site import Site
from . import (
    alternative_text,
    assessment_weight,
    autodiscovery,
    canonical,
    content_policy,
    document,
    drafts,
    duplicate_id,
    feeds,
    html_nesting,
    html_syntax,
    html_vocabulary,
    id_reference,
    image_size,
    image_weight,
    links,
    page_weight,
    review,
    scripts,
    sitemap,
    structured_data,
    stylesheets,
    third_party,
)


class PageRule(Protocol):
    """A module of this folder that looks at one page."""

    RULE: str
    REMEDY: str
    LEVEL: str

    def check(self, page: Page) -> Iterator[Problem]: ...


PAGE_RULES: tuple[PageRule, ...] = (
    html_syntax, html_vocabulary, html_nesting, duplicate_id, id_reference, document, canonical,
    autodiscovery, structured_data, alternative_text, image_size, content_policy, scripts,
    third_party, page_weight,
)
SITE_RULES: tuple[Callable[[Site], Iterator[Finding]], ...] = (
    links.check, feeds.check, sitemap.check, drafts.check, stylesheets.check,
    assessment_weight.check, image_weight.check, review.check,
)
