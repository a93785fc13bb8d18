"""One process, whole: how long it took and how much memory it and its children held."""

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.2  # seconds between two looks at the memory of a tree of processes
LONGEST = 1_800  # seconds after which a process counts as hung, and is killed


class Failed(Exception):
    """A process that a figure needs did not do its work; the text is what it said."""


@dataclass(frozen=True)
class Run:
    """seconds: from start to end; megabytes: peak memory; output: what it printed."""

    seconds: float
    megabytes: float
    output: str


def children(pid: int) -> list[int]:
    """The processes that a process has started and that are still there, itself first."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                waiting += map(int, task.read_text().split())
            except OSError:
                continue  # ended meanwhile
    return found


def proportional(pid: int) -> int:
    """The bytes of a process, each page divided among those who share it; 0 once it ended.

    Workers that were forked share most of what they hold: adding their resident sizes up
    would count it once for each.
    """
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


class _Watch(threading.Thread):
    """Looks at a tree of processes now and then; a process alone is left in peace, since
    the kernel keeps its peak. Kills it after LONGEST."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._end = time.monotonic() + LONGEST
        self._ended = threading.Event()
        self.peak = 0

    def run(self) -> None:
        while not self._ended.wait(EVERY):
            tree = children(self._pid)
            if time.monotonic() > self._end:
                os.kill(self._pid, signal.SIGKILL)
            if len(tree) > 1:
                self.peak = max(self.peak, sum(map(proportional, tree)))

    def end(self) -> None:
        self._ended.set()
        self.join()


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def run(
    command: Sequence[str], folder: Path, env: Mapping[str, str] | None = None
) -> Run:
    """Runs a command to its end, as on an author's machine, where Python keeps what it has
    compiled. env: on top of the environment.

    Raises Failed when it ends with anything but 0. The peak is the larger of two: of one
    process (the kernel's own figure) and of the whole tree (looked at now and then; Linux).
    To the kernel a process has held what its parent held when it started it: measure from a
    small one.
    """
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603  # commands of this package
            command, cwd=folder, env={**_environment(), **(env or {})},
            stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT,
        )
        watch = _Watch(process.pid)
        watch.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        finally:
            watch.end()
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        output = said.read().decode(errors="replace")
    if process.returncode:
        raise Failed(f"{' '.join(command)} ended with {process.returncode}:\n{output[-2000:]}")
    return Run(seconds, max(usage.ru_maxrss * 1024, watch.peak) / 1e6, output)
