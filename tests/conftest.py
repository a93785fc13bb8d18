"""Fixtures that any test may ask for. Each says here what it gives; the work is in
`tests/support/`."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.support.building import ROOT, build
from tests.support.pages import Pages, RecordedPage
from tests.support.serving import serving
from tests.support.signals import signals_as_they_were
from tests.support.small_site import SmallSite, small_site
from tools.test.chromium import launch
from tools.test.programs import ProgramMissing


def pytest_configure() -> None:
    """Ctrl-C reaches what the tests start, though the suite itself run in the background (a shell
    starts such a job with the signal ignored, and every child inherits that)."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # How fast a machine is at this moment is no result of a test.
    settings.register_profile(
        "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile("any machine")


def _program_is_missing(item: pytest.Item, missing: ProgramMissing) -> None:
    """A test marked `programs` is left out where its program cannot be had, and the summary
    says why; in CI, or for any other test, that is a failure."""
    if item.get_closest_marker("programs") is None or os.environ.get("CI"):
        raise missing
    pytest.skip(str(missing))


@pytest.fixture(autouse=True, scope="module")
def own_signals() -> Iterator[None]:
    """Plugins that a module of tests loads in this process listen to Pelican's signals for that
    module alone."""
    with signals_as_they_were():
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Fixtures may find out that a program is missing."""
    try:
        return (yield)
    except ProgramMissing as missing:
        _program_is_missing(item, missing)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """So may tests."""
    try:
        return (yield)
    except ProgramMissing as missing:
        _program_is_missing(item, missing)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The output of the real content, built once for all workers. Read it, never write."""
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent
    folder = shared / "built-site"
    output, failure = folder / "output", folder / "failure.txt"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            folder.mkdir()
            done = build(
                ROOT / "pelicanconf.py",
                {"OUTPUT_PATH": str(output), "STATE_PATH": str(folder / "state")},
            )
            failure.write_text(done.stderr if done.returncode else "", encoding="utf-8")
    trouble = failure.read_text(encoding="utf-8")
    assert not trouble, f"the site's own content does not build:\n{trouble}"
    return output


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., SmallSite]:
    """`make_site(files, settings)` → a small complete site on the real plugins and theme."""

    def make(
        files: dict[str, str | bytes | None] | None = None,
        settings: str = "",
        name: str = "site",
    ) -> SmallSite:
        return small_site(tmp_path / name, files, settings)

    return make


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[..., str]]:
    """`serve(folder, prefix="")` → base URL of a loopback server, stopped after the module."""
    with ExitStack() as stack:
        yield lambda folder, prefix="": stack.enter_context(serving(folder, prefix))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright's driver, one for each worker."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium that reaches nothing but this machine, one for each worker."""
    chromium = launch(playwright)
    yield chromium
    chromium.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., RecordedPage]]:
    """`new_page(**options)` → a page in a new context (java_script_enabled=False,
    color_scheme="dark", viewport=…). A foreign request or a console error fails the test."""
    pages = Pages(browser)
    yield pages.open
    pages.close()


@pytest.fixture
def page(new_page: Callable[..., RecordedPage]) -> RecordedPage:
    """One page, with `foreign_requests` and `complaints`."""
    return new_page()
