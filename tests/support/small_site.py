"""A small complete site of its own content, on the real plugins and theme."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from .building import ROOT, build

# Moment of every small build: 20 November 2026, noon UTC.
NOW = 1795176000

SETTINGS = f"""\
import runpy
globals().update({{
    name: value for name, value in runpy.run_path({str(ROOT / "pelicanconf.py")!r}).items()
    if name.isupper()
}})
from pathlib import Path
PLUGIN_PATHS = [{str(ROOT)!r}, "."]
THEME = {str(ROOT / "theme")!r}
THEME_TEMPLATES_OVERRIDES = ["templates"]
STATE_PATH = str(Path(__file__).parent / ".build")
"""

BASE: dict[str, str] = {
    "content/categories.yml": """\
        - name: Stratégie
          slug: strategie
          description: Objectifs, politiques et place de la fonction.
        - name: Conférences
          slug: conferences
          description: Les conférences données.
        """,
    "content/articles/2014/bloquer.md": """\
        ---
        title: Bloquer ne sert à rien
        date: 2014-05-12
        category: Stratégie
        tags: [gouvernance]
        summary: Pourquoi bloquer les réseaux sociaux au travail ne sert à rien.
        id: 11111111-1111-4111-8111-111111111111
        ---
        Un premier paragraphe, puis [[questionnaire|un autre article]].

        ## Une section

        Un second paragraphe.
        """,
    "content/articles/2012/questionnaire.md": """\
        ---
        title: Un questionnaire pour la direction
        date: 2012-10-15
        category: Stratégie
        summary: Un questionnaire, et ce qu'il mesure.
        id: 22222222-2222-4222-8222-222222222222
        ---
        Le texte, avec un lien vers [[bloquer]].
        """,
    "content/pages/a-propos.md": """\
        ---
        title: À propos
        slug: a-propos
        summary: Ce qu'est ce site.
        ---
        Ce qu'est ce site.
        """,
}


@dataclass(frozen=True)
class SmallSite:
    """A site's folder: `content/`, `pelicanconf.py`, `output/` once built."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def write(self, name: str, text: str | bytes) -> Path:
        """Puts a file at a path relative to the site; text is dedented."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return path

    def build(
        self,
        *args: str,
        env: Mapping[str, str] | None = None,
        **settings: object,
    ) -> subprocess.CompletedProcess[str]:
        """Builds in a subprocess. args: "--clean"; env: on top of the environment;
        settings: on top of `pelicanconf.py`, as JSON can say them."""
        if "--clean" in args:
            settings["CLEAN_OUTPUT"] = True
        return build(
            self.folder / "pelicanconf.py",
            settings,
            {"SOURCE_DATE_EPOCH": str(NOW), **(env or {})},
        )

    def built(self, *args: str, **settings: object) -> "SmallSite":
        """Builds, and fails the test with the findings when the build does."""
        done = self.build(*args, **settings)
        assert done.returncode == 0, done.stderr
        return self

    def read(self, name: str) -> str:
        """A written file's text; name: relative to the output."""
        return (self.output / name).read_text(encoding="utf-8")


def small_site(
    folder: Path,
    files: Mapping[str, str | bytes | None] | None = None,
    settings: str = "",
) -> SmallSite:
    """Lays a small site out.

    files: path → content on top of the base ones, None leaves a base file out; paths under
    `templates/` come before the theme's. settings: lines added to `pelicanconf.py`.
    """
    site = SmallSite(folder)
    site.write("pelicanconf.py", SETTINGS + dedent(settings))
    (folder / "content/images").mkdir(parents=True, exist_ok=True)
    (folder / "templates").mkdir(exist_ok=True)
    for name, text in {**BASE, **(files or {})}.items():
        if text is not None:
            site.write(name, text)
    return site
