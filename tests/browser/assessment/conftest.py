"""What the tests of the assessment share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.assessment.lab import Lab
from tests.support.pages import Pages


@pytest.fixture(scope="module")
def site(built_site: Path, serve: Callable[..., str]) -> str:
    """The base URL of the real site."""
    return serve(built_site)


@pytest.fixture(scope="module")
def lab(browser: Browser, built_site: Path, site: str) -> Iterator[Lab]:
    """One page for all the tests of a module that only call functions."""
    pages = Pages(browser)
    yield Lab(pages.open(), site, built_site)
    pages.close()
