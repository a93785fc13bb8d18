"""Nothing has changed, or nothing but contents of texts: only when that is certain."""

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.incremental import zones
from plugins.incremental.quick import (
    Inputs,
    Seen,
    amend,
    compared,
    listing,
    place,
    remember,
    remembered,
)
from plugins.incremental.signatures import TICK, content_hash, now, signature
from plugins.incremental.world import versions

ENVIRONMENT = {"SITE_URL": "https://carnet.example", "_": "invoke"}
MOMENT = datetime(2026, 11, 20, tzinfo=UTC)


def built(folder: Path, looked_at: int) -> Path:
    """A made-up build's note."""
    for name in ("content/a.md", "code/x.py", "output/index.html", "output/étranger.txt"):
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text("un")
    note = folder / "note"
    inputs = Inputs((f"{folder}/content",), (f"{folder}/code",), "2026-11-01T00:00:00+00:00",
                    "2026-12-01T00:00:00+00:00")
    remember(note, b"build", inputs, f"{folder}/output",
             {"index.html": signature(folder / "output/index.html")}, ["un avertissement"],
             ENVIRONMENT, looked_at, content_hash, listing(inputs.trees))
    return note


def look(
    note: Path, environment: Mapping[str, str] = ENVIRONMENT, moment: datetime | None = MOMENT
) -> Seen | None:
    """What has changed since the build that left the note; a missing note is the same to
    whoever asks as a change of everything."""
    last = remembered(note)
    return last and compared(last, environment, moment)


def unchanged(
    note: Path, environment: Mapping[str, str] = ENVIRONMENT, moment: datetime | None = MOMENT
) -> bool:
    seen = look(note, environment, moment)
    return seen is not None and not seen.edited


@pytest.mark.parametrize("looked_at", [0, 2 * TICK], ids=["in one tick", "left alone"])
def test_it_says_what_the_build_said(tmp_path: Path, looked_at: int) -> None:
    note = built(tmp_path, now() + looked_at)
    assert unchanged(note, {**ENVIRONMENT, "_": "x"})
    found = remembered(note)
    assert found and (list(found.outputs), found.warnings) == (
        ["index.html"], ("un avertissement",))
    assert (found.output, found.build) == (f"{tmp_path}/output", b"build")


def keep_times(path: Path, text: str) -> None:
    status = path.stat()
    path.write_text(text)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a new text": lambda f: (f / "content/b.md").write_text("un"),
    "a text renamed": lambda f: (f / "content/a.md").rename(f / "content/b.md"),
    "a text gone": lambda f: (f / "content/a.md").unlink(),
    "code": lambda f: (f / "code/x.py").write_text("deux"),
    "new code": lambda f: (f / "code/y.py").write_text("un"),
    "an output edited": lambda f: (f / "output/index.html").write_text("UN"),
    "an output gone": lambda f: (f / "output/index.html").unlink(),
    "a note cut short": lambda f: (f / "note").write_bytes((f / "note").read_bytes()[:-1]),
    "a note flipped": lambda f: (f / "note").write_bytes(
        (f / "note").read_bytes()[:-1] + bytes([(f / "note").read_bytes()[-1] ^ 1])),
    "no note": lambda f: (f / "note").unlink(),
}


@pytest.mark.parametrize("looked_at", [0, 2 * TICK], ids=["in one tick", "left alone"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(tmp_path: Path, change: str, looked_at: int) -> None:
    note = built(tmp_path, now() + looked_at)
    CHANGES[change](tmp_path)
    assert look(note) is None


@pytest.mark.parametrize("looked_at", [0, 2 * TICK], ids=["in one tick", "left alone"])
@pytest.mark.parametrize("edit", [
    lambda path: path.write_text("deux"),
    lambda path: keep_times(path, "UN"),
], ids=["another text", "of one size and time"])
def test_an_edited_text_is_named(
    tmp_path: Path, edit: Callable[[Path], None], looked_at: int
) -> None:
    note = built(tmp_path, now() + looked_at)
    edit(tmp_path / "content/a.md")
    seen = look(note)
    assert seen and seen.edited == ("a.md",)


def test_an_edited_text_among_other_changes_is_no_edited_text(tmp_path: Path) -> None:
    note = built(tmp_path, now())
    (tmp_path / "content/a.md").write_text("deux")
    (tmp_path / "code/x.py").write_text("deux")
    assert look(note) is None


def test_what_was_saved_while_the_build_ran_is_an_edited_text(tmp_path: Path) -> None:
    built(tmp_path, now())
    remember(tmp_path / "note", b"", Inputs((f"{tmp_path}/content",), (), "", ""),
             f"{tmp_path}/output", {}, [], ENVIRONMENT, now(), lambda name: b"as it was read", {})
    seen = look(tmp_path / "note")
    assert seen and seen.edited == ("a.md",)


@pytest.mark.parametrize("change", [
    lambda f: (f / "content/2014").rename(f / "elsewhere"),
    lambda f: (f / "old").rename(f / "content/2013"),
], ids=["went", "came"])
def test_old_files_that_come_or_go_while_the_build_runs_are_missed(
    tmp_path: Path, change: Callable[[Path], object]
) -> None:
    note = built(tmp_path, now() + 2 * TICK)
    for name in ("content/2014/b.md", "old/c.md"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("un")
    inputs = Inputs((f"{tmp_path}/content",), (), "", "")
    began = listing(inputs.trees)
    change(tmp_path)
    remember(note, b"", inputs, f"{tmp_path}/output", {}, [], ENVIRONMENT, now() + 2 * TICK,
             lambda name: None, began)
    assert note.exists() and look(note) is None


def test_an_output_is_to_be_as_the_build_left_it(tmp_path: Path) -> None:
    note = built(tmp_path, now())
    page = tmp_path / "output/index.html"
    left = {"index.html": signature(page)}
    page.write_text("another build's")
    remember(note, b"", Inputs((f"{tmp_path}/content",), (), "", ""), f"{tmp_path}/output",
             left, [], ENVIRONMENT, now() + 2 * TICK, content_hash, {})
    assert look(note) is None


def test_a_build_that_cannot_tell_what_it_read_leaves_no_note(tmp_path: Path) -> None:
    note = built(tmp_path, now())
    inputs = Inputs((f"{tmp_path}/content",), (), "", "")
    remember(note, b"", inputs, f"{tmp_path}/output", {}, [], ENVIRONMENT, now(),
             lambda name: None, {})
    assert not note.exists()
    remember(note, b"", inputs, f"{tmp_path}/output", {}, [], ENVIRONMENT, now() + 2 * TICK,
             lambda name: None, {})
    assert note.exists()


def amended(
    folder: Path, text: str, span: tuple[str, str] = ("", ""), read: bytes | None = None
) -> Path:
    """A note of a build that made the page of an edited text again."""
    note = built(folder, now())
    (folder / "content/a.md").write_text(text)
    last, seen = remembered(note), look(note)
    assert last and seen
    (folder / "output/index.html").write_text(text)
    amend(note, last, seen, b"other", {"index.html": signature(folder / "output/index.html")},
          span, {"a.md": read or content_hash(folder / "content/a.md")})
    return note


def test_after_an_edit_the_note_is_of_the_edited_site(tmp_path: Path) -> None:
    note = amended(tmp_path, "deux")
    assert unchanged(note)
    found = remembered(note)
    assert found and (found.build, found.warnings) == (b"other", ("un avertissement",))
    (tmp_path / "output/index.html").write_text("trois")
    assert look(note) is None


def test_after_an_edit_the_next_one_is_seen_in_the_same_tick(tmp_path: Path) -> None:
    note = amended(tmp_path, "deux")
    keep_times(tmp_path / "content/a.md", "DEUX")
    seen = look(note)
    assert seen and seen.edited == ("a.md",)


def test_an_edit_while_the_edited_text_was_read_is_seen(tmp_path: Path) -> None:
    seen = look(amended(tmp_path, "deux", read=b"what was read"))
    assert seen and seen.edited == ("a.md",)


@pytest.mark.parametrize(("span", "right", "wrong"), [
    (("2026-11-19T00:00:00+00:00", ""), "2026-11-19", "2026-11-18"),
    (("2026-10-01T00:00:00+00:00", ""), "2026-11-01", "2026-10-31"),
    (("", "2026-11-21T00:00:00+00:00"), "2026-11-20", "2026-11-21"),
    (("", "2027-01-01T00:00:00+00:00"), "2026-11-30", "2026-12-01"),
    (("2026-11-18T20:00:00-05:00", ""), "2026-11-20", "2026-11-19"),
    (("", ""), "2026-11-01", "2026-12-01"),
])
def test_after_an_edit_both_builds_must_be_right_at_the_moment(
    tmp_path: Path, span: tuple[str, str], right: str, wrong: str
) -> None:
    note = amended(tmp_path, "deux", span)
    assert look(note, moment=datetime.fromisoformat(right).replace(tzinfo=UTC))
    assert look(note, moment=datetime.fromisoformat(wrong).replace(tzinfo=UTC)) is None


@pytest.mark.parametrize(("environment", "moment"), [
    ({**ENVIRONMENT, "SITE_URL": "https://autre.example"}, MOMENT),
    ({**ENVIRONMENT, "TZ": "Asia/Tokyo"}, MOMENT),
    (ENVIRONMENT, datetime(2026, 12, 1, tzinfo=UTC)),
    (ENVIRONMENT, datetime(2026, 10, 31, tzinfo=UTC)),
    ({**ENVIRONMENT, "SOURCE_DATE_EPOCH": "demain"}, None),
])
def test_another_environment_or_another_time_is_another_build(
    tmp_path: Path, environment: dict[str, str], moment: datetime | None
) -> None:
    assert look(built(tmp_path, now()), environment, moment) is None


def test_what_no_build_made_is_no_matter(tmp_path: Path) -> None:
    note = built(tmp_path, now())
    (tmp_path / "output/étranger.txt").write_text("deux")
    (tmp_path / "code/__pycache__").mkdir()
    assert unchanged(note)


def test_each_way_to_ask_has_a_note_of_its_own(tmp_path: Path) -> None:
    one, other = tmp_path / "pelicanconf.py", tmp_path / "publishconf.py"
    assert len({place(one, "[]"), place(other, "[]"), place(one, "[('A', 1)]")}) == 3


def test_other_time_zone_data_is_another_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zone = tmp_path / "zones/tzdata.zi"
    zone.parent.mkdir()
    zone.write_text("# version 2025b\n")
    monkeypatch.setattr(zones, "TZPATH", (str(zone.parent),))
    note, before = built(tmp_path, now() + 10 * TICK), versions()
    assert look(note) is not None
    zone.write_text("# version 2026aa\n")
    assert look(note) is None
    assert versions() != before
