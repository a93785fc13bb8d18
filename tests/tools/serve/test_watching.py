"""Every change is seen, however it is made."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tools.serve.watching import Changes, follow

SECONDS = 10


def write(root: Path) -> None:
    (root / "content/a.md").write_text("x", encoding="utf-8")


def write_deep(root: Path) -> None:
    (root / "content/new/deep").mkdir(parents=True)
    (root / "content/new/deep/a.md").write_text("x", encoding="utf-8")


def replace_settings(root: Path) -> None:
    (root / "saving").write_text("x", encoding="utf-8")
    (root / "saving").replace(root / "pelicanconf.py")


def remove_folder(root: Path) -> None:
    (root / "theme").rename(root / "elsewhere")


@pytest.fixture
def changes(tmp_path: Path) -> Iterator[Changes]:
    for name in ("content", "theme", "plugins", "output"):
        (tmp_path / name).mkdir()
    (tmp_path / "pelicanconf.py").write_text("", encoding="utf-8")
    stop = threading.Event()
    found = follow(tmp_path, stop)
    for attempt in range(100):  # until it watches
        (tmp_path / f"content/ready{attempt}.md").write_text("", encoding="utf-8")
        if found.take(0.2):
            break
    while found.take(0.5):
        pass
    yield found
    stop.set()


@pytest.mark.parametrize(("change", "name"), [
    (write, "content/a.md"),
    (write_deep, "content/new"),
    (replace_settings, "pelicanconf.py"),
    (remove_folder, "theme"),
])
def test_a_change_is_seen(
    tmp_path: Path, changes: Changes, change: Callable[[Path], None], name: str
) -> None:
    change(tmp_path)
    found = changes.take(SECONDS)
    assert any(path.startswith(str(tmp_path / name)) for path in found), found


def test_a_folder_that_comes_back_is_watched(tmp_path: Path, changes: Changes) -> None:
    for number in range(2):
        (tmp_path / "theme").rename(tmp_path / f"elsewhere{number}")
        assert changes.take(SECONDS)
        (tmp_path / "theme").mkdir()  # another one: a watch on the first sees nothing of it
        assert changes.take(SECONDS)
    while changes.take(1):
        pass
    (tmp_path / "theme/x.css").write_text("", encoding="utf-8")
    assert str(tmp_path / "theme/x.css") in changes.take(SECONDS)


def test_what_is_not_of_the_site_is_not_seen(tmp_path: Path, changes: Changes) -> None:
    (tmp_path / "output/index.html").write_text("", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    (tmp_path / "content/.a.md.swp").write_text("", encoding="utf-8")
    assert changes.take(1.5) == set()


def test_what_comes_while_nobody_asks_waits() -> None:
    changes = Changes()
    changes.add(["a"])
    changes.add(["b", "a"])
    assert changes.take(0) == {"a", "b"}
    assert changes.take(0) == set()
