"""Compressed copies: the same text, made once, and gone with it."""

import gzip
from pathlib import Path

import brotli
import pytest

from tools.publish.compress import compress

from .sites import held, lay

TEXT = b"du texte " * 300


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "site", {"index.html": TEXT, "petit.html": b"x", "i.png": TEXT})


def test_each_text_has_its_copies(folder: Path, tmp_path: Path) -> None:
    assert compress(folder, tmp_path / "memory") == 1
    files = held(folder)
    assert sorted(files) == ["i.png", "index.html", "index.html.br", "index.html.gz", "petit.html"]
    assert brotli.decompress(files["index.html.br"]) == TEXT
    assert gzip.decompress(files["index.html.gz"]) == TEXT


def test_nothing_is_compressed_twice_and_a_lost_copy_is_made_again(
    folder: Path, tmp_path: Path
) -> None:
    compress(folder, tmp_path / "memory")
    before = held(folder)
    assert compress(folder, tmp_path / "memory") == 0
    (folder / "index.html.br").unlink()
    assert compress(folder, tmp_path / "memory") == 1
    assert held(folder) == before


def test_a_text_that_changes_or_goes(folder: Path, tmp_path: Path) -> None:
    compress(folder, tmp_path / "memory")
    (folder / "index.html").write_bytes(TEXT + b"!")
    assert compress(folder, tmp_path / "memory") == 1
    assert brotli.decompress((folder / "index.html.br").read_bytes()) == TEXT + b"!"
    (folder / "index.html").unlink()
    assert compress(folder, tmp_path / "memory") == 0
    assert sorted(held(folder)) == ["i.png", "petit.html"]


def test_no_longer_wanted(folder: Path, tmp_path: Path) -> None:
    compress(folder, tmp_path / "memory")
    compress(folder, tmp_path / "memory", wanted=False)
    assert sorted(held(folder)) == ["i.png", "index.html", "petit.html"]


def test_cut_short_its_copies_are_known_all_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(data: bytes) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setitem(compress.__globals__["PACKED"], ".gz", stop)
    with pytest.raises(KeyboardInterrupt):
        compress(folder, tmp_path / "memory")
    assert (folder / "index.html.br").is_file()
    monkeypatch.undo()
    (folder / "index.html").unlink()
    compress(folder, tmp_path / "memory")
    assert sorted(held(folder)) == ["i.png", "petit.html"]


@pytest.mark.parametrize("memory", [b"", b"[]", b"{", b"\xff"])
def test_a_memory_that_does_not_read_is_made_anew(
    folder: Path, tmp_path: Path, memory: bytes
) -> None:
    (tmp_path / "memory").write_bytes(memory)
    assert compress(folder, tmp_path / "memory") == 1
    assert compress(folder, tmp_path / "memory") == 0
