"""What stops a command is one plain sentence; what no one foresaw is not hidden."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.building import ROOT
from tools.plainly import Busy, alone, plainly
from tools.test.programs import ProgramMissing


def raising(error: BaseException) -> int:
    """A command that this stops."""
    def work() -> int:
        raise error
    return plainly(work)


@pytest.mark.parametrize(("error", "code", "words"), [
    (KeyboardInterrupt(), 130, "Stopped. What was written is whole.\n"),
    (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/srv/a"), 1,
     "Not done: /srv/a: No space left on device; make room on that disk.\n"),
    (OSError(errno.EROFS, os.strerror(errno.EROFS)), 1,
     "Not done: this machine: Read-only file system; "
     "have it mounted for writing, or use another folder.\n"),
    (PermissionError(errno.EACCES, os.strerror(errno.EACCES), "a"), 1,
     "Not done: a: Permission denied; have this account allowed to read and write there.\n"),
    (ProgramMissing("no Chromium here; install chromium"), 1,
     "Not done: no Chromium here; install chromium.\n"),
    (Busy("another check is under way"), 1,
     "Not done: another check is under way; wait until it has ended, then try again.\n"),
])
def test_one_sentence(
    error: BaseException, code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert raising(error) == code
    assert capsys.readouterr() == ("", words)


@pytest.mark.parametrize("error", [ValueError("x"), FileNotFoundError(errno.ENOENT, "x", "y")])
def test_what_no_one_foresaw_is_not_hidden(error: Exception) -> None:
    with pytest.raises(type(error)):
        raising(error)


def test_what_ends_well_keeps_its_code() -> None:
    assert [plainly(lambda: 0), plainly(lambda: 1)] == [0, 1]


def test_two_at_once(tmp_path: Path) -> None:
    with alone(tmp_path / "a/check.lock", "check"), pytest.raises(Busy) as busy:
        alone(tmp_path / "a/check.lock", "check")
    assert str(busy.value) == "another check is under way"
    with alone(tmp_path / "a/check.lock", "check"):
        pass


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_who_no_longer_listens_is_told_nothing(stream: str) -> None:
    code = (
        "import sys; from tools.plainly import plainly\n"
        "def work():\n"
        f"    for n in range(100000): print('x' * 100, file=sys.{stream})\n"
        "    return 0\n"
        "sys.exit(plainly(work))"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    assert running.stdout and running.stderr
    (running.stdout if stream == "stdout" else running.stderr).close()
    rest = running.stderr.read() if stream == "stdout" else running.stdout.read()
    assert (running.wait(60), rest) == (1, b"")
