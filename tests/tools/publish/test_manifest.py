"""What the target is known to hold: written, read back, and refused when it lies."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.publish.errors import PublishError
from tools.publish.manifest import NAME, Manifest, of_folder, parse

from .sites import feed, lay

ONE = "1" * 64
REFUSED = (
    ".carnet-publie.json on the target is not a manifest of this tool; look at what the "
    "target holds; remove that file to publish over it with --adopt"
)


def text(**changes: Any) -> bytes:
    """A sound manifest's bytes, with these keys changed; None leaves one out."""
    data = {
        "version": 1, "complete": True, "files": {"a.html": ONE}, "feeds": {"flux.xml": ["g"]},
        "retired": [], **changes,
    }
    return json.dumps({k: v for k, v in data.items() if v is not None}).encode()


def test_a_sound_manifest_is_read() -> None:
    assert parse(text()) == Manifest({"a.html": ONE}, {"flux.xml": ("g",)})


@pytest.mark.parametrize("data", [
    b"",
    b"<html>",
    b"[]",
    b"\xff\xfe",
    text(version=2),
    text(files=None),
    text(feeds=None),
    text(retired=None),
    text(files=["a.html"]),
    text(files={"a.html": "short"}),
    text(files={"a.html": None}),
    text(files={"../a.html": ONE}),
    text(files={"x/../../a.html": ONE}),
    text(files={"/etc/passwd": ONE}),
    text(files={"x\\..\\a": ONE}),
    text(files={"a\nb": ONE}),
    text(files={"": ONE}),
    text(feeds={"../flux.xml": []}),
    text(feeds={"flux.xml": [1]}),
    text(retired=["nowhere.js"]),
    text(retired=[["a.html"]]),
])
def test_a_manifest_that_lies_or_climbs_out_is_refused_whole(data: bytes) -> None:
    with pytest.raises(PublishError) as error:
        parse(data)
    assert str(error.value) == REFUSED


NAMES = st.text("abcé-./ ", min_size=1).filter(
    lambda name: not name.startswith("/") and ".." not in name.split("/")
)


@given(
    st.dictionaries(NAMES, st.text("0123456789abcdef", min_size=64, max_size=64)),
    st.dictionaries(NAMES, st.lists(st.text()).map(tuple)),
    st.booleans(),
    st.data(),
)
def test_what_is_written_is_read_back(
    files: dict[str, str], feeds: dict[str, tuple[str, ...]], complete: bool, data: st.DataObject
) -> None:
    retired = frozenset(data.draw(st.sets(st.sampled_from(sorted(files)))) if files else ())
    manifest = Manifest(files, feeds, retired, complete)
    assert parse(manifest.to_bytes()) == manifest


def test_a_folder_is_known_by_its_bytes_and_its_feeds(tmp_path: Path) -> None:
    lay(tmp_path, {
        "index.html": b"", "x/flux.xml": feed("b", "a"), NAME: b"ours", f"x/{NAME}": b"",
    })
    found = of_folder(tmp_path)
    assert sorted(found.files) == ["index.html", f"x/{NAME}", "x/flux.xml"]
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert found.files["index.html"] == empty
    assert found.feeds == {"x/flux.xml": ("b", "a")}
    assert found.complete
