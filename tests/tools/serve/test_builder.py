"""The builds of `invoke serve`: one warm process, a new one when its code is no longer there."""

import os
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.incremental.signatures import TICK
from tests.support.building import ROOT
from tests.support.small_site import NOW, SmallSite, small_site
from tools.serve.builder import Builder

ARTICLE = "content/articles/2014/bloquer.md"
PLUGIN = """\
from pelican import signals

from .mot import MOT


def mark(generator):
    generator.context["SITENAME"] = MOT


def register():
    signals.article_generator_init.connect(mark)
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    return small_site(tmp_path)


@pytest.fixture
def builder(site: SmallSite) -> Iterator[Builder]:
    found = Builder(site.folder, site.folder / ".build/serve", 8123)
    yield found
    found.close()


def worker(builder: Builder) -> int:
    """The process that builds."""
    assert builder._worker is not None
    return builder._worker.pid


def edit(site: SmallSite, old: str, new: str, name: str = ARTICLE) -> None:
    path = site.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def shown(site: SmallSite, page: str = "2014/bloquer/index.html") -> str:
    return (site.folder / ".build/serve" / page).read_text(encoding="utf-8")


def test_it_stays_warm_and_keeps_the_author_s_desk(site: SmallSite, builder: Builder) -> None:
    edit(site, "date:", "review_by: 2020-01-01\ndate:")
    first = builder.build()
    assert first.errors == [] and [row["title"] for row in first.desk["review"]] == [
        "Bloquer ne sert à rien"]
    time.sleep(TICK / 1e9 + 0.1)
    builder.build()
    process = worker(builder)
    edit(site, "Un premier paragraphe", "Un tout premier paragraphe")
    outcome = builder.build("css")
    assert (outcome.errors, outcome.kind, outcome.desk) == ([], "css", first.desk)
    assert "Un tout premier paragraphe" in shown(site)
    assert worker(builder) == process
    edit(site, "title: Bloquer", "title: Interdire")
    assert [row["title"] for row in builder.build().desk["review"]] == ["Interdire ne sert à rien"]
    assert worker(builder) == process


def test_errors_are_told_and_go(site: SmallSite, builder: Builder) -> None:
    builder.build()
    edit(site, "category:", "categorie:")
    assert builder.build().errors[-1:] == [
        f'{ARTICLE}:4: unknown key "categorie"; did you mean "category"?']
    edit(site, "categorie:", "category:")
    assert builder.build().errors == []


def test_a_worker_that_is_killed_is_replaced(site: SmallSite, builder: Builder) -> None:
    builder.build()
    process = worker(builder)
    os.kill(process, signal.SIGKILL)
    edit(site, "Un premier", "Un tout premier")
    assert builder.build().errors == []
    assert "Un tout premier" in shown(site)
    assert worker(builder) != process


def test_after_its_end_it_builds_no_more(site: SmallSite, builder: Builder) -> None:
    builder.build()
    builder.close()
    assert builder.build().errors == ["the build ended without a word; run invoke build"]
    assert builder._worker is None


def test_a_plugin_of_the_site_is_read_at_each_build(site: SmallSite, builder: Builder) -> None:
    folder = site.folder / "monplugin"
    folder.mkdir()
    (folder / "__init__.py").write_text(PLUGIN)
    (folder / "mot.py").write_text('MOT = "Un nom"\n')
    with (site.folder / "pelicanconf.py").open("a") as conf:
        conf.write('PLUGINS = [*PLUGINS, "monplugin"]\n')
    assert builder.build().errors == []
    assert "Un nom" in shown(site)
    (folder / "mot.py").write_text('MOT = "Un autre nom"\n')
    assert builder.build().errors == []
    assert "Un autre nom" in shown(site)


def test_code_that_it_has_loaded_and_that_changes_means_another_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    for name in ("plugins", "theme", "content", "tools"):
        shutil.copytree(ROOT / name, tmp_path / name,
                        ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    site = SmallSite(tmp_path)
    builder = Builder(tmp_path, tmp_path / ".build/serve", 8123)
    try:
        assert builder.build().errors == []
        name = "plugins/dates/french.py"
        edit(site, '"mai"', '"MAI"', name)
        assert builder.build().errors == []
        assert any("MAI" in path.read_text(encoding="utf-8")
                   for path in (tmp_path / ".build/serve").glob("**/index.html"))
        time.sleep(TICK / 1e9 + 0.1)
        builder.build()
        process = worker(builder)
        builder.build()
        assert worker(builder) == process
        edit(site, '"MAI"', '"mai"', name)
        assert builder.build().errors == []
        assert worker(builder) != process
        (tmp_path / name).write_text("(")
        errors = builder.build().errors
        assert any("french.py" in line or "SyntaxError" in line for line in errors), errors
    finally:
        builder.close()
