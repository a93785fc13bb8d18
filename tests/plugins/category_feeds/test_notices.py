"""Warnings: in the log everywhere, and among the findings where the site has them."""

import logging
import sys
from pathlib import Path
from typing import Any

import pytest

from plugins.category_feeds.notices import place, tell
from plugins.front_matter.finding import Finding


def test_the_place_of_a_file(tmp_path: Path) -> None:
    settings = {"PATH": str(tmp_path / "content")}
    assert place(settings, str(tmp_path / "content/a/é.md")) == "content/a/é.md"
    assert place(settings, "") == "pelicanconf.py"


def test_it_is_logged_and_found(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    settings: dict[str, Any] = {"PATH": str(tmp_path / "content")}
    with caplog.at_level(logging.WARNING):
        tell(settings, str(tmp_path / "content/a.md"), "feed-title", "no title", "give one")
    assert settings["FINDINGS"] == [
        Finding("content/a.md", 0, "feed-title", "no title", "give one", "warning")]
    assert caplog.messages == ["content/a.md: no title; give one"]


def test_alone_it_is_logged(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "plugins.front_matter.finding", None)
    settings: dict[str, Any] = {"PATH": "content"}
    with caplog.at_level(logging.WARNING):
        tell(settings, "", "setting", "wrong", "right it", "error")
    assert "FINDINGS" not in settings
    assert caplog.messages == ["pelicanconf.py: wrong; right it"]
