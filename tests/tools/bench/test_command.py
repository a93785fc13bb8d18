"""What is run, what is judged, what is printed and kept."""

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tools.bench import others, report
from tools.bench import run as command
from tools.bench.bounds import BOUNDS, Bound, Verdict, judged
from tools.bench.figure import Figure
from tools.bench.measure import Failed
from tools.bench.process import started

HUGO = Figure("Hugo, cold", [10.0, 12.0, 11.0], [900.0])


def verdict(name: str, figures: list[Figure]) -> Verdict:
    bound = next(bound for bound in BOUNDS if bound.what.startswith(name))
    return judged({figure.name: figure for figure in figures}, (bound,))[0]


def test_a_ratio_is_that_of_medians() -> None:
    found = verdict("one body", [Figure("one body edited", [1.0, 9.0, 1.1], [90.0]), HUGO])
    assert found.value == pytest.approx(0.1) and found.holds
    assert report.verdict_line(found) == (
        "| one body edited, against Hugo's cold build | 0.100 | ≤ 0.1 | ✓ |")


def test_a_bound_that_is_missed_says_so() -> None:
    found = verdict("nothing", [Figure("nothing changed", [1.0]), HUGO])
    assert not found.holds
    assert report.verdict_line(found) == (
        "| nothing changed, against Hugo's cold build | 0.091 | ≤ 0.08 | ✗ |")


@pytest.mark.parametrize("figures", [[HUGO], [Figure("nothing changed", [1.0])],
                                     [Figure("nothing changed", []), HUGO]])
def test_what_was_not_measured_does_not_hold(figures: list[Figure]) -> None:
    found = verdict("nothing", figures)
    assert found.value is None and not found.holds
    assert report.verdict_line(found) == (
        "| nothing changed, against Hugo's cold build | not measured | ≤ 0.08 | ✗ |")


def test_memory_is_that_of_the_worst_run() -> None:
    found = verdict("peak memory, cold", [Figure("cold", [1.0, 1.0], [400.0, 501.0])])
    assert found.value == 501.0 and not found.holds


def test_every_bound_names_figures_that_are_measured() -> None:
    ours = {"cold", "nothing changed", "one body edited", "one title edited",
            "one article added", "one template edited", "serve"}
    names = ours | {"Hugo, cold", "Hugo server", "stock Pelican, cold", "",
                    "tenth: cold", "tenth: one body edited"}
    assert {bound.figure for bound in BOUNDS} <= ours
    assert {bound.against for bound in BOUNDS} <= names


@pytest.mark.parametrize(("only", "parts"), [
    ("", ["ours", "stock", "hugo", "serve", "index", "knowledge"]),
    ("build", ["ours", "stock", "hugo", "serve", "index"]),
    ("hugo, ours", ["hugo", "ours"]),
    ("knowledge", ["knowledge"]),
    ("ours build", ["ours", "stock", "hugo", "serve", "index"]),
])
def test_what_is_chosen(only: str, parts: list[str]) -> None:
    assert command.chosen(only, ["knowledge"]) == parts


def test_what_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(1000, 1, "knowlege") == 1
    assert capsys.readouterr().err.startswith(
        'there is no benchmark "knowlege"; choose among build, ours, stock, hugo, serve, index')


def test_too_few_articles_are_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(2, 1, "ours") == 1
    assert "articles of its own; ask for more" in capsys.readouterr().err


def test_other_benchmarks_are_found_by_their_main(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("def main() -> int:\n    return 0\n")
    (tmp_path / "part.py").write_text("def other() -> int:\n    return 0\n")
    (tmp_path / "run.py").write_text("def main() -> int:\n    return 0\n")
    assert others.found(tmp_path) == ["one"]
    assert "knowledge" in others.found() and "run" not in others.found()


def test_everything_is_kept_as_json(tmp_path: Path) -> None:
    now = datetime(2026, 11, 25, 16, 0, tzinfo=UTC)
    verdicts = [Verdict(Bound("x", "cold", "", 500), 400.0)]
    text = report.as_json(1000, {"cold": Figure("cold", [2.0, 1.0, 3.0], [400.0])}, verdicts, now)
    path = report.keep(tmp_path / "kept", text, now)
    assert path.name == "build-20261125-160000.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["figures"]["cold"] == {
        "seconds": [2.0, 1.0, 3.0], "median": 2.0, "megabytes": [400.0]}
    assert kept["ratios"] == [{"what": "x", "value": 400.0, "most": 500, "holds": True}]
    assert kept["articles"] == 1000 and kept["machine"]["cores"]


def test_a_program_that_says_not_built_is_not_waited_for(tmp_path: Path) -> None:
    code = "print('Not built: 1 error', flush=True); import time; time.sleep(60)"
    begun = time.monotonic()
    with (pytest.raises(Failed, match=r'no "Built\." came:\nNot built: 1 error'),
          started([sys.executable, "-c", code], tmp_path) as lines):
        lines.until("Built.", 30)
    assert time.monotonic() - begun < 25
