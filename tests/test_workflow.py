"""The shipped workflow calls commands that exist, and publishes in the hour of an article."""

import os
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml
from invoke.collection import Collection
from invoke.parser import Parser

import tasks

ROOT = Path(__file__).resolve().parents[1]
JOBS = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))["jobs"]
RUNS = [step["run"] for job in JOBS.values() for step in job["steps"] if "run" in step]
[DUE] = [step["run"] for step in JOBS["due"]["steps"] if step.get("id") == "due"]


def test_every_command_of_it_is_one_that_there_is() -> None:
    lines = [line for run in RUNS for line in run.splitlines() if ".venv/bin/invoke " in line]
    assert len(lines) == 3
    for line in lines:
        command = line.partition(".venv/bin/invoke ")[2].rstrip(")")
        parser = Parser(contexts=Collection.from_module(tasks).to_contexts())
        assert len(parser.parse_argv(shlex.split(command))) == 1


@pytest.mark.parametrize(("last", "due"), [
    ("2000-01-01T00:00:00Z", "due=true\n"),
    ("", "due=true\n"),  # it never ran
    ("2026-11-20T11:59:59Z", ""),
])
def test_it_publishes_when_an_article_has_come_due_since_the_last_run(
    tmp_path: Path, last: str, due: str
) -> None:
    (tmp_path / "gh").write_text(f"#!/bin/sh\necho '{last}'\n", encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    output = tmp_path / "output"
    output.touch()
    done = subprocess.run(
        ["bash", "-e", "-c", DUE], cwd=ROOT, text=True, capture_output=True, check=False,
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "GH_TOKEN": "x",
             "GITHUB_OUTPUT": str(output), "SOURCE_DATE_EPOCH": "1795176000"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert output.read_text(encoding="utf-8") == due
    assert ("content/articles/" in done.stdout) == bool(due)


def test_content_that_cannot_be_read_is_no_silent_no(tmp_path: Path) -> None:
    done = subprocess.run(
        ["bash", "-e", "-c", DUE.replace("createdAt", "x")], cwd=ROOT, text=True,
        capture_output=True, check=False,
        env={**os.environ, "PATH": f"{tmp_path}:/bin:/usr/bin", "GITHUB_OUTPUT": "/dev/null"},
    )
    assert done.returncode != 0  # no gh here
