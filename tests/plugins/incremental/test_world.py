"""What code a build goes by: what is loaded, and what is beside that in its packages."""

import sys
from pathlib import Path

import pytest

from plugins.incremental.world import code_files


def test_modules_that_are_loaded_later_are_among_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "paquet_essai"
    package.mkdir()
    for name in ("__init__.py", "later.py", ".#later.py", "words.txt"):
        (package / name).write_text("")
    (tmp_path / "module_essai.py").write_text("")
    (tmp_path / "not_loaded.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("paquet_essai", "module_essai"):
        __import__(name)
    found = {Path(name).name for name in code_files() if name.startswith(str(tmp_path))}
    assert found == {"__init__.py", "later.py", "module_essai.py"}
    for name in ("paquet_essai", "module_essai"):
        del sys.modules[name]
