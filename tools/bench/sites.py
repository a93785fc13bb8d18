"""The sites that are timed: this project itself, copied, with a made-up corpus in it."""

import shutil
from pathlib import Path

import yaml

from .corpus import articles, source

ROOT = Path(__file__).resolve().parents[2]
CODE = ("plugins", "theme", "tools", "content")
FILES = ("pelicanconf.py", "publishconf.py", "tasks.py")
CATEGORIES = 12

# The same project without what builds only what changed.
PLAIN = """\
from pelicanconf import *  # noqa: F403

INCREMENTAL = False
OUTPUT_PATH = "output-plain"
STATE_PATH = ".build-plain"
"""

# Stock Pelican, as its own command runs it: its class, its writer, its way from settings to
# output. The plugins are those without which the theme has no data.
STOCK = """\
from pelican import Pelican

from pelicanconf import *  # noqa: F403

PELICAN_CLASS = Pelican
PLUGINS = [
    name for name in PLUGINS  # noqa: F405
    if name not in {"plugins.writing", "plugins.incremental"}
]
INCREMENTAL = False
OUTPUT_PATH = "output-stock"
"""


def declared(folder: Path) -> list[str]:
    """The categories of a site, CATEGORIES of them at least: more are declared as needed."""
    file = folder / "content/categories.yml"
    text = file.read_text(encoding="utf-8")
    names = [row["name"] for row in yaml.safe_load(text)]
    for number in range(len(names), CATEGORIES):
        names.append(f"Catégorie {number + 1}")
        text += (f"- name: {names[-1]}\n  slug: categorie-{number + 1}\n"
                 f"  description: La catégorie numéro {number + 1}.\n")
    file.write_text(text, encoding="utf-8")
    return names


def lay_out(folder: Path, count: int, seed: int = 9) -> None:
    """Makes the project with count articles in folder, which must not be there.

    Its own articles are among them: they have what made-up ones have not, and its pages
    link to them. Raises ValueError for a count below theirs.
    """
    folder.mkdir(parents=True)
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in CODE:
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    for name in FILES:
        shutil.copyfile(ROOT / name, folder / name)
    (folder / "plainconf.py").write_text(PLAIN, encoding="utf-8")
    (folder / "stockconf.py").write_text(STOCK, encoding="utf-8")
    there = len(list((folder / "content/articles").rglob("*.md")))
    if count < there:
        raise ValueError(f"the site has {there} articles of its own; ask for more")
    for article in articles(count - there, declared(folder), seed):
        path = folder / "content/articles" / article.path
        path.parent.mkdir(exist_ok=True)
        path.write_text(source(article), encoding="utf-8")


def made_up(folder: Path) -> list[Path]:
    """The sources of the made-up articles, the oldest first."""
    return sorted((folder / "content/articles").rglob("article-?????.md"))
