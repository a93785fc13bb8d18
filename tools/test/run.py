"""`invoke test`: the whole suite, with the figures that matter at its end."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_WORKERS = 8


def workers(cores: int | None) -> int:
    """How many test processes for so many cores: at least 2, since many tests only wait."""
    return max(2, min(cores or 2, MOST_WORKERS))


def command(full: bool, cores: int | None, extra: Sequence[str] = ()) -> list[str]:
    """The pytest command line. full: the long runs too; extra: pytest's own arguments."""
    return [
        sys.executable, "-m", "pytest",
        "-n", str(workers(cores)),
        "--dist", "worksteal",
        "--durations=10",
        *([] if full else ["-m", "not full"]),
        *extra,
    ]


def main(full: bool = False, extra: Sequence[str] = ()) -> int:
    """Runs the suite in the project's folder; returns pytest's exit code."""
    done = subprocess.run(  # noqa: S603 -- our own interpreter
        command(full, os.cpu_count(), extra), cwd=ROOT, check=False
    )
    return done.returncode
