"""A site of the real plugins and theme, whose content an import makes."""

import re
import subprocess
import sys
from pathlib import Path

from tests.support.building import ROOT
from tests.support.small_site import SETTINGS

_WIKILINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")
CHECK = (
    "import sys; from pathlib import Path; from tools.check.run import main; "
    "sys.exit(main(axe=False, root=Path(sys.argv[1])))"
)


def lay_out(folder: Path) -> Path:
    """A site's folder with its settings and what its menu leads to. Returns the settings."""
    settings = folder / "pelicanconf.py"
    content = folder / "content"
    (content / "images").mkdir(parents=True, exist_ok=True)
    (folder / "templates").mkdir(exist_ok=True)
    settings.write_text(SETTINGS, encoding="utf-8")
    for name in ("pages", "questionnaires"):
        for file in (ROOT / "content" / name).glob("*.md"):
            target = content / name / file.name
            target.parent.mkdir(exist_ok=True)
            text = file.read_text(encoding="utf-8")
            # Without the articles that they lead to, the links are their own text.
            target.write_text(_WIKILINK.sub(r"\1", text), encoding="utf-8")
    return settings


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    """`invoke check --no-axe` of the site in a folder."""
    return subprocess.run(
        [sys.executable, "-c", CHECK, str(folder)], cwd=folder, capture_output=True, text=True,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": "1795176000"},
        check=False, timeout=300,
    )
