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


def test_new_folders_are_moved_whole_and_others_filled(tmp_path: Path) -> None:
    output = make(tmp_path / "out", old__a_html="1", old__b_html="1")
    stage = make(
        tmp_path / "stage", old__a_html="1", old__b_html="2", old__new__x_html="x",
        neuf__index_html="n", neuf__deep__er__index_html="d",
    )
    (stage / "vide/rien").mkdir(parents=True)
    for folder in ("neuf", "neuf/deep"):
        (stage / folder / "index.html").write_text("n")
        (stage / folder / "index.html").chmod(0o600)
    inodes = {name: (stage / name).stat().st_ino for name in ("neuf", "old/new")}
    changes = swap(stage, output, tmp_path / "m.json")
    assert contents(output) == {
        "old/a.html": "1", "old/b.html": "2", "old/new/x.html": "x", "neuf/index.html": "n",
        "neuf/deep/index.html": "n", "neuf/deep/er/index.html": "d",
    }
    assert {name: (output / name).stat().st_ino for name in inodes} == inodes
    assert sorted(changes.written) == sorted(set(contents(output)) - {"old/a.html"})
    assert changes.unchanged == 1 and not (output / "vide").exists()
    assert {path.stat().st_mode & 0o777 for path in output.rglob("neuf/**/*.html")} == {0o644}


def test_a_folder_with_an_asset_is_there_before_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody may see a page without what it needs, though both are new."""
    output = tmp_path / "out"
    stage = make(tmp_path / "stage", a__page_html="p", a__image_png="i", b__page_html="p")
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        assert self == stage / "b" and (output / "a/image.png").is_file()
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    swap(stage, output, tmp_path / "m.json")
    assert len(contents(output)) == 3


@pytest.mark.parametrize("whole", ["neuf", "old/new"])
def test_folders_that_were_moved_before_a_swap_was_cut_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: str
) -> None:
    files = {"neuf__a_html": "1", "neuf__b_html": "1", "old__new__a_html": "1", "z_html": "1"}
    output, manifest = make(tmp_path / "out", old__c_html="mine"), tmp_path / "m.json"
    real = Path.rename

    def cut(self: Path, target: Path) -> Path:
        if self.as_posix().endswith(whole):
            raise OSError(28, "No space left on device")
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", cut)
        with pytest.raises(OSError, match="No space left"):
            swap(make(tmp_path / "one", **files), output, manifest)
    assert read_manifest(manifest) == set(contents(tmp_path / "one")) | set(contents(output)) - {
        "old/c.html"
    }
    del files["neuf__b_html"]
    swap(make(tmp_path / "two", **files), output, manifest)
    assert contents(output) == {
        "neuf/a.html": "1", "old/new/a.html": "1", "old/c.html": "mine", "z.html": "1",
    }


def test_a_link_in_the_place_of_a_folder_stays(tmp_path: Path) -> None:
    output, elsewhere = make(tmp_path / "out", a_html="1"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (output / "x").symlink_to(elsewhere)
    swap(make(tmp_path / "stage", x__b_html="1"), output, tmp_path / "m.json")
    assert (output / "x").is_symlink() and contents(elsewhere) == {"b.html": "1"}


def test_a_link_that_leads_nowhere_is_no_page(tmp_path: Path) -> None:
    stage = make(tmp_path / "stage", a_html="1")
    (stage / "x").mkdir()
    (stage / "x/lost.html").symlink_to("nowhere")
    swap(stage, tmp_path / "out", tmp_path / "m.json")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.html"]
