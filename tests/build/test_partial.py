"""A body was edited: its page and its feeds are made again without the rest of the site, or
with it, and are a clean build's either way."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.incremental.forks import FEW
from plugins.incremental.signatures import TICK
from tests.support.build_server import ROOT, Builder, Done, build_server

from .oracle.article import Article
from .oracle.world import World, in_its_stead

READER = """\
from pelican import signals


def count(generators):
    for generator in generators:
        for article in getattr(generator, "articles", ()):
            article.mot = f"{len(article._content)} "


def register():
    signals.all_generators_finalized.connect(count)
"""


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    with build_server() as client:
        yield client


@pytest.fixture(scope="module")
def shared(builder: Builder, tmp_path_factory: pytest.TempPathFactory) -> World:
    """A site whose tests leave it built; `settled` before each."""
    world = World(tmp_path_factory.mktemp("partial") / "site", builder).lay_out()
    world.write("content/articles/2014/figure.md", WITH_FIGURE)
    world.write("content/articles/2014/cache.md", HIDDEN)
    world.write_page("dessous", "Dessous", "Sous une page.", "parent: a-propos\n")
    world.check()
    world.settle()
    return world


@pytest.fixture
def world(shared: World) -> World:
    """The shared site, with a note of its last build."""
    if not list(shared.state.glob("*.quick")):
        shared.settle()
    return shared


HIDDEN = """\
---
title: Un texte caché
date: 2014-08-01
category: Métiers
summary: Un texte qu'aucune liste ne montre.
id: 88888888-8888-4888-8888-888888888888
status: hidden
lang: en
modified: 2026-11-01
---
Caché.
"""
WITH_FIGURE = """\
---
title: Une figure
date: 2014-07-01
category: Métiers
summary: Un texte avec une figure.
id: 99999999-9999-4999-8999-999999999999
figures:
  - id: parts
    kind: bars
    unit: "%"
    columns: [2014]
    rows:
      - {label: Une, values: [40]}
      - {label: Autre, values: [60]}
    title: Les parts
    source: Une enquête
---
Avant.

[[figure:parts]]

Après.
"""


def whole(done: Done) -> bool:
    """Whether Pelican looked at the whole site."""
    return "Processed" in done.stdout


def append(name: str, text: str = "\nUne phrase de plus.\n") -> Callable[[World], None]:
    """Adds to a source."""
    def edit(world: World) -> None:
        path = world.folder / "content" / name
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return edit


def replace(name: str, old: str, new: str) -> Callable[[World], None]:
    """Edits a source, or another file of the site."""
    def edit(world: World) -> None:
        path = world.folder / name
        before = path.read_text(encoding="utf-8")
        assert old in before
        path.write_text(before.replace(old, new), encoding="utf-8")
    return edit


BLOQUER, MESURER = "articles/2014/bloquer.md", "articles/2012/mesurer.md"
ALONE: dict[str, Callable[[World], object]] = {
    "an article that others cite": append(BLOQUER),
    "an article with links": append(MESURER),
    "one of a series": replace(f"content/{MESURER}", "Un paragraphe", "Un long paragraphe"),
    "one with a picture": append("articles/2013/embaucher.md"),
    "a talk": append("articles/2026/parler.md"),
    "a draft": append("articles/2015/brouillon.md"),
    "a figure moves": replace("content/articles/2014/figure.md", "Avant.\n\n", ""),
    "a hidden one": append("articles/2014/cache.md"),
    "a page below another": append("pages/dessous.md"),
    "the page above": append("pages/a-propos.md"),
    "two at once": lambda world: (append(BLOQUER)(world), append("pages/a-propos.md")(world)),
    "raw HTML": append(BLOQUER, '\n<p class="x">Brut &amp; <script>x</script></p>\n'),
    "a foreign template's words": append(BLOQUER, "\n{{ article }} {% x %} `[[nulle-part]]`\n"),
    "shorter": replace(f"content/{BLOQUER}", "Un paragraphe, puis", "Puis"),
    "another minute to read": append(BLOQUER, "\n" + "mot " * 400 + "\n"),
    "nothing but blanks": append(BLOQUER, "\n\n\n"),
    "the times are kept": lambda world: in_its_stead(
        world.folder / "content" / BLOQUER,
        (world.folder / "content" / BLOQUER).read_bytes() + b"\nAutre.\n"),
}


@pytest.mark.parametrize("edit", ALONE)
def test_an_edited_body_is_made_again_without_the_rest(world: World, edit: str) -> None:
    world.log.append(edit)
    ALONE[edit](world)
    assert not whole(world.check())
    assert world.build().stdout.startswith("Built output: 0 files written, 0 removed, ")


def test_one_edit_after_the_other(world: World) -> None:
    for number in range(3):
        append(BLOQUER, f"\nEt {number}.\n")(world)
        world.log.append(f"bloquer, {number}")
        assert not whole(world.check())


@pytest.mark.parametrize("after", [0.05, 0.15])
def test_an_edit_undone_while_it_is_built_is_undone(world: World, after: float) -> None:
    path = world.folder / "content" / BLOQUER
    before = path.read_bytes()
    append(BLOQUER, "\nPour rien.\n")(world)
    started = world.start()
    time.sleep(after)
    path.write_bytes(before)
    started.wait()
    world.log.append(f"undone after {after} s")
    world.check()


def in_its_own_process(world: World) -> str:
    """What a build says that shares no hashes of texts with the one before."""
    return subprocess.run(
        [sys.executable, "-c", "import sys, tools.build; from pathlib import Path; "
         "sys.exit(tools.build.main(Path(sys.argv[1]), None, False))", str(world.conf)],
        cwd=world.folder, check=True, capture_output=True, text=True,
        env={key: value for key, value in os.environ.items() if key != "PYTHONHASHSEED"}
        | {"SOURCE_DATE_EPOCH": str(world.clock), "PYTHONPATH": str(ROOT)},
    ).stdout


def test_the_order_of_a_set_is_no_change(world: World) -> None:
    """A talk's fields that were given are one; every process has another order."""
    world.log.append("a talk, thrice, each time by another process")
    in_its_own_process(world)
    time.sleep(TICK / 1e9 + 0.1)
    in_its_own_process(world)
    for number in range(3):
        append("articles/2026/parler.md", f"\nEt {number}.\n")(world)
        assert "Processed" not in in_its_own_process(world)
    world.settle()
    world.check()


def test_two_settings_that_write_to_one_folder_know_of_each_other(world: World) -> None:
    other = {"SITENAME": "Autre"}
    world.build(settings=other)
    append(BLOQUER)(world)
    world.build(settings=other)
    append("articles/2015/brouillon.md")(world)  # which has no page
    world.log.append("others built in between")
    assert whole(world.check())


NOT_ALONE: dict[str, tuple[Callable[[World], object], Callable[[World], object]]] = {
    "a title": (replace(f"content/{BLOQUER}", 'title: "', 'title: "Ne pas '),
                replace(f"content/{BLOQUER}", "Ne pas ", "")),
    "a comment in the front matter": (
        replace(f"content/{BLOQUER}", "\ndate:", "\n# note\ndate:"),
        replace(f"content/{BLOQUER}", "\n# note", "")),
    "a heading": (append(BLOQUER, "\n## Encore\n"),
                  replace(f"content/{BLOQUER}", "\n## Encore\n", "")),
    "a link": (append(BLOQUER, "\n[[mesurer]]\n"),
               replace(f"content/{BLOQUER}", "\n[[mesurer]]\n", "")),
    "the sentence of a link": (
        replace(f"content/{MESURER}", "Voir [[", "Voyez [["),
        replace(f"content/{MESURER}", "Voyez [[", "Voir [[")),
    "a picture": (append(BLOQUER, "\n![Une image]({static}/images/un.png)\n"),
                  replace(f"content/{BLOQUER}", "\n![Une image]({static}/images/un.png)\n", "")),
    "a text and its template": (
        lambda world: (append(BLOQUER)(world),
                       replace("templates/article.html", "super()", "super() ~ '!'")(world)),
        replace("templates/article.html", " ~ '!'", "")),
    "a text and a new one": (
        lambda world: (append(BLOQUER)(world), world.write_page("neuf", "Neuf", "Une page.")),
        lambda world: world.remove("content/pages/neuf.md")),
    "an anchor that another text names": (
        lambda world: (append(BLOQUER, '\n<p id="ici">Ici.</p>\n')(world),
                       append("pages/a-propos.md", "\n[[bloquer#ici]]\n")(world)),
        lambda world: (replace("content/pages/a-propos.md", "\n[[bloquer#ici]]\n", "")(world),
                       replace(f"content/{BLOQUER}", '\n<p id="ici">Ici.</p>\n', "")(world))),
    "a page that shows the whole site": (
        append("pages/conferences.md", "\nUne phrase.\n"),
        replace("content/pages/conferences.md", "\nUne phrase.\n", "")),
    "the page is gone": (
        lambda world: (append(BLOQUER)(world), world.remove("output/2014/bloquer/index.html")),
        append(BLOQUER)),
    "the page was edited by hand": (
        lambda world: (append(BLOQUER)(world), world.write("output/index.html", "x")),
        append(BLOQUER)),
}


@pytest.mark.parametrize("edit", NOT_ALONE)
def test_what_is_more_than_a_body_is_seen(world: World, edit: str) -> None:
    there, back = NOT_ALONE[edit]
    world.log.append(edit)
    there(world)
    assert whole(world.check())
    world.log.append("and back")
    back(world)
    world.check()


def test_an_anchor_that_is_named_is_missed_when_it_goes(world: World) -> None:
    append(BLOQUER, '\n<p id="ici">Ici.</p>\n')(world)
    append("pages/a-propos.md", "\n[[bloquer#ici]]\n")(world)
    world.check()
    world.settle()
    replace(f"content/{BLOQUER}", ' id="ici"', "")(world)
    world.log.append("the anchor goes")
    world.check(fails=True)
    replace("content/pages/a-propos.md", "\n[[bloquer#ici]]\n", "")(world)
    world.log.append("so does the link")
    world.check()


def test_what_is_said_of_a_text_is_said_again(world: World) -> None:
    replace(f"content/{BLOQUER}", "Un résumé : court.", "Un résumé trop long. " * 12)(world)
    world.log.append("a summary that is too long")
    assert "summary of " in world.check().stderr
    append(MESURER)(world)
    world.log.append("another body")
    done = world.check()
    assert "summary of " in done.stderr and not whole(done)
    append(BLOQUER)(world)
    world.log.append("its own body")
    assert "summary of " in world.check().stderr
    replace(f"content/{BLOQUER}", "Un résumé trop long. " * 12, "Un résumé : court.")(world)
    world.log.append("a short one")
    assert world.check().stderr == ""


def test_a_warning_about_a_body_is_given(world: World) -> None:
    append(BLOQUER, "\nUn \x0b caractère.\n")(world)
    world.log.append("a control character")
    assert "control character" in world.check().stderr
    append(MESURER)(world)
    assert "control character" in world.check().stderr
    replace(f"content/{BLOQUER}", "\x0b ", "")(world)
    world.log.append("it goes")
    assert world.check().stderr == ""


def test_a_mistake_in_a_body_is_told_and_changes_nothing(world: World) -> None:
    append(BLOQUER, "\n[[nulle-part]]\n")(world)
    world.log.append("a link to nothing")
    assert "nulle-part" in world.check(fails=True).stderr
    replace(f"content/{BLOQUER}", "\n[[nulle-part]]\n", "")(world)
    world.log.append("mended")
    world.check()


def test_a_plugin_that_looks_into_bodies_sees_the_new_one(builder: Builder, tmp_path: Path) -> None:
    world = World(tmp_path / "site", builder).lay_out()
    world.settings["PLUGINS"] = '[*PLUGINS, "lecteur"]'
    world.write("lecteur/__init__.py", READER)
    world.write_conf()
    world.check()
    world.settle()
    append(BLOQUER, "\nUn mot.\n")(world)
    world.log.append("a body that a plugin measures")
    assert whole(world.check())


def test_a_plugin_that_goes_by_the_length_of_texts_sees_the_new_one(
    builder: Builder, tmp_path: Path
) -> None:
    world = World(tmp_path / "site", builder).lay_out()
    world.settings["PLUGINS"] = '[*PLUGINS, "lecteur"]'
    world.write("lecteur/__init__.py", READER.replace(
        "len(article._content)", "max(each.word_count for each in generator.articles)"))
    world.write("templates/index.html", '{% extends "!theme/index.html" %}{% block main %}'
                "{{ super() }}{{ articles[0].mot }}{% endblock %}")
    world.write_conf()
    world.check()
    world.settle()
    append(BLOQUER, "\n" + "Un mot. " * 500 + "\n")(world)
    world.log.append("the longest text grows")
    assert whole(world.check())


@pytest.mark.parametrize("spoil", [
    lambda path: path.unlink(),
    lambda path: path.write_bytes(path.read_bytes()[:-1] + b"x"),
    lambda path: path.write_bytes(b""),
], ids=["gone", "flipped", "empty"])
def test_without_a_sound_note_the_site_is_looked_at(
    world: World, spoil: Callable[[Path], None]
) -> None:
    for note in world.state.glob("*.quick"):
        spoil(note)
    append(BLOQUER)(world)
    assert whole(world.check())


def states(world: World) -> list[Path]:
    return [path for path in world.state.glob("*.sqlite") if "feed" not in path.name]


def test_the_state_of_an_earlier_build_is_not_taken_for_the_last_one_s(world: World) -> None:
    (state,) = states(world)
    earlier = world.folder.parent / "earlier"
    shutil.copy(state, earlier)
    append(BLOQUER)(world)
    world.check()
    shutil.copy(earlier, state)
    append(MESURER)(world)
    world.log.append("with an earlier state")
    assert whole(world.check())


@pytest.mark.parametrize("table", ["facts", "sources", "memos", "outputs", "recipes", "shown"])
def test_a_record_that_is_damaged_is_not_used(world: World, table: str) -> None:
    append(BLOQUER)(world)
    world.check()
    (state,) = states(world)
    connection = sqlite3.connect(state)
    for key, data in connection.execute(f"SELECT key, data FROM {table}").fetchall():  # noqa: S608
        connection.execute(f"UPDATE {table} SET data = ? WHERE key = ?",  # noqa: S608
                           (data[:-1] + bytes([data[-1] ^ 1]), key))
    connection.commit()
    connection.close()
    append(BLOQUER)(world)
    world.log.append(f"{table} damaged")
    done = world.check(more=1)
    assert whole(done)


@pytest.mark.parametrize("after", [0.0, 0.04, 0.08, 0.12, 0.16])
def test_killed_at_any_moment_it_costs_time_and_nothing_else(world: World, after: float) -> None:
    append(BLOQUER, f"\nTuée après {after} s.\n")(world)
    started = world.start()
    time.sleep(after)
    started.kill()
    append(MESURER)(world)
    world.log.append(f"killed after {after} s")
    world.check()


@pytest.mark.parametrize("size", [1_000, 60_000, 400_000])
def test_a_full_disk_costs_time_and_nothing_else(world: World, size: int) -> None:
    append(BLOQUER, f"\nPas plus de {size} octets.\n")(world)
    world.build(file_size=size)
    append(MESURER)(world)
    world.log.append(f"no file over {size} bytes")
    world.check(more=1)


def test_a_folder_that_cannot_be_written_is_told(world: World) -> None:
    folder = world.output / "2014/bloquer"
    append(BLOQUER)(world)
    folder.chmod(0o555)
    try:
        done = world.build(unprivileged=True)
    finally:
        folder.chmod(0o755)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1] == (
        "Not built: 1 error. The previous output is as it was.")
    world.log.append("a folder that could not be written")
    world.check(more=1)


PIECES = st.sampled_from([
    "Un paragraphe.", "« Un autre » : *non* !", "- un\n- deux", "> Une citation.", "    du code",
    "| a | b |\n|---|---|\n| 1 | 2 |", "Une note[^1].\n\n[^1]: Ici.", "<b>Brut</b>", "***",
    "Voir [là](https://ailleurs.example/).", "Voir [[embaucher|un autre]].", "### Une partie",
    "![x]({static}/images/un.png)", "Terme\n: Sa définition.", "\\[[pas un lien]]", "&nbsp;&lt;",
    "Le 1er à 12 h 30 : 50 %.", "1. un\n\n   deux", "<!-- caché -->", "é" * 300,
])


@settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(bodies=st.lists(st.tuples(
    st.sampled_from([BLOQUER, MESURER, "articles/2013/embaucher.md", "pages/a-propos.md"]),
    st.lists(PIECES, min_size=1, max_size=5),
), min_size=1, max_size=3))
def test_any_body_is_as_a_clean_build_has_it(
    world: World, bodies: list[tuple[str, list[str]]]
) -> None:
    for name, pieces in bodies:
        path = world.folder / "content" / name
        head = path.read_text(encoding="utf-8").split("---\n")[1]
        path.write_text(f"---\n{head}---\n" + "\n\n".join(pieces) + "\n", encoding="utf-8")
    world.log.append(str(bodies))
    world.check()


def test_a_site_of_many_texts_is_read_once_and_kept(builder: Builder, tmp_path: Path) -> None:
    """From so many on, rows are put aside and contents are made while others are read."""
    world = World(tmp_path / "site", builder)
    world.articles += [
        Article(1000 + number, f"texte-{number}", "2011", f"Texte {number}",
                f"2011-01-{number % 28 + 1:02}", "Métiers", [f"sujet-{number % 7}"])
        for number in range(FEW + 10)
    ]
    world.lay_out()
    world.check()
    world.settle()
    for name in ("articles/2011/texte-3.md", BLOQUER):
        append(name)(world)
        world.log.append(name)
        assert not whole(world.check())
    replace("content/articles/2011/texte-5.md", "Texte 5", "Autre titre")(world)
    world.log.append("a title")
    assert whole(world.check())


# The last: what is lost is not made up again.
@pytest.mark.parametrize("table", ["recipes", "outputs", "sources", "shown", "facts"])
def test_a_record_that_is_missing_is_missed(world: World, table: str) -> None:
    append(BLOQUER)(world)
    world.check()
    (state,) = states(world)
    connection = sqlite3.connect(state)
    connection.execute(f"DELETE FROM {table}")  # noqa: S608
    connection.commit()
    connection.close()
    append(BLOQUER)(world)
    world.log.append(f"{table} emptied")
    world.check(more=1)
    for name in (MESURER, BLOQUER):
        append(name)(world)
        world.log.append(name)
        world.check()
