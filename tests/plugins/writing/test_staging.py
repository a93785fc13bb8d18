"""From a finished build to the output."""

import os
from pathlib import Path

import pytest

from plugins.writing.files import move_whole, write_whole
from plugins.writing.staging import inside, read_manifest, swap


def make(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def contents(folder: Path) -> dict[str, str]:
    files = [p for p in folder.rglob("*") if p.is_file()]
    return {p.relative_to(folder).as_posix(): p.read_text() for p in files}


def test_the_same_bytes_keep_their_time(tmp_path: Path) -> None:
    output = make(tmp_path / "out", a_html="1", b_html="1")
    for name in ("a.html", "b.html"):
        os.utime(output / name, (1, 1))
    changes = swap(make(tmp_path / "stage", a_html="1", b_html="2"), output, tmp_path / "m.json")
    assert (output / "a.html").stat().st_mtime == 1
    assert (output / "b.html").stat().st_mtime != 1
    assert (changes.written, changes.unchanged) == (["b.html"], 1)


def test_what_is_no_longer_made_goes_and_foreign_files_stay(tmp_path: Path) -> None:
    output, manifest = tmp_path / "out", tmp_path / "m.json"
    swap(make(tmp_path / "one", x__a_html="1", x__b_html="1"), output, manifest)
    make(output, x__foreign_txt="mine")
    changes = swap(make(tmp_path / "two", x__a_html="1"), output, manifest)
    assert contents(output) == {"x/a.html": "1", "x/foreign.txt": "mine"}
    assert changes.removed == ["x/b.html"]


def test_clean_leaves_nothing_else(tmp_path: Path) -> None:
    output = make(tmp_path / "out", deep__foreign_txt="x")
    swap(make(tmp_path / "stage", a_html="1"), output, tmp_path / "m.json", clean=True)
    assert contents(output) == {"a.html": "1"}
    assert not (output / "deep").exists()


def test_a_swap_cut_short_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, manifest = tmp_path / "out", tmp_path / "m.json"
    swap(make(tmp_path / "one", a_html="1", gone_html="1"), output, manifest)
    moved = []

    def cut(source: Path, target: Path) -> bool:
        if moved:
            raise OSError(28, "No space left on device")
        moved.append(target)
        return move_whole(source, target)

    monkeypatch.setattr("plugins.writing.staging.move_whole", cut)
    with pytest.raises(OSError, match="No space"):
        swap(make(tmp_path / "two", a_html="2", new_html="2"), output, manifest)
    assert contents(output) == {"a.html": "2", "gone.html": "1"}
    monkeypatch.undo()
    swap(make(tmp_path / "three", a_html="3"), output, manifest)
    assert contents(output) == {"a.html": "3"}


def test_a_link_does_not_lead_a_removal_outside(tmp_path: Path) -> None:
    outside = make(tmp_path / "outside", a_html="precious")
    output = tmp_path / "out"
    output.mkdir()
    (output / "x").symlink_to(outside)
    assert inside(output, "x/a.html") is None
    assert inside(output, "../outside/a.html") is None
    (tmp_path / "m.json").write_text('{"files": ["x/a.html", "../outside/a.html"]}')
    swap(make(tmp_path / "stage", b_html="1"), output, tmp_path / "m.json")
    assert (outside / "a.html").read_text() == "precious"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": 3}', '{"files": [1, {}]}', "\0"])
def test_an_unreadable_manifest_names_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "m.json").write_text(text)
    assert read_manifest(tmp_path / "m.json") == set()


def test_a_failed_write_leaves_the_old_bytes_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    write_whole(path, b"old")

    def refuse(self: Path, target: Path) -> Path:
        raise OSError("no")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="no"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_pages_come_after_what_they_need(tmp_path: Path) -> None:
    stage = make(tmp_path / "stage", a_html="1", z__x_js="1", b_css="1")
    changes = swap(stage, tmp_path / "out", tmp_path / "m.json")
    assert changes.written == ["b.css", "z/x.js", "a.html"]
