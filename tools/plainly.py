"""What a command says when it is stopped: one plain sentence, and never a traceback for what
the machine or the author did."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout

from .machine import refusal
from .test.programs import ProgramMissing

INTERRUPTED = 130  # what a shell answers after Ctrl-C


class Busy(Exception):
    """Another command is at the same work; the text names it."""


def alone(file: Path, work: str) -> FileLock:
    """A lock to hold (by `with`) while that work goes on, freed by the system whatever ends it.

    file: in a folder of ours, which is made. Raises Busy at once when another holds it,
    OSError.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(file, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise Busy(f"another {work} is under way") from None
    return lock


def _say(text: str) -> None:
    try:
        print(text, file=sys.stderr)
    except OSError:
        return  # nobody hears us


def plainly(work: Callable[[], int]) -> int:
    """Does the work of a command and returns its exit code: 1 after one sentence on stderr for
    what the machine refuses, 130 after Ctrl-C. What no one foresaw keeps its traceback."""
    try:
        code = work()
        sys.stdout.flush()
    except KeyboardInterrupt:
        _say("Stopped. What was written is whole.")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our words is gone; so that Python's own last flush does not complain:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except ProgramMissing as missing:
        _say(f"Not done: {missing}.")
        return 1
    except Busy as busy:
        _say(f"Not done: {busy}; wait until it has ended, then try again.")
        return 1
    except OSError as error:
        refused = refusal(error)
        if refused is None:
            raise
        _say(f"Not done: {error.filename or 'this machine'}: {refused[0]}; {refused[1]}.")
        return 1
    return code
