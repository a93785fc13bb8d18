"""A Pelican site of someone else's, with this one folder copied into it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.building import ROOT


@dataclass(frozen=True)
class Foreign:
    """folder: holds content/, pelicanconf.py, plug/category_feeds/, output/ once built."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="surrogatepass")

    def build(self, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """`pelican`, as its documentation has it, with Pelican's own `simple` theme."""
        clean = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "SITE_URL"}}
        return subprocess.run(
            [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-t", "simple"],
            cwd=self.folder, capture_output=True, text=True, check=False, timeout=120,
            env={**clean, "NO_COLOR": "1", "COLUMNS": "500", **(env or {})},
        )

    def built(self) -> str:
        """Builds, fails the test when that fails, and gives what Pelican said."""
        done = self.build()
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def feeds(self) -> dict[str, bytes]:
        """Every file of feeds."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.suffix in {".xml", ".json", ".css", ".opml"} and "theme" not in path.parts
        }


def foreign(folder: Path, settings: str) -> Foreign:
    """Lays the site out; settings: all that its pelicanconf.py says besides the plugin."""
    site = Foreign(folder)
    shutil.copytree(ROOT / "plugins/category_feeds", folder / "plug/category_feeds",
                    ignore=shutil.ignore_patterns("__pycache__"))
    site.write("pelicanconf.py",
               f'PLUGIN_PATHS = ["plug"]\nPLUGINS = ["category_feeds"]\n{settings}\n')
    (folder / "content").mkdir()
    return site
