"""Sites that borrow the engine with plugins, settings and links of their own: whatever these do
within its contract, a body that was edited is shown as a clean build shows it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.build_server import Builder, build_server

from .oracle.world import World
from .test_partial import BLOQUER, MESURER, append

GLOBAL = """
def late(generators):
    for generator in generators:
        if hasattr(generator, "env"):
            generator.env.globals["devise"] = "Devise "
def register():
    signals.all_generators_finalized.connect(late)
"""
CATEGORY = """
def late(generators):
    for generator in generators:
        for article in getattr(generator, "articles", ()):
            article.category.devise = "Devise "
def register():
    signals.all_generators_finalized.connect(late)
"""
BODY = """
def late(generators):
    for generator in generators:
        for article in getattr(generator, "articles", ()):
            if article.slug == "bloquer":
                article._content = "<p>Réservé.</p>"
def register():
    signals.all_generators_finalized.connect(late)
"""
SUMMARY = """
def late(generators):
    for generator in generators:
        for article in getattr(generator, "articles", ()):
            article.metadata.pop("summary", None)
def register():
    signals.all_generators_finalized.connect(late)
"""
TWICE = """
def register():
    def late(generators):
        for generator in generators:
            for article in getattr(generator, "articles", ()):
                article.mot = getattr(article, "mot", "") + "x "
    signals.all_generators_finalized.connect(late, weak=False)
"""
# Plugin, what the title of an article begins with, settings.
SITES: dict[str, tuple[str, str, dict[str, str]]] = {
    "a late global of templates": (GLOBAL, "{{ devise }}", {}),
    "something attached to categories": (CATEGORY, "{{ article.category.devise }}", {}),
    "another body than the file's": (BODY, "", {}),
    "summaries taken from bodies": (
        SUMMARY, "{{ article.summary|striptags }}", {"SUMMARY_MAX_LENGTH": "30"}),
    "a receiver of its own at each registration": (TWICE, "{{ article.mot }}", {}),
    "sources beside pages": ("", "", {"OUTPUT_SOURCES": "True"}),
    "sources among static files": ("", "", {
        "STATIC_PATHS": '["images", "articles"]', "STATIC_EXCLUDE_SOURCES": "False"}),
    "relative addresses": ("", "", {"RELATIVE_URLS": "True"}),
    "a site below a path": ("", "", {
        "SITEURL": '"/sous/dossier"', "SITE_URL": '"https://autre.example/sous/dossier"'}),
    "summaries alone in feeds": ("", "", {"RSS_FEED_SUMMARY_ONLY": "True"}),
}


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    with build_server() as client:
        yield client


def built(
    builder: Builder, folder: Path, plugin: str = "", title: str = "",
    settings: dict[str, str] | None = None,
) -> World:
    """A site of that kind, built and settled."""
    world = World(folder / "site", builder).lay_out()
    if plugin:
        world.settings["PLUGINS"] = '[*PLUGINS, "autrui"]'
        world.write("autrui/__init__.py", f"from pelican import signals\n{plugin}")
    world.settings |= settings or {}
    if title:
        world.write("templates/article.html", (
            '{% extends "!theme/article.html" %}\n'
            f"{{% block title %}}{title}{{{{ super() }}}}{{% endblock %}}\n"))
    world.write_conf()
    world.check()
    world.settle()
    return world


@pytest.mark.parametrize("site", SITES)
def test_an_edited_body_is_as_a_clean_build_has_it(
    builder: Builder, tmp_path: Path, site: str
) -> None:
    world = built(builder, tmp_path, *SITES[site])
    for names in ((BLOQUER,), (BLOQUER, MESURER)):
        for name in names:
            append(name, "\nUne phrase.\n")(world)
        world.log.append(", ".join(names))
        world.check()
    append(BLOQUER, "\n## Un titre\n")(world)
    world.log.append("a heading")
    world.check()


def test_settings_that_a_plugin_adds_to_are_added_to_once(
    builder: Builder, tmp_path: Path
) -> None:
    world = World(tmp_path / "site", builder).lay_out()
    world.settings["PLUGINS"] = '[*PLUGINS, "autrui"]'
    world.write("autrui/__init__.py", (
        "from pelican import signals\n"
        "def more(pelican): pelican.settings['MENU'].append(('Plus', 'plus/'))\n"
        "def register(): signals.initialized.connect(more)\n"))
    world.write_conf()
    world.conf.rename(world.folder / "baseconf.py")
    world.write("pelicanconf.py", (
        "import sys\nfrom pathlib import Path\n"
        "sys.path.insert(0, str(Path(__file__).parent))\nfrom baseconf import *\n"))
    world.check()
    world.settle()
    append(BLOQUER, "\n## Un titre\n")(world)  # a partial run begins, and gives up
    world.log.append("a heading")
    world.check()


@pytest.mark.parametrize(("plugin", "title", "file"), [
    ("""
from pathlib import Path
FILE = Path(__file__).parent / "donnees/mot.txt"
def declare(pelican): pelican.settings.setdefault("READING_FILES", []).append(FILE)
def mark(content): content.mot = FILE.read_text() + " "
def register():
    signals.initialized.connect(declare)
    signals.content_object_init.connect(mark)
""", "{{ article.mot }}", "autrui/donnees/mot.txt"),
    ("""
from pathlib import Path
from jinja2 import FileSystemLoader
def add(generator):
    folder = Path(__file__).parent / "gabarits"
    generator.env.loader.loaders.append(FileSystemLoader(str(folder)))
def register():
    signals.generator_init.connect(add)
""", '{% include "mot.html" %}', "autrui/gabarits/mot.html"),
], ids=["a file that reading depends on", "a template of a plugin's"])
def test_a_declared_file_anywhere_is_looked_at(
    builder: Builder, tmp_path: Path, plugin: str, title: str, file: str
) -> None:
    (tmp_path / "site" / file).parent.mkdir(parents=True)
    (tmp_path / "site" / file).write_text("un")
    world = built(builder, tmp_path, plugin, title)
    (world.folder / file).write_text("deux")
    world.log.append(file)
    world.check()


def test_a_link_that_leads_elsewhere_is_seen(builder: Builder, tmp_path: Path) -> None:
    world = World(tmp_path / "site", builder).lay_out()
    shutil.copytree(world.folder / "content", world.folder / "deux")
    (world.folder / "content").rename(world.folder / "un")
    (world.folder / "content").symlink_to("un")
    text = world.folder / "deux" / BLOQUER
    text.write_text(text.read_text(encoding="utf-8") + "\nAutre.\n", encoding="utf-8")
    world.check()
    world.settle()
    (world.folder / "content").unlink()
    (world.folder / "content").symlink_to("deux")
    world.log.append("the content is elsewhere")
    world.check()


@pytest.mark.parametrize("there", [False, True], ids=["come", "go"])
def test_other_names_of_a_folder_are_seen(
    builder: Builder, tmp_path: Path, there: bool
) -> None:
    world = World(tmp_path / "site", builder).lay_out()
    images = world.folder / "content/images"
    world.write("content/images/a/x.png", (images / "un.png").read_bytes())

    def turn(are: bool) -> None:
        for name in ("0", "zz"):
            if are:
                (images / name).symlink_to("a")
            else:
                (images / name).unlink()

    if there:
        turn(True)
    world.check()
    world.settle()
    turn(not there)
    world.log.append("links to a folder")
    world.check()
