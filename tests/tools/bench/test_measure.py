"""Time and memory of a process and of those it starts."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.building import ROOT
from tools.bench import measure


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def megabytes(code: str, folder: Path) -> float:
    """What is measured from a process that is small itself, as `invoke bench` is: this one, after
    a hundred tests, may not be."""
    asking = ("import sys; from pathlib import Path; from tools.bench import measure; "
              "print(measure.run([sys.executable, '-c', sys.argv[1]],"
              " Path(sys.argv[2])).megabytes)")
    done = subprocess.run([sys.executable, "-c", asking, code, str(folder)], cwd=ROOT,
                          capture_output=True, text=True, check=True)
    return float(done.stdout)


def test_the_time_is_the_whole_process(tmp_path: Path) -> None:
    run = measure.run(python("import time; time.sleep(0.5); print('done')"), tmp_path)
    assert 0.5 < run.seconds < 20 and run.output == "done\n"


def test_the_memory_is_the_peak_and_not_what_is_left(tmp_path: Path) -> None:
    assert 150 < megabytes("b = b'x' * (150 * 10**6); del b", tmp_path) < 250


def test_children_count_together_and_what_they_share_once(tmp_path: Path) -> None:
    forking = ("import os, time\nshared = b'x' * (100 * 10**6)\n"
               "pids = []\n"
               "for _ in range(3):\n"
               "    pid = os.fork()\n"
               "    if not pid:\n"
               "        own = b'y' * (50 * 10**6); time.sleep(1.5); os._exit(0)\n"
               "    pids.append(pid)\n"
               "[os.waitpid(pid, 0) for pid in pids]\n")
    assert 250 < megabytes(forking, tmp_path) < 350  # 100 once, 50 three times, not 4 × 100


def test_a_process_that_hangs_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measure, "LONGEST", 0.3)
    with pytest.raises(measure.Failed, match="ended with -9"):
        measure.run(python("import time; time.sleep(60)"), tmp_path)
