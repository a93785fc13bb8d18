"""Files written whole."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.writing.files import move_whole, same_bytes, write_whole


@given(st.binary(max_size=300), st.binary(max_size=300))
@settings(deadline=None)
def test_two_files_are_the_same_when_their_bytes_are(one: bytes, other: bytes) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "one").write_bytes(one)
        (folder / "other").write_bytes(other)
        assert same_bytes(folder / "one", folder / "other") == (one == other)


def test_they_are_compared_to_the_last_byte(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * (3 << 16) + b"1")
    (tmp_path / "b").write_bytes(b"x" * (3 << 16) + b"2")
    assert not same_bytes(tmp_path / "a", tmp_path / "b")


@pytest.mark.parametrize("other", ["absent", "folder"])
def test_nothing_is_the_same_as_what_is_no_file(other: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    assert not same_bytes(tmp_path / "a", tmp_path / other)


def test_a_new_file_makes_its_folders_and_can_be_read_by_a_server(tmp_path: Path) -> None:
    path = tmp_path / "a/b/c.html"
    assert write_whole(path, b"1")
    assert path.read_bytes() == b"1"
    assert path.stat().st_mode & 0o777 == 0o644


def test_the_same_bytes_are_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_whole(path, b"1")
    os.utime(path, (1, 1))
    assert not write_whole(path, b"1")
    assert path.stat().st_mtime == 1
    assert write_whole(path, b"2")
    assert path.stat().st_mtime != 1


def test_a_reader_keeps_the_old_file_while_it_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_whole(path, b"old")
    with path.open("rb") as reader:
        write_whole(path, b"new")
        assert reader.read() == b"old"


def other_file_system() -> Path | None:
    shared = Path("/dev/shm")  # noqa: S108
    return shared if shared.is_dir() and os.access(shared, os.W_OK) else None


def test_a_file_moves_between_file_systems(tmp_path: Path) -> None:
    far = other_file_system() or tmp_path
    source = far / f"writing-{os.getpid()}"
    source.write_bytes(b"1")
    try:
        assert move_whole(source, tmp_path / "a/b")
        assert (tmp_path / "a/b").read_bytes() == b"1"
        assert (tmp_path / "a/b").stat().st_mode & 0o777 == 0o644
        assert [p.name for p in (tmp_path / "a").iterdir()] == ["b"]
    finally:
        source.unlink(missing_ok=True)


def test_a_move_that_changes_nothing_leaves_the_time(tmp_path: Path) -> None:
    for name in ("source", "target"):
        (tmp_path / name).write_bytes(b"1")
    os.utime(tmp_path / "target", (1, 1))
    assert not move_whole(tmp_path / "source", tmp_path / "target")
    assert (tmp_path / "target").stat().st_mtime == 1
