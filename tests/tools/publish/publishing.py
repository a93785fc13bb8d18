"""`invoke publish` of a small site, in a process of its own."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.support.building import ROOT
from tests.support.small_site import NOW, SmallSite

CODE = (
    "import sys; from pathlib import Path; from tools.publish.main import main; "
    "sys.exit(main(Path(sys.argv[1]), yes='--yes' in sys.argv, adopt='--adopt' in sys.argv, "
    "dry_run='--dry-run' in sys.argv, axe='--axe' in sys.argv))"
)
PAGES = {
    f"content/pages/{slug}.md": (
        f"---\ntitle: {title}\nslug: {slug}\n"
        + (f"template: {template}\n" if template else "")
        + f"summary: La page {slug} de ce petit site.\n---\nUn texte.\n"
    )
    for slug, title, template in (
        ("conferences", "Conférences", "conferences"),
        ("abonnement", "S’abonner", "subscription"),
        ("recherche", "Chercher", "search"),
        ("rendez-vous", "Rendez-vous", ""),
    )
}
QUESTIONNAIRE = "content/questionnaires/medias-sociaux.md"
SETTINGS = """\
THEME = "theme"
MENU = [("Articles", "archives/"), ("À propos", "a-propos/")]
"""


def ready(make_site: Callable[..., SmallSite], target: object, extra: str = "") -> SmallSite:
    """A small site with a publishconf.py whose PUBLISH is target."""
    # The real one, whose links lead to articles that are not here.
    questionnaire = re.sub(
        r"\[\[[^\]]*\]\]", "un article", (ROOT / QUESTIONNAIRE).read_text(encoding="utf-8")
    )
    site = make_site({**PAGES, QUESTIONNAIRE: questionnaire}, SETTINGS)
    shutil.copytree(ROOT / "theme", site.folder / "theme")  # its own, to be changed
    conf = site.folder / "publishconf.py"
    text = (site.folder / "pelicanconf.py").read_text(encoding="utf-8")
    conf.write_text(f"{text}\nPUBLISH = {target!r}\n{extra}", encoding="utf-8")
    return site


def command(site: SmallSite, *options: str) -> list[str]:
    """The command line that publishes it."""
    return [sys.executable, "-c", CODE, str(site.folder / "publishconf.py"), *options]


def environment() -> dict[str, str]:
    """The environment in which the clock stands still."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": str(NOW)}


def published(site: SmallSite, *options: str) -> subprocess.CompletedProcess[str]:
    """Publishes, and waits for the end."""
    return subprocess.run(
        command(site, *options), cwd=site.folder, env=environment(),
        capture_output=True, text=True, check=False, timeout=240,
    )


def folder_target(path: Path) -> dict[str, str]:
    """A folder as PUBLISH names it."""
    return {"kind": "directory", "path": str(path)}
