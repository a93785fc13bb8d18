"""A file is taken as unread only where nobody can have changed it unseen."""

import os
import shutil
from pathlib import Path

import pytest

from plugins.incremental.files import Files, load, one_to_bytes
from plugins.incremental.signatures import TICK, now, settled, signature, walk


def known(path: Path, looked_at: int) -> Files:
    """Files as a later run has them, when an earlier one looked at that moment."""
    first = Files({})
    first.looked_at = looked_at
    first.hash(path)
    return Files(load(first.to_bytes(), {}))


def test_a_file_left_alone_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("un")
    later = known(path, now() + 2 * TICK)
    assert later.hash(path) and later.read == 0


def test_a_file_written_within_a_tick_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("un")
    later = known(path, now())
    assert later.hash(path) and later.read == 1


@pytest.mark.parametrize("change", [
    lambda path: path.write_text("deux"),
    lambda path: (path.write_text("UN"), os.utime(path, ns=(1, 1))),
    lambda path: (shutil.copy2(path, f"{path}.copy"), Path(f"{path}.copy").write_text("UN"),
                  os.utime(f"{path}.copy", ns=(1, 1)), Path(f"{path}.copy").replace(path)),
], ids=["another size", "another text of one size and time", "a copy that keeps the time"])
def test_a_change_is_seen(tmp_path: Path, change) -> None:
    path = tmp_path / "a"
    path.write_text("un")
    os.utime(path, ns=(1, 1))
    later = known(path, now() + 2 * TICK)
    before = known(path, now() + 2 * TICK).hash(path)
    change(path)
    assert later.hash(path) != before and later.read == 1


def test_a_file_from_the_future_is_never_settled(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("un")
    os.utime(path, (4_000_000_000, 4_000_000_000))
    found = signature(path)
    assert found and not settled(found, now() + 2 * TICK)


def test_what_is_no_file_has_none(tmp_path: Path) -> None:
    (tmp_path / "dangling").symlink_to("nowhere")
    files = Files({})
    for name in ("nowhere", "dangling", "."):
        assert signature(tmp_path / name) is None and files.hash(tmp_path / name) is None


def test_a_walk_follows_links_and_ends(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/x").write_text("un")
    (tmp_path / "a/b/up").symlink_to(tmp_path)
    (tmp_path / "y").symlink_to("a/b/x")
    assert sorted(name for name, _ in walk(tmp_path)) == ["a/b/x", "y"]
    assert list(walk(tmp_path / "nowhere")) == []


def test_a_folder_of_several_names_is_walked_by_each(tmp_path: Path) -> None:
    (tmp_path / "m").mkdir()
    (tmp_path / "m/x").write_text("un")
    for name in ("a", "z"):
        (tmp_path / name).symlink_to("m")
    assert sorted(name for name, _ in walk(tmp_path)) == ["a/x", "m/x", "z/x"]


def test_a_file_edited_since_its_hash_was_found_out_is_another(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("un")
    files = Files({})
    assert not files.stands(path)  # nobody asked
    files.hash(path)
    assert files.stands(path)
    path.write_text("deux")
    assert not files.stands(path)


def test_what_a_run_did_not_ask_for_is_forgotten(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_text(name)
    first = Files({})
    for name in "ab":
        first.hash(tmp_path / name)
    later = Files(load(first.to_bytes(), {}))
    later.hash(tmp_path / "a")
    assert list(load(later.to_bytes(), {})) == [str(tmp_path / "a")]


def test_what_became_known_of_a_file_since_counts(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("un")
    before = known(path, now() + 2 * TICK)
    before.hash(path)
    path.write_text("deux")
    since = Files({})
    since.looked_at = now() + 2 * TICK
    value = since.hash(path)
    merged = load(before.to_bytes(), {str(path): one_to_bytes(since.changed[str(path)])})
    later = Files(merged)
    assert later.hash(path) == value and later.read == 0


def test_a_signature_that_was_listed_is_not_asked_for_again(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("un")
    files = known(path, now() + 2 * TICK)
    files.listed(str(tmp_path), dict(walk(tmp_path)))
    path.write_text("changed since the run began")
    assert files.hash(path) and files.read == 0
    assert not files.stands(path)  # nothing that is read of it from now on is taken for that
