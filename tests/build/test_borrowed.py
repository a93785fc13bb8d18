"""Another Pelican site that borrows the engine, with little or nothing else of ours: each build
is a clean one's, byte for byte."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.incremental.signatures import TICK
from tests.support.build_server import Builder, build_server
from tests.support.small_site import NOW

from .oracle.trees import difference, tree

CONF = """\
import sys
from pathlib import Path
from plugins.incremental.site import Site

sys.path.insert(0, str(Path(__file__).parent))
PELICAN_CLASS = Site
STATE_PATH = str(Path(__file__).parent / ".build")
SITENAME, SITEURL, TIMEZONE, DEFAULT_LANG = "Essai", "https://essai.example", "UTC", "fr"
PATH, THEME = str(Path(__file__).parent / "content"), str(Path(__file__).parent / "theme")
OUTPUT_PATH = str(Path(__file__).parent / "output")
DIRECT_TEMPLATES = ["index"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""
SITE = {
    "pelicanconf.py": CONF,
    "content/a.md": "Title: A\nDate: 2014-01-01\nCategory: Un\n\nCorps premier.\n",
    "content/b.md": "Title: B\nDate: 2014-02-01\nCategory: Un\nSummary: Résumé.\n\nTexte de B.\n",
    "theme/templates/article.html": "{{ article.title }} {{ article.content }} {{ article.mots }}",
    "theme/templates/page.html": "{{ page.content }}",
    "theme/templates/index.html": "{% for each in articles %}{{ each.title }} {% endfor %}",
    "theme/templates/category.html": "{% for each in articles %}{{ each.title }} {% endfor %}",
}
# What the site's own plugin does, where it has one.
OWN = """\
from datetime import UTC, datetime
from types import SimpleNamespace

from pelican import signals


def event(name):
    start = SimpleNamespace(precision="day", value=datetime(2029, 3, 15, tzinfo=UTC))
    return SimpleNamespace(kind="talk", name=name, place="", medium="", start=start, end=None,
                           time_zone="UTC", language="fr", organiser="", hosts=[], participants=[])


{}
"""
SHARED = OWN.format("""\
def mark(content):
    content.mots = content.metadata["mots"] = {"a", "b"}


def more(generators):
    for content in generators[0].context["generated_content"].values():
        content.metadata["mots"].add("c")
        content.mots = sorted(content.mots)


def register():
    signals.content_object_init.connect(mark)
    signals.all_generators_finalized.connect(more)
""")
TALK = OWN.format("""\
def mark(content):
    content.event, content.id = event(None), content.slug


def register():
    signals.content_object_init.connect(mark)
""")
FOLLOWING = OWN.format("""\
def follow(generators):
    a, b = sorted(generators[0].articles, key=lambda each: each.slug)
    a.event, a.id = event("suite de " + b.title), "a"


def register():
    signals.all_generators_finalized.connect(follow)
""")
LAZY = OWN.format("""\
def write(generator, writer):
    def make():
        from .plus import text
        with open(generator.output_path + "/plus.txt", "w") as file:
            file.write(text)

    want = getattr(writer, "write_data", None)
    want(("plus.txt",), depends="", bodies=(), make=make) if want else make()


def register():
    signals.article_writer_finalized.connect(write)
""")


class Borrowed:
    """folder: of the site; plugin: the text of its own, "" for none; settings: more of them."""

    def __init__(
        self, folder: Path, builder: Builder, plugin: str = "", settings: str = ""
    ) -> None:
        self._folder, self._builder = folder, builder
        for name, text in SITE.items():
            self.write(name, text)
        self.write("pelicanconf.py", CONF + settings)
        if plugin:
            self.write("own/__init__.py", plugin)

    def write(self, name: str, text: str) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def remove(self, name: str) -> None:
        (self._folder / name).unlink()

    def check(self) -> dict[str, bytes]:
        """Builds, and a clean one beside it; returns the output of both."""
        aside = self._folder.parent / "aside"
        ways: list[dict[str, Any]] = [{}, {
            "OUTPUT_PATH": str(aside / "output"), "STATE_PATH": str(aside / "state"),
            "CLEAN_OUTPUT": True,
        }]
        for settings in ways:
            done = self._builder.start(
                self._folder / "pelicanconf.py", settings, {"SOURCE_DATE_EPOCH": str(NOW)}).wait()
            assert (done.returncode, done.stderr) == (0, ""), done.stderr
        found = tree(self._folder / "output")
        assert difference(found, tree(aside / "output")) == ""
        return found


EVENTS = 'PLUGINS = ["own", "plugins.events"]\n'
NAMES = {"./conferences.ics": "conferences.ics", "agenda//c.ics": "agenda/c.ics",
         "agenda/../c.ics": "c.ics"}
SITES: dict[str, tuple[str, str]] = {
    "plain": ("", ""),
    "shared": (SHARED, 'PLUGINS = ["own"]\n'),
    "talk": (TALK, EVENTS),
    "following": (FOLLOWING, EVENTS),
    "lazy": (LAZY, 'PLUGINS = ["own"]\n'),
    **{given: (TALK, f'{EVENTS}EVENTS_SAVE_AS = "{given}"\n') for given in NAMES},
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Borrowed]]:
    """All of them, as if their code had been there for long."""
    with build_server() as builder:
        found = {
            name: Borrowed(tmp_path_factory.mktemp("borrowed") / "site", builder, *own)
            for name, own in SITES.items()
        }
        found["lazy"].write("own/plus.py", "text = 'un'\n")
        time.sleep(TICK / 1e9 + 0.1)
        yield found


def test_a_site_without_any_plugin(sites: dict[str, Borrowed]) -> None:
    site = sites["plain"]
    site.check()
    site.write("content/a.md", SITE["content/a.md"].replace("premier", "second"))
    assert b"second" in site.check()["a.html"]
    site.write("content/a.md", SITE["content/a.md"].replace("Title: A", "Title: Autre"))
    assert b"Autre" in site.check()["index.html"]
    site.write("content/c.md", SITE["content/b.md"].replace("Title: B", "Title: C"))
    assert b"C" in site.check()["category/un.html"]
    site.remove("content/b.md")
    assert "b.html" not in site.check()


def test_a_set_that_two_hold_is_one(sites: dict[str, Borrowed]) -> None:
    site = sites["shared"]
    assert b"c" in site.check()["a.html"].rpartition(b">")[2]
    site.write("content/b.md", SITE["content/b.md"].replace("Title: B", "Title: Autre"))
    site.check()


def test_a_calendar_of_summaries_cut_from_bodies(sites: dict[str, Borrowed]) -> None:
    site = sites["talk"]
    assert b"Corps premier" in site.check()["conferences.ics"]
    site.write("content/a.md", SITE["content/a.md"].replace("premier", "second"))
    assert b"Corps second" in site.check()["conferences.ics"]


def test_a_calendar_of_events_that_follow_others(sites: dict[str, Borrowed]) -> None:
    site = sites["following"]
    assert b"suite de B\r" in site.check()["conferences.ics"]
    site.write("content/b.md", SITE["content/b.md"].replace("Title: B", "Title: BB"))
    assert b"suite de BB\r" in site.check()["conferences.ics"]


@pytest.mark.parametrize("given", NAMES)
def test_a_name_that_is_written_another_way(sites: dict[str, Borrowed], given: str) -> None:
    site = sites[given]
    assert NAMES[given] in site.check()
    for number in range(2):  # which the calendar does not show
        site.write(f"content/pages/{number}.md", "Title: Page\n\nUne page.\n".replace(
            "Page", f"Page {number}"))
        assert NAMES[given] in site.check()


def test_code_that_is_imported_where_it_is_needed(sites: dict[str, Borrowed]) -> None:
    site = sites["lazy"]
    assert site.check()["plus.txt"] == b"un"
    site.write("content/b.md", SITE["content/b.md"].replace("Title: B", "Title: Autre"))
    site.check()
    site.write("own/plus.py", "text = 'deux'\n")
    assert site.check()["plus.txt"] == b"deux"
