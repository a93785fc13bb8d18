"""The index is made when the pages say something else, or when it is not as it was left."""

from pathlib import Path

import pytest

from tools.publish.search import index

from .sites import lay


class Maker:
    """Makes an index that differs each time, as Pagefind does."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, folder: Path) -> int:
        self.made += 1
        lay(folder / "recherche/index", {"pagefind-entry.json": str(self.made).encode()})
        return 1


@pytest.fixture
def site(tmp_path: Path, built_site: Path) -> Path:
    """One real page, which asks to be searched."""
    data = (built_site / "a-propos/index.html").read_bytes()
    return lay(tmp_path / "site", {"a-propos/index.html": data, "recherche/index.html": b""})


def test_the_same_pages_keep_their_index(site: Path, tmp_path: Path) -> None:
    make = Maker()
    assert [index(site, tmp_path / "memory", make) for _ in range(3)] == [True, False, False]
    assert make.made == 1


def test_words_that_change_make_it_again(site: Path, tmp_path: Path) -> None:
    make = Maker()
    index(site, tmp_path / "memory", make)
    page = site / "a-propos/index.html"
    page.write_text(page.read_text("utf-8").replace("</h1>", " zibeline</h1>", 1), "utf-8")
    assert index(site, tmp_path / "memory", make)


def test_a_sheet_that_changes_does_not(site: Path, tmp_path: Path) -> None:
    make = Maker()
    index(site, tmp_path / "memory", make)
    page = site / "a-propos/index.html"
    page.write_text(page.read_text("utf-8").replace("<style>", "<style>b{color:red}"), "utf-8")
    assert not index(site, tmp_path / "memory", make)


def test_an_index_that_was_touched_is_made_again(site: Path, tmp_path: Path) -> None:
    make = Maker()
    index(site, tmp_path / "memory", make)
    (site / "recherche/index/pagefind-entry.json").unlink()
    assert index(site, tmp_path / "memory", make)
    assert not index(site, tmp_path / "memory", make)
