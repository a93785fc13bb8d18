"""One export for each trait of real blogs, and what becomes of it: every source that is
written and the whole report, word for word (`tests/fixtures/wordpress/`)."""

from pathlib import Path

import pytest

from tests.support.building import ROOT

from .importing import Done, imported

FOLDER = ROOT / "tests/fixtures/wordpress"
UPLOADS = {
    "pictures": {"2009/05/photo.png": (1200, 800), "2009/05/photo-300x200.png": (300, 200),
                 "2009/05/rapport.pdf": b"%PDF-1.4"},
    "galleries": {"2009/05/a.png": (40, 30)},
    "players": {"2009/05/son.mp3": b"ID3", "2009/05/film.mp4": b"\0\0\0\x18ftypmp42"},
    "fields": {"2009/05/son.mp3": b"ID3"},
}
TYPES = {"custom_types": frozenset({"post", "livre"})}
TRAITS = sorted(path.stem for path in FOLDER.glob("*.xml"))


def told(done: Done) -> str:
    """Everything an import has made, as one text."""
    parts = [f"=== {path}\n{text}" for path, text in done.files.items()]
    categories = done.content / "categories.yml"
    if categories.exists():
        parts.append(f"=== categories.yml\n{categories.read_text(encoding='utf-8')}")
    pictures = sorted(p for p in done.content.glob("images/**/*") if p.is_file())
    parts += [f"=== {path.relative_to(done.content).as_posix()}\n" for path in pictures]
    return "".join([*parts, f"=== report\n{done.text}"])


def made(name: str, folder: Path) -> Done:
    """The import of a trait's export."""
    wishes = {"types": TYPES[name]} if name in TYPES else {}
    return imported(
        folder, (FOLDER / f"{name}.xml").read_text(encoding="utf-8"), UPLOADS.get(name, {}),
        **wishes,
    )


@pytest.mark.parametrize("name", TRAITS)
def test_it_becomes_what_stands_beside_it(name: str, tmp_path: Path) -> None:
    expected = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert told(made(name, tmp_path)) == expected


def test_every_trait_has_its_pair() -> None:
    assert len(TRAITS) >= 24
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == TRAITS
