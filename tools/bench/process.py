"""A program that stays: what it prints, line by line, and its end."""

import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from .measure import Failed


class Lines:
    """The lines that a program prints. `seen`: all of them so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._lines: queue.Queue[str | None] = queue.Queue()
        self.seen: list[str] = []
        threading.Thread(target=self._read, args=(process,), daemon=True).start()

    def _read(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            self._lines.put(line)
        self._lines.put(None)

    def until(self, text: str, seconds: float) -> str:
        """The next line that holds text. Raises Failed when none comes in time, or when the
        program says that it built nothing."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                line = self._lines.get(timeout=left)
            except queue.Empty:
                break
            if line is None:
                break
            self.seen.append(line)
            if text in line:
                return line
            if "Not built" in line:
                break
        raise Failed(f'no "{text}" came:\n{"".join(self.seen[-20:])}')


@contextmanager
def started(
    command: Sequence[str], folder: Path, env: Mapping[str, str] | None = None
) -> Iterator[Lines]:
    """Runs a program meanwhile; it is interrupted at the end, as by Ctrl-C."""
    process = subprocess.Popen(  # noqa: S603  # commands of this package
        command, cwd=folder, env={**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    try:
        yield Lines(process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
