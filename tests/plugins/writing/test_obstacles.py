"""A page that becomes a folder, a folder that becomes a page, and what is not ours."""

from pathlib import Path

import pytest

from plugins.writing.obstacles import InTheWay, obstacles
from plugins.writing.staging import swap


def make(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*")
            if p.is_file()}


@pytest.mark.parametrize(
    ("before", "after", "removed"),
    [
        ({"a": "1"}, {"a/index.html": "2"}, ["a"]),
        ({"a/index.html": "1"}, {"a": "2"}, ["a/index.html"]),
        ({"a/b/c.html": "1", "a/d.html": "1"}, {"a": "2"}, ["a/b/c.html", "a/d.html"]),
        ({"a": "1", "b": "1"}, {"a/b/c/d.html": "2"}, ["a", "b"]),
    ],
)
def test_an_address_changes_its_kind(
    before: dict[str, str], after: dict[str, str], removed: list[str], tmp_path: Path
) -> None:
    output, manifest = tmp_path / "out", tmp_path / "m.json"
    swap(make(tmp_path / "one", before), output, manifest)
    changes = swap(make(tmp_path / "two", after), output, manifest)
    assert contents(output) == after
    assert changes.removed == removed
    # And nothing of it is remembered as something to remove.
    assert swap(make(tmp_path / "three", after), output, manifest).removed == []


@pytest.mark.parametrize(
    ("foreign", "wanted"), [("a", "a/index.html"), ("a/mine.txt", "a"), ("a/b/mine.txt", "a/b")]
)
def test_a_file_that_no_build_made_stops_the_swap_before_it_begins(
    foreign: str, wanted: str, tmp_path: Path
) -> None:
    output, manifest = tmp_path / "out", tmp_path / "m.json"
    swap(make(tmp_path / "one", {"z.html": "1"}), output, manifest)
    make(output, {foreign: "precious"})
    stage = make(tmp_path / "two", {"c.css": "2", "z.html": "2", wanted: "2"})
    with pytest.raises(InTheWay, match=f"^{foreign} is in the way of a page; move it elsewhere$"):
        swap(stage, output, manifest)
    assert contents(output) == {"z.html": "1", foreign: "precious"}
    # With --clean the folder is the build's alone.
    swap(stage, output, manifest, clean=True)
    assert contents(output) == {"c.css": "2", "z.html": "2", wanted: "2"}


def test_an_empty_folder_and_a_dead_link_are_nobody_s(tmp_path: Path) -> None:
    output = tmp_path / "out"
    (output / "a/b").mkdir(parents=True)
    assert list(obstacles(output, ["a", "c/d.html"])) == []
    (output / "c").symlink_to(tmp_path / "nowhere")
    assert list(obstacles(output, ["a", "c/d.html"])) == ["c"]
