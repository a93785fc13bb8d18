"""What others' plugins and settings do within the contract, and where the files of a site
really are: an edited body is on every page that shows it, whoever builds it."""

import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.build_server import Builder, Done, build_server
from tests.support.building import ROOT

from .oracle.trees import difference, tree
from .oracle.world import World

OURS = runpy.run_path(str(ROOT / "pelicanconf.py"))["PLUGINS"]
PLUGIN = """\
from pelican import signals


def each(generators):
    for generator in generators:
        yield from getattr(generator, "articles", ())


{text}
"""
# What each puts at "#" shows in the title of every article.
LATE = """\
def late(generators):
    {}


def register():
    signals.all_generators_finalized.connect(late)
"""
PLUGINS = {
    "global": LATE.format('[g.env.globals.update(devise="Devise ") for g in generators '
                          'if hasattr(g, "env")]'),
    "category": LATE.format('[setattr(a.category, "devise", "De ") for a in each(generators)]'),
    "body": LATE.format('[setattr(a, "_content", "<p>Réservé.</p>") for a in each(generators) '
                        'if a.slug == "bloquer"]'),
    "closure": """\
def register():
    def count(generators):
        for article in each(generators):
            article.mot = getattr(article, "mot", "") + "x "

    signals.all_generators_finalized.connect(count, weak=False)
""",
    "menu": """\
def add(pelican):
    pelican.settings["MENU"].append(("Plus", "plus/"))


def register():
    signals.initialized.connect(add)
""",
    "cut": """\
def cut(content):
    content.metadata.pop("summary", None)


def register():
    signals.content_object_init.connect(cut)
""",
    "twins": """\
from pelican.generators import CachingGenerator


def twin(word):
    class Twin(CachingGenerator):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.env.globals["twin"] = word

        def generate_context(self):
            pass

        def generate_output(self, writer):
            article = next(content for content in self.context["generated_content"].values()
                           if content and content.slug == "bloquer")
            template = self.get_template("twin")
            writer.write_file(f"{word}.html", template, self.context, article=article)

    return Twin


def twins(pelican):
    return twin("un"), twin("deux")


def register():
    signals.get_generators.connect(twins)
""",
    "declared": """\
from pathlib import Path

from jinja2 import FileSystemLoader

FOLDER = Path(__file__).parent / "dossier"


def declare(pelican):
    pelican.settings.setdefault("READING_FILES", []).append(FOLDER / "mot.txt")


def mark(content):
    content.lu = (FOLDER / "mot.txt").read_text()


def lend(generator):
    generator.env.loader.loaders.append(FileSystemLoader(str(FOLDER / "gabarits")))


def register():
    signals.initialized.connect(declare)
    signals.content_object_init.connect(mark)
    signals.generator_init.connect(lend)
""",
    "linked": 'def mark(content):\n    content.lu = "un "\n\n\n'
              "def register():\n    signals.content_object_init.connect(mark)\n",
    "said": """\
from functools import partial


def said(settings, text):
    return settings["DIT"]


def add(generator):
    generator.env.filters["said"] = partial(said, generator.settings)


def register():
    signals.generator_init.connect(add)
""",
}
TITLE = """\
{% extends "!theme/article.html" %}
{% block title %}{{ devise }}{{ article.category.devise }}{{ article.mot }}{{ article.lu }}
{%- include "lent.html" ignore missing %}{% if "said" is filter %}{{ ""|said }}{% endif %}
{%- if "montre" in article.content %}{% for each in article.cited_by %}{{ each.article.content }}
{%- endfor %}{% endif %}{{ super() }}{% endblock %}
"""
BLOQUER, MESURER = "articles/2014/bloquer.md", "articles/2012/mesurer.md"
CONF = """\
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from baseconf import *

DIT = (Path(__file__).parent / "dit/mot.txt").read_text()
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A site with all of them beside it, as if it had been there for long; its content is a
    link, and its settings are another file's."""
    with build_server() as builder:
        yield laid_out(tmp_path_factory.mktemp("foreign") / "site", builder)


def laid_out(folder: Path, builder: Builder) -> World:
    """Writes it, and waits until it has settled."""
    world = World(folder, builder).lay_out()
    (folder / "pelicanconf.py").rename(folder / "baseconf.py")
    world.write("pelicanconf.py", CONF)
    world.write("dit/mot.txt", "Dit ")
    world.write("templates/article.html", TITLE)
    world.write("templates/twin.html", "{{ twin }} {{ article.content }}")
    for name, text in PLUGINS.items():
        world.write(f"by_{name}/__init__.py", PLUGIN.format(text=text))
    world.write("by_declared/dossier/mot.txt", "un ")
    world.write("by_declared/dossier/gabarits/lent.html", "un ")
    (folder / "by_linked").rename(folder / "one")
    (folder / "by_linked").symlink_to("one")
    shutil.copytree(folder / "content", folder / "here")
    shutil.rmtree(folder / "content")
    (folder / "content").symlink_to("here")
    world.settle()
    return world


def at_once(world: World, settings: dict[str, Any]) -> Done:
    """Builds with settings beside a clean build, and compares."""
    world.log = [str(settings)]
    reference, folder = world.clean(**settings)
    done, wanted = world.build(settings=settings), reference.wait()
    assert (done.returncode, done.stderr) == (wanted.returncode, wanted.stderr) == (0, "")
    if differs := difference(world.found(), tree(folder)):
        world.fail(f"not as a clean build:\n{differs}")
    return done


def append(world: World, name: str, text: str) -> None:
    path = world.folder / "content" / name
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def by(name: str) -> dict[str, Any]:
    """The settings with a plugin of that name."""
    return {"PLUGINS": [*OURS, f"by_{name}"]}


CASES: dict[str, dict[str, Any]] = {
    **{name: by(name) for name in ("global", "category", "body", "closure", "menu", "cut",
                                   "twins")},
    "sources": {"OUTPUT_SOURCES": True},
    "static": {"STATIC_PATHS": ["images", "articles"], "STATIC_EXCLUDE_SOURCES": False},
    "relative": {"RELATIVE_URLS": True},
    "atom": {"FEED_ALL_ATOM": "atom.xml"},
}


# An edit that turns out to be one of more than a body once plugins are at work.
MORE = {"closure": "\n## Une partie\n", "menu": "\n## Une autre\n"}


@pytest.mark.parametrize("case", CASES)
def test_an_edited_body_is_shown_wherever_it_was(world: World, case: str) -> None:
    assert world.build(settings=CASES[case]).returncode == 0
    append(world, BLOQUER, MORE.get(case, "\nUne phrase.\n"))
    at_once(world, CASES[case])


@pytest.mark.parametrize("name", ["mot.txt", "gabarits/lent.html"])
def test_a_file_that_a_plugin_declared_or_lent_is_looked_at(world: World, name: str) -> None:
    assert world.build(settings=by("declared")).returncode == 0
    world.write(f"by_declared/dossier/{name}", f"{name} ")
    at_once(world, by("declared"))


def test_a_plugin_is_the_one_that_its_name_leads_to(world: World) -> None:
    assert world.build(settings=by("linked")).returncode == 0
    shutil.copytree(world.folder / "one", world.folder / "two")
    path = world.folder / "two/__init__.py"
    path.write_text(path.read_text().replace("un ", "deux "))
    (world.folder / "by_linked").unlink()
    (world.folder / "by_linked").symlink_to("two")
    at_once(world, by("linked"))


def test_settings_that_read_a_file_are_as_it_says_now(world: World) -> None:
    assert world.build(settings=by("said")).returncode == 0
    world.write("dit/mot.txt", "Dit autrement ")
    append(world, BLOQUER, "\nUne phrase.\n")
    at_once(world, by("said"))


def test_a_body_that_a_page_did_not_show_before_is_known_to_be_there(world: World) -> None:
    assert world.build().returncode == 0
    append(world, BLOQUER, "\nIl montre.\n")
    for name in (MESURER, "articles/2013/embaucher.md", "pages/a-propos.md"):
        append(world, name, "\nUne phrase.\n")
    at_once(world, {})
    append(world, MESURER, "\nUne autre.\n")
    at_once(world, {})


def test_the_content_is_where_its_name_leads_to(world: World) -> None:
    assert world.build().returncode == 0
    shutil.copytree(world.folder / "here", world.folder / "there")
    path = world.folder / "there" / BLOQUER
    path.write_text(path.read_text(encoding="utf-8") + "\nAilleurs.\n", encoding="utf-8")
    (world.folder / "content").unlink()
    (world.folder / "content").symlink_to("there")
    at_once(world, {})


TWO_BUILDS = """\
import os
from pathlib import Path
from tools.build import built, main, place_of_note

def build(title):
    settings, overrides = Path("pelicanconf.py").absolute(), {"SITENAME": title}
    return built(settings, overrides, place_of_note(settings, overrides))

one = build("Un")
child = os.fork()
if not child:
    build("Deux").settle()
    os._exit(0)
os.waitpid(child, 0)
one.settle()
build("Un")
"""


def test_what_another_build_wrote_is_not_noted_as_one_s_own(world: World) -> None:
    world.settle()
    subprocess.run(
        [sys.executable, "-c", TWO_BUILDS], cwd=world.folder, check=True, capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": str(world.clock)},
    )
    page = (world.output / "index.html").read_text(encoding="utf-8")
    assert ("<title>Un" in page or "Un</title>" in page) and "Deux" not in page
