"""`invoke import`: what it says, and the code it ends with."""

import io
import json

import pytest

from tests.support.building import ROOT
from tools.wordpress import command, progress
from tools.wordpress.command import main

from .wxr import SITE, attachment, export, item

GOOD = export(item(1, "Un texte."))


@pytest.fixture
def run(tmp_path, capsys):
    """`run(export, **options)` → exit code, stdout, stderr; content is in tmp_path/content."""
    def go(text, **options):
        file = tmp_path / "blog.xml"
        if text is not None:
            file.write_text(text, encoding="utf-8")
        code = main(
            str(file), into=str(tmp_path / "content"),
            settings_file=ROOT / "pelicanconf.py", **options,
        )
        out, err = capsys.readouterr()
        return code, out, err

    return go


def test_a_good_export_ends_with_nothing_and_its_report(run, tmp_path):
    code, out, err = run(GOOD)
    assert (code, err) == (0, "")
    assert out.startswith("blog.xml: 1 items in the file, 1 read, 0 refused; 0 comments\n")
    assert out.endswith("Nothing is lost without a name.\n")
    assert (tmp_path / "content/.wordpress/report.txt").read_text() == out
    data = json.loads((tmp_path / "content/.wordpress/report.json").read_text())
    assert data["success"] and data["totals"]["words"] == {"in": 2, "out": 2, "lost": 0}


def test_the_report_as_json(run):
    code, out, _ = run(GOOD, as_json=True)
    data = json.loads(out)
    assert code == 0 and data["posts"][0]["path"] == "articles/2009/billet-1.md"
    assert data["posts"][0]["figures"]["words"] == {"in": 2, "out": 2, "lost": {}}


def test_a_dry_run_leaves_no_trace(run, tmp_path):
    code, out, _ = run(GOOD, dry_run=True)
    assert code == 0 and "1 posts would be imported" in out
    assert [path.name for path in tmp_path.iterdir()] == ["blog.xml"]


@pytest.mark.parametrize(("text", "options", "said"), [
    (None, {}, "blog.xml: no such file. Nothing imported.\n"),
    ("<html/>", {}, "blog.xml is no WordPress export: no <channel> and no <item>. "
                    "Nothing imported.\n"),
    (GOOD, {"uploads": "/nowhere/at/all"},
     "/nowhere/at/all: no such folder; give that of wp-content/uploads. Nothing imported.\n"),
])
def test_what_cannot_begin_says_why(run, tmp_path, text, options, said):
    code, out, err = run(text, **options)
    assert (code, out) == (1, "") and err.endswith(said)
    assert not (tmp_path / "content").exists()


def test_zero_posts_are_no_success(run):
    code, out, _ = run(export())
    assert code == 1
    assert out.endswith("Not a success: 0 posts imported: an import of nothing is no success\n")


def test_types_that_are_asked_for(run):
    code, out, _ = run(export(item(1, post_type="livre"), item(2)), types="livre, ")
    assert code == 0
    assert "1 posts imported" in out
    assert "Other types, which --types brings along:\n  post: 1\n" in out


def test_missing_files_name_the_two_ways_out(run):
    code, out, _ = run(export(item(1), attachment(2, "2009/a.png")))
    assert code == 1
    assert f"Files that are missing:\n  {SITE}/wp-content/uploads/2009/a.png\n" in out
    assert out.endswith(
        "Not a success: 1 files of the blog are missing: give --uploads DIR or --fetch\n"
    )


def test_an_interruption_says_how_to_go_on(run, monkeypatch):
    def interrupted(*rest):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "run", interrupted)
    assert run(GOOD) == (
        1, "", "Interrupted. What was written stays; run it again to continue.\n"
    )


def test_a_full_disk_says_where(run, monkeypatch):
    def full(*rest):
        raise OSError(28, "No space left on device", "content/x.md")

    monkeypatch.setattr(command, "run", full)
    assert run(GOOD)[2] == (
        "content/x.md: No space left on device. What was written stays; "
        "run it again to continue.\n"
    )


def test_progress_is_a_line_now_and_then_where_there_is_no_terminal(monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(progress, "EVERY", 0)
    with progress.telling() as tell:
        tell("Importing", 1, 3)
        tell("Files", 0, 0)
    assert stream.getvalue() == "Importing: 33 %\nFiles: 100 %\n"


def test_progress_is_a_bar_on_a_terminal(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with progress.telling() as tell:
        tell("Importing", 1, 3)
        tell("Importing", 3, 3)
    assert "Importing" in stream.getvalue() and "3/3" in stream.getvalue()
