"""Files: whole, or as they were."""

import os
from pathlib import Path

import pytest

from plugins.category_feeds.files import inside, write_whole


def test_new_and_changed_files_are_written(tmp_path: Path) -> None:
    path = tmp_path / "a/b/flux.xml"
    assert write_whole(path, b"un") is True
    assert write_whole(path, b"deux") is True
    assert path.read_bytes() == b"deux"
    assert list(path.parent.iterdir()) == [path]


def test_the_same_bytes_leave_the_date_alone(tmp_path: Path) -> None:
    path = tmp_path / "flux.xml"
    write_whole(path, b"un")
    os.utime(path, (1, 1))
    assert write_whole(path, b"un") is False
    assert path.stat().st_mtime == 1


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "flux.xml"
    write_whole(path, b"ancien")

    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left on device"):
        write_whole(path, b"nouveau")
    assert path.read_bytes() == b"ancien"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["../x.xml", "a/../../x.xml", "/etc/x.xml", ".", "a/.."])
def test_outside(name: str, tmp_path: Path) -> None:
    assert inside(tmp_path, name) is None


def test_inside(tmp_path: Path) -> None:
    assert inside(tmp_path, "a/../b.xml") == tmp_path / "b.xml"


def test_what_a_killed_run_left_is_written_over(tmp_path: Path) -> None:
    (tmp_path / ".flux.xml.part").write_bytes(b"la moiti")
    assert write_whole(tmp_path / "flux.xml", b"tout") is True
    assert list(tmp_path.iterdir()) == [tmp_path / "flux.xml"]
