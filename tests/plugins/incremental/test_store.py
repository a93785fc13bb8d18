"""A state that is not what was written is refused; it is never half believed."""

import random
import sqlite3
from pathlib import Path

import pytest

from plugins.incremental.store import Damaged, Store


def filled(path: Path) -> Store:
    store = Store(path)
    store.add_bodies([(b"1", "un corps"), (b"2", "un autre")])
    rows = {f"k{number}": bytes(200) + b"%d" % number for number in range(300)}
    store.save({"facts": {"version": b"1"}, "sources": rows}, {}, {b"1", b"2"})
    store.close()
    return store


def test_it_gives_what_it_was_given(tmp_path: Path) -> None:
    store = filled(tmp_path / "s")
    assert dict(store.read("facts")) == {"version": b"1"}
    assert len(dict(store.read("sources"))) == 300
    assert store.body(b"2") == "un autre" and store.bodies() == {b"1", b"2"}


def test_what_is_gone_is_gone_and_bodies_that_nobody_has_go_too(tmp_path: Path) -> None:
    store = filled(tmp_path / "s")
    store.save({"sources": {"k0": b"neuf"}}, {"sources": ["k1", "k2"]}, {b"1"})
    rows = dict(store.read("sources"))
    assert len(rows) == 298 and rows["k0"] == b"neuf"
    with pytest.raises(Damaged, match="a body is missing"):
        store.body(b"2")


@pytest.mark.parametrize("data", [b"", b"rien", b"SQLite format 3\0" + bytes(100)])
def test_another_file_is_refused_or_empty(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "s").write_bytes(data)
    store = Store(tmp_path / "s")
    if not data:
        assert dict(store.read("sources")) == {}
        return
    with pytest.raises(Damaged):
        dict(store.read("sources"))
    store.forget()
    assert dict(Store(tmp_path / "s").read("sources")) == {}


@pytest.mark.parametrize("seed", range(12))
def test_a_flipped_bit_is_found_or_changes_nothing(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "s"
    want = dict(filled(path).read("sources"))
    chance = random.Random(seed)  # noqa: S311
    data = bytearray(path.read_bytes())
    for _ in range(20):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    for suffix in ("-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    path.write_bytes(data)
    try:
        found = dict(Store(path).read("sources"))
    except Damaged:
        return
    assert all(want[key] == value for key, value in found.items())


@pytest.mark.parametrize("row", [b"", b"\0", b"\0\0\0", b"\0\0\0\1", b"\0\0\0\0x"])
def test_a_row_that_was_not_sealed_is_refused(tmp_path: Path, row: bytes) -> None:
    filled(tmp_path / "s")
    with sqlite3.connect(tmp_path / "s") as connection:
        connection.execute("UPDATE facts SET data = ?", (row,))
    connection.close()
    with pytest.raises(Damaged, match='its record of "version" is damaged'):
        dict(Store(tmp_path / "s").read("facts"))


def test_a_state_that_is_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "s"
    filled(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(Damaged):
        dict(Store(path).read("sources"))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        dict(Store(tmp_path / "nowhere/s").read("sources"))


ROWS = {f"k{number}": b"%d" % number for number in range(5)}


def test_what_is_put_aside_is_no_row_before_it_is_saved(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    store.save({"sources": {"k0": b"ancien", "reste": b"1"}}, {})
    store.prepare("sources", ROWS.items())
    assert store.prepared("sources", "k0") == b"0" and store.prepared("outputs", "k0") is None
    assert dict(Store(tmp_path / "s").read("sources")) == {"k0": b"ancien", "reste": b"1"}
    store.save({"sources": {"k1": b"dit"}}, {"sources": ["k2"]})
    want = {**ROWS, "k1": b"dit", "reste": b"1"}
    del want["k2"]
    assert dict(store.read("sources")) == want
    assert store.prepared("sources", "k0") is None


@pytest.mark.parametrize("prepared", [True, False])
def test_a_table_made_anew_keeps_nothing(tmp_path: Path, prepared: bool) -> None:
    store = Store(tmp_path / "s")
    store.save({"sources": {"reste": b"1"}, "memos": {"reste": b"1"}}, {})
    if prepared:
        store.prepare("sources", ROWS.items())
    store.save({"sources": {"mis": b"2"}}, {}, anew=["sources"])
    assert dict(store.read("sources")) == {**(ROWS if prepared else {}), "mis": b"2"}
    assert dict(store.read("memos")) == {"reste": b"1"}
    store.save({"sources": {"mis": b"3"}}, {})  # the table is still one that rows replace in
    assert dict(store.read("sources"))["mis"] == b"3"


@pytest.mark.parametrize("again", [True, False])
def test_what_a_stopped_build_put_aside_is_never_a_row(tmp_path: Path, again: bool) -> None:
    stopped = Store(tmp_path / "s")
    stopped.prepare("sources", ROWS.items())
    stopped.close()
    store = Store(tmp_path / "s")
    assert store.prepared("sources", "k0") is None
    if again:
        store.prepare("sources", [("k9", b"9")])
    store.save({}, {})
    assert dict(store.read("sources")) == ({"k9": b"9"} if again else {})
    with pytest.raises(Damaged, match="no such table"):
        store.get("new_sources", "k0")


def test_what_is_put_aside_goes_with_the_file(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    store.prepare("sources", ROWS.items())
    store.forget()
    assert store.prepared("sources", "k0") is None
    store.save({}, {})
    assert dict(store.read("sources")) == {}


def test_there_is_nowhere_to_put_aside(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        Store(tmp_path / "nowhere/s").prepare("sources", ROWS.items())
