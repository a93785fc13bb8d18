"""Recordings: announced with their true length and type, or not at all."""

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.category_feeds.media import enclosure, seconds
from plugins.category_feeds.model import Enclosure

SITE = "https://exemple.example/carnet"


@dataclass
class Recording:
    url: str | None = None
    file: str | None = None
    type: str | None = None
    length: int | None = None
    duration: str | None = None


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "images").mkdir()
    (tmp_path / "images/été 1.mp3").write_bytes(b"x" * 1234)
    (tmp_path / "images/sans-type.zzz").write_bytes(b"x")
    (tmp_path / "caché.mp3").write_bytes(b"x")
    return tmp_path


STATIC = {
    "images/été 1.mp3": SimpleNamespace(url="images/été 1.mp3"),
    "images/sans-type.zzz": SimpleNamespace(url="images/sans-type.zzz"),
}


@pytest.mark.parametrize(("said", "found"), [
    ("150:03", 9003), ("2:30:03", 9003), ("95", 95), ("00:07", 7),
    (None, None), ("", None), ("une heure", None), ("1:02:03:04", None), ("-5", None),
])
def test_seconds(said: str | None, found: int | None) -> None:
    assert seconds(said) == found


def test_a_file_has_its_true_length(content: Path) -> None:
    said = Recording(file="images/été 1.mp3", length=99, duration="150:03")
    assert enclosure(said, STATIC, content, SITE) == (
        Enclosure(f"{SITE}/images/%C3%A9t%C3%A9%201.mp3", 1234, "audio/mpeg", 9003), "")


def test_an_address_has_the_length_it_is_given(content: Path) -> None:
    said = {"url": "https://sons.example/a.mov", "type": "video/quicktime", "length": 7}
    assert enclosure(said, STATIC, content, SITE) == (
        Enclosure("https://sons.example/a.mov", 7, "video/quicktime", None), "")


@pytest.mark.parametrize("said", [
    {"url": "https://sons.example/a.mp3"},
    {"url": "https://sons.example/a", "length": 7},
    {"url": "https://sons.example/a.mp3", "type": "audio/mpeg"},
    {"provider": "Radio"},
    {},
])
def test_a_mere_link_is_no_enclosure_and_no_fault(said: dict[str, object], content: Path) -> None:
    assert enclosure(said, STATIC, content, SITE) == (None, "")


@pytest.mark.parametrize(("said", "fault"), [
    ({"file": "images/absent.mp3"},
     'the recording\'s file "images/absent.mp3" is not there'),
    ({"file": "images"}, 'the recording\'s file "images" is not there'),
    ({"file": "../secret.mp3"}, 'the recording\'s file "../secret.mp3" is not there'),
    ({"file": "caché.mp3"}, 'the recording\'s file "caché.mp3" is not published'),
    ({"file": "images/sans-type.zzz"}, "the recording has no media type"),
    ({"url": "javascript:x", "type": "audio/mpeg", "length": 1},
     'the recording\'s address "javascript:x" is not one'),
    ({"url": "mailto:a@b.example", "type": "audio/mpeg", "length": 1},
     'the recording\'s address "mailto:a@b.example" is not one'),
])
def test_faults(said: dict[str, object], fault: str, content: Path) -> None:
    assert enclosure(said, STATIC, content, SITE) == (None, fault)


def test_an_empty_file_is_announced_as_empty(content: Path) -> None:
    (content / "images/vide.mp3").touch()
    static = {"images/vide.mp3": SimpleNamespace(url="images/vide.mp3")}
    found, fault = enclosure({"file": "images/vide.mp3"}, static, content, SITE)
    assert (found and found.length, fault) == (0, "")
