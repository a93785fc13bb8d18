"""Nothing has changed: only when that is certain."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.incremental.quick import Inputs, place, remember, unchanged
from plugins.incremental.signatures import TICK, now

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
    remember(note, inputs, f"{folder}/output", ["index.html"], ["un avertissement"],
             ENVIRONMENT, looked_at)
    return note


@pytest.mark.parametrize("looked_at", [0, 2 * TICK], ids=["in one tick", "left alone"])
def test_it_says_what_the_build_said(tmp_path: Path, looked_at: int) -> None:
    found = unchanged(built(tmp_path, now() + looked_at), {**ENVIRONMENT, "_": "x"}, MOMENT)
    assert found and (found.files, found.warnings) == (1, ("un avertissement",))
    assert found.output == f"{tmp_path}/output"


def keep_times(path: Path, text: str) -> None:
    status = path.stat()
    path.write_text(text)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "another text of one size and time": lambda f: keep_times(f / "content/a.md", "UN"),
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
    assert unchanged(note, ENVIRONMENT, MOMENT) is None


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
    assert unchanged(built(tmp_path, now()), environment, moment) is None


def test_what_no_build_made_is_no_matter(tmp_path: Path) -> None:
    note = built(tmp_path, now())
    (tmp_path / "output/étranger.txt").write_text("deux")
    (tmp_path / "code/__pycache__").mkdir()
    assert unchanged(note, ENVIRONMENT, MOMENT)


def test_each_way_to_ask_has_a_note_of_its_own(tmp_path: Path) -> None:
    one, other = tmp_path / "pelicanconf.py", tmp_path / "publishconf.py"
    assert len({place(one, "[]"), place(other, "[]"), place(one, "[('A', 1)]")}) == 3
