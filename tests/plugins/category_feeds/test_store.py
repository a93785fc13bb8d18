"""The store of cleaned bodies: the same result with and without it, whatever it has met."""

import logging
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from plugins.category_feeds import store
from plugins.category_feeds.body import Cleaner
from plugins.category_feeds.store import NAME, Bodies
from tests.support.building import ROOT

BASE = "https://exemple.example/2014/un/"
HTML = '<p onclick="x()">Un \x0b<a href="/x/">lien</a>\u00a0: \ud800 👍🏽</p><script>x()</script>'
CLEAN = Cleaner().clean(HTML, BASE)


def run(path: Path | None, *bodies: str, base: str = BASE) -> tuple[int, int]:
    """How many bodies were cleaned, and how many were there, in one build; each must be
    what a Cleaner makes of it."""
    with Bodies(path) as found:
        for body in bodies:
            assert found.clean(body, base) == Cleaner().clean(body, base)
    return found.cleaned, found.reused


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / NAME


def test_the_second_build_cleans_nothing(path: Path) -> None:
    assert CLEAN[1] == 2
    assert run(path, HTML, "<p>Deux</p>") == (2, 0)
    assert run(path, HTML, "<p>Deux</p>") == (0, 2)


def test_without_a_place_every_build_cleans() -> None:
    assert run(None, HTML) == run(None, HTML) == (1, 0)


def test_what_changed_is_cleaned_again(path: Path) -> None:
    run(path, HTML, "<p>Deux</p>")
    assert run(path, HTML, "<p>Trois</p>") == (1, 1)


def test_the_same_text_at_another_address_is_another(path: Path) -> None:
    run(path, HTML)
    assert run(path, HTML, base="https://autre.example/un/") == (1, 0)


def test_other_code_cleans_everything_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(path, HTML)
    monkeypatch.setattr(store, "version", lambda name: "99.0")
    assert run(path, HTML) == (1, 0)


def test_every_file_that_decides_is_in_the_key() -> None:
    """What body.py imports of this folder, and what those import, is hashed."""
    folder = ROOT / "plugins/category_feeds"
    wanted, known = {"body.py"}, set()
    while wanted - known:
        name = (wanted - known).pop()
        known.add(name)
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("from ."):
                wanted.add(line.split()[1].lstrip(".") + ".py")
    assert known == set(store._SOURCES)


@pytest.mark.parametrize("data", [
    b"", b"pas une base", b"SQLite format 3\0" + b"\xff" * 4000,
])
def test_a_file_that_is_no_store_costs_one_line(
    path: Path, data: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    with caplog.at_level(logging.WARNING):
        assert run(path, HTML, "<p>Deux</p>") == (2, 0)
    said = [record.getMessage() for record in caplog.records]
    if data:  # an empty file is a store that holds nothing yet
        assert said == [f"{path} is not used: file is not a database; feeds take longer to write"]
        run(path, HTML)  # in the place of what was there
    else:
        assert said == []
    assert run(path, HTML) == (0, 1)


def test_a_body_that_was_damaged_is_cleaned_again(path: Path) -> None:
    run(path, HTML, "<p>Deux</p>")
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("update bodies set html = cast('<script>' as blob) where removed = 2")
    assert run(path, HTML, "<p>Deux</p>") == (1, 1)
    assert run(path, HTML, "<p>Deux</p>") == (0, 2)


@pytest.mark.parametrize("damage", [
    "update bodies set html = null", "update bodies set crc = null, html = 'x'",
    "update bodies set removed = 'x', crc = 0, html = x''",
])
def test_rows_that_make_no_sense_cost_no_feed(path: Path, damage: str) -> None:
    run(path, HTML)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(damage)
    assert run(path, HTML) == (1, 0)
    assert run(path, HTML) == (0, 1)


def test_a_table_of_another_make_costs_one_line(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("create table bodies (autre)")
    with caplog.at_level(logging.WARNING):
        assert run(path, HTML, "<p>Deux</p>") == (2, 0)
    assert [record.getMessage() for record in caplog.records] == [
        f"{path} is not used: no such column: removed; feeds take longer to write"]
    run(path, HTML)
    assert run(path, HTML) == (0, 1)


def test_a_folder_in_its_place_costs_one_line(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.mkdir(parents=True)
    with caplog.at_level(logging.WARNING):
        assert run(path, HTML) == (1, 0)
    assert [record.getMessage() for record in caplog.records] == [
        f"{path} is not used: unable to open database file; feeds take longer to write"]


def test_what_another_build_locks_is_done_without(
    path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(path, HTML)
    monkeypatch.setattr(store, "_WAIT", 0.01)
    with closing(sqlite3.connect(path)) as other:
        other.execute("begin exclusive")
        with caplog.at_level(logging.WARNING):
            assert run(path, HTML) == (1, 0)
        other.execute("rollback")
    assert [record.getMessage() for record in caplog.records] == [
        f"{path} is not used: database is locked; feeds take longer to write"]
    assert run(path, HTML) == (0, 1)  # it was left alone


def test_many_bodies_are_written_as_they_come(path: Path) -> None:
    """Few are held: a killed build has kept most of its work."""
    bodies = [f"<p>{number}</p>" for number in range(store._ROWS + 1)]
    with Bodies(path) as found:
        for body in bodies:
            found.clean(body, BASE)
        assert len(found._new) == 1
    assert run(path, *bodies) == (0, len(bodies))


def test_a_store_of_many_times_the_site_starts_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_SPARE", 2)
    for number in range(6):  # of a site of one article, edited each time
        with Bodies(path, articles=1) as found:
            found.clean(f"<p>{number}</p>", BASE)
        assert path.exists()
    with Bodies(path, articles=1) as found:
        found.clean(HTML, BASE)
    assert not path.exists()


def test_a_build_that_asks_for_little_costs_the_others_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_SPARE", 2)
    bodies = [f"<p>{number}</p>" for number in range(9)]
    for asked in (bodies, bodies[:1]):
        with Bodies(path, articles=9) as found:
            for body in asked:
                found.clean(body, BASE)
    with Bodies(path, articles=9) as found:
        for body in bodies:
            found.clean(body, BASE)
    assert (found.cleaned, found.reused) == (0, 9)


def test_a_killed_build_leaves_a_store_that_can_be_read(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from plugins.category_feeds.store import Bodies\n"
        "with Bodies(Path(sys.argv[1])) as found:\n"
        "    for number in range(100000):\n"
        "        found.clean(f'<p>{number}</p>', 'https://exemple.example/')\n"
        "        if number % 100 == 0: print(number, flush=True)\n"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", code, path], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert running.stdout
    for line in running.stdout:
        if int(line) >= 900:
            break
    running.send_signal(signal.SIGKILL)
    running.wait(20)
    running.stdout.close()
    bodies = [f"<p>{number}</p>" for number in range(800)]
    with Bodies(path) as found:
        for body in bodies:
            assert found.clean(body, "https://exemple.example/") == (body, 0)
    assert (found.cleaned, found.reused) == (0, 800)
