"""The project's own content under the oracle."""

import re
import shutil
from pathlib import Path

from tests.support.building import ROOT

from .article import Article
from .world import CONF, World

STEPS = ("body", "title", "category", "add", "template", "clock", "description", "page",
         "questionnaire", "delete")


class RealWorld(World):
    """The real content and theme, copied; the settings as they are."""

    def lay_out(self) -> "RealWorld":
        for name in ("content", "theme"):
            shutil.copytree(ROOT / name, self.folder / name)
        self.write("pelicanconf.py", CONF)
        self.write("templates/rien.txt", "")
        return self

    def sources(self) -> list[Path]:
        """The articles, by path."""
        return sorted((self.folder / "content/articles").rglob("*.md"))

    def replace(self, path: Path, pattern: str, text: str) -> None:
        """Changes the first place of a file that matches, which must be there."""
        before = path.read_text(encoding="utf-8")
        after, count = re.subn(pattern, text, before, count=1, flags=re.MULTILINE)
        assert count, f"{path} has no {pattern}"
        path.write_text(after, encoding="utf-8")

    def step(self, what: str) -> None:
        """One edit, then the comparison. what: of STEPS."""
        number = self.fresh()
        sources = self.sources()
        chosen = sources[number % len(sources)]
        content = self.folder / "content"
        if what == "body":
            self.replace(chosen, r"\Z", f"\n\nUne phrase de plus, la {number}e.\n")
        elif what == "title":
            self.replace(chosen, r"^title: .*$", f"title: Un autre titre {number}")
        elif what == "category":
            self.replace(chosen, r"^category: .*$", "category: Entrevues")
        elif what == "add":
            self.save(Article(number, "ajoute", "2026", "Ajouté", "2026-11-19", "Stratégie",
                              ["gouvernance"], [chosen.stem]))
        elif what == "delete":
            self.remove("content/articles/2026/ajoute.md")
        elif what == "template":
            self.replace(self.folder / "theme/templates/article.html", r"{% block main %}",
                         f"{{% block main %}}<!-- {number} -->")
        elif what == "clock":
            self.clock += 400 * 86_400
        elif what == "description":
            self.replace(content / "categories.yml", r"description: .*$",
                         f"description: La description {number}.")
        elif what == "page":
            self.replace(content / "pages/a-propos.md", r"^title: .*$", f"title: Ici, {number}")
        else:
            self.replace(content / "questionnaires/medias-sociaux.md", r"^title: .*$",
                         f"title: Un titre {number}")
        self.log.append(f"{what}, {chosen.relative_to(self.folder)}")
        self.check()
