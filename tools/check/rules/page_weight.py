"""An article and the home page arrive in one round trip."""

from collections.abc import Iterator

import brotli  # type: ignore[import-untyped]

from ..budgets import PAGE_BUDGETS
from ..page import Page, Problem

RULE = "page-weight"
REMEDY = "shorten the page, its styles or what the template repeats"
LEVEL = "error"

QUICK, BEST = 5, 11


def compressed(data: bytes, within: int) -> int:
    """The size of data in brotli, in bytes; exact only when it is over `within`.

    The quick quality is never smaller than the best one, so that a page that fits with it
    needs no second, thirty times slower look.
    """
    size = len(brotli.compress(data, quality=QUICK))
    return size if size <= within else len(brotli.compress(data, quality=BEST))


def check(page: Page) -> Iterator[Problem]:
    """The page's size where its kind has a budget."""
    budget = PAGE_BUDGETS.get(page.kind)
    if budget is None:
        return
    size = compressed(page.data, budget)
    if size > budget:
        yield Problem(0, f"{size:,} bytes in brotli; the budget is {budget:,}")
