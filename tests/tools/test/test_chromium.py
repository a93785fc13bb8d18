"""A Chromium is found where there is one; without any, the message says what to do."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.support.pages import RecordedPage
from tools.test import chromium, programs
from tools.test.chromium import find_or_install_chromium
from tools.test.programs import ProgramMissing


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any Chromium, on which nothing can be installed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "SYSTEM_FOLDERS", str(tmp_path))
    monkeypatch.setattr(chromium, "can_install", lambda: False)
    monkeypatch.setattr(chromium, "playwright_install", lambda: "no network")
    return tmp_path


def driver(own: Path) -> Any:
    """As much of Playwright as is asked: where its own Chromium would be."""
    return SimpleNamespace(chromium=SimpleNamespace(executable_path=str(own)))


def put(path: Path) -> Path:
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_the_machine_s_own_comes_first(empty: Path, name: str) -> None:
    path = put(empty / name)
    assert find_or_install_chromium(driver(put(empty / "own"))) == path


def test_playwright_s_own_is_next(empty: Path) -> None:
    own = put(empty / "own")
    assert find_or_install_chromium(driver(own)) == own


def test_on_debian_as_root_it_is_installed(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "can_install", lambda: True)
    monkeypatch.setattr(chromium, "apt_install", lambda name: put(empty / name) and "")
    assert find_or_install_chromium(driver(empty / "own")) == empty / "chromium"


def test_elsewhere_playwright_installs_its_own(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = empty / "own"
    monkeypatch.setattr(chromium, "playwright_install", lambda: put(own) and "")
    assert find_or_install_chromium(driver(own)) == own


def test_without_any_it_says_what_to_do(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "can_install", lambda: True)
    monkeypatch.setattr(chromium, "apt_install", lambda name: "E: no such package")
    with pytest.raises(ProgramMissing) as caught:
        find_or_install_chromium(driver(empty / "own"))
    assert str(caught.value) == (
        "no Chromium here, and none could be installed (E: no such package; no network); "
        "install the package chromium, or run: python -m playwright install --with-deps chromium"
    )


def test_the_one_launched_reaches_nothing_but_this_machine(
    new_page: Callable[..., RecordedPage]
) -> None:
    page = new_page()
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://carnet.example/")
    page.foreign_requests.clear()
