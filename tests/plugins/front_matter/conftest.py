"""Findings name files from where the command runs, so these tests run where the files are."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
