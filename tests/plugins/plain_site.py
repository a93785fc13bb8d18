"""A Pelican site of another making: Pelican's own readers and metadata, a theme of a few
lines, and only the plugins under test. What works here can be borrowed."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

SETTINGS: dict[str, Any] = {
    "SITENAME": "Essai",
    "SITEURL": "",
    "PATH": "content",
    "OUTPUT_PATH": "output",
    "THEME": "theme",
    "TIMEZONE": "America/Toronto",
    "DEFAULT_LANG": "fr",
    "PLUGIN_PATHS": [str(ROOT)],
    "FEED_ALL_ATOM": None,
    "CATEGORY_FEED_ATOM": None,
    "TRANSLATION_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
    "DIRECT_TEMPLATES": [],
    "DEFAULT_PAGINATION": False,
}


@dataclass
class Run:
    """A finished run: its exit code, what it said, where its output stands."""

    code: int
    said: str
    output: Path

    def text(self, name: str) -> str:
        return (self.output / name).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in self.output.rglob("*") if path.is_file()
        }


def run_pelican(
    folder: Path,
    files: Mapping[str, str],
    env: Mapping[str, str] | None = None,
    **settings: Any,
) -> Run:
    """Writes files into folder and runs Pelican over them in a process of its own."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name in ("content", "theme/templates", "theme/static"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    lines = [f"{name} = {value!r}\n" for name, value in (SETTINGS | settings).items()]
    (folder / "pelicanconf.py").write_text("".join(lines), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pelican", "-s", "pelicanconf.py"],
        cwd=folder, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "400"}
        | dict(env or {}),
    )
    return Run(done.returncode, done.stdout + done.stderr, folder / "output")
