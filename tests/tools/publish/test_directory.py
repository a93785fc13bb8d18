"""A folder as a target: whole files, and one plain sentence when the machine refuses."""

import errno
import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tools.publish.directory import Directory
from tools.publish.errors import PublishError
from tools.publish.publish import publish

from .sites import Heard, held, lay

AGAIN = "then publish again: what was sent is not sent twice"
MOVE = "move the file that stands where a folder has to be"


def test_the_same_bytes_are_left_untouched(tmp_path: Path) -> None:
    target = Directory(tmp_path)
    target.write("a/b.html", b"x")
    os.utime(tmp_path / "a/b.html", (1, 1))
    target.write("a/b.html", b"x")
    assert (tmp_path / "a/b.html").stat().st_mtime == 1
    target.write("a/b.html", b"y")
    assert (tmp_path / "a/b.html").read_bytes() == b"y"


def test_removals_take_the_folders_that_they_empty_and_no_other(tmp_path: Path) -> None:
    lay(tmp_path / "www", {"a/b/c.html": b"", "a/d.html": b""})
    target = Directory(tmp_path / "www")
    target.delete(["a/b/c.html", "never/was.html"])
    assert sorted(p.name for p in (tmp_path / "www/a").iterdir()) == ["d.html"]
    target.delete(["a/d.html"])
    assert list((tmp_path / "www").iterdir()) == []


def test_what_a_killed_run_left_half_written_is_no_content_and_is_removed(tmp_path: Path) -> None:
    lay(tmp_path, {".writing-abc": b"half"})
    target = Directory(tmp_path)
    assert target.is_empty()
    lay(tmp_path, {"a/.writing-abc": b"half", "a/b.html": b"whole"})
    assert not target.is_empty()
    target.tidy()
    assert held(tmp_path) == {"a/b.html": b"whole"}


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    outside = lay(tmp_path / "outside", {"x.html": b"mine"})
    www = lay(tmp_path / "www", {})
    (www / "a").symlink_to(outside)
    target = Directory(www)
    sentence = f"a/x.html leads out of {www} by a link; remove that link and publish again"
    for act in (
        lambda: target.write("a/x.html", b"theirs"),
        lambda: target.delete(["a/x.html"]),
        lambda: target.read("a/x.html"),
    ):
        with pytest.raises(PublishError) as error:
            act()
        assert str(error.value) == sentence
    assert (outside / "x.html").read_bytes() == b"mine"


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "www").write_text("a file", encoding="utf-8")
    with pytest.raises(PublishError) as error:
        publish(lay(tmp_path / "1", {"index.html": b""}), Directory(tmp_path / "www"), Heard())
    assert str(error.value) == (
        f"{tmp_path / 'www'} cannot be used: Not a directory; {MOVE}, {AGAIN}"
    )


@pytest.mark.parametrize(("code", "remedy"), [
    (errno.EROFS, "have it mounted for writing, or use another folder"),
    (errno.EACCES, "have this account allowed to read and write there"),
    (errno.ENOSPC, "make room on that disk"),
    (errno.EDQUOT, "make room in your quota"),
    (errno.ESTALE, "mend that"),
])
def test_whatever_the_machine_refuses_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, remedy: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("plugins.writing.files.tempfile.mkstemp", refuse)
    with pytest.raises(PublishError) as error:
        Directory(tmp_path).write("index.html", b"x")
    assert str(error.value) == f"{tmp_path} cannot be used: {os.strerror(code)}; {remedy}, {AGAIN}"
    assert held(tmp_path) == {}


def test_a_build_that_vanishes_meanwhile(tmp_path: Path) -> None:
    with pytest.raises(PublishError) as error:
        Directory(tmp_path / "www").send(tmp_path, ["index.html"])
    assert str(error.value) == (
        f"{tmp_path}/index.html cannot be read: No such file or directory; build and publish again"
    )


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """A disk that stops taking bytes in the middle of a file, on any machine."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_disk_that_stops_in_the_middle_of_a_file(tmp_path: Path) -> None:
    first = {"a.png": b"a", "b.png": b"b", "index.html": b"1"}
    www = tmp_path / "www"
    publish(lay(tmp_path / "1", first), Directory(www), Heard())
    second = lay(tmp_path / "2", {"a.png": b"A", "b.png": b"B" * 300_000, "index.html": b"2"})
    with no_file_above(200_000), pytest.raises(PublishError) as error:
        publish(second, Directory(www), Heard())
    assert str(error.value) == (
        f"{www} cannot be used: File too large; "
        f"let this account write larger files (ulimit -f), {AGAIN}"
    )
    assert held(www) == {**first, "a.png": b"A"}
    publish(second, Directory(www), Heard())
    assert held(www) == held(second)
