"""How far an import is: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from .run import Tell

EVERY = 10.0  # seconds between two plain lines


def plain(step: str, done: int, total: int) -> str:
    """One line of progress."""
    share = f"{100 * done // total} %" if total else "100 %"
    return f"{step}: {share}"


@contextmanager
def telling(stream: object = None) -> Iterator[Tell]:
    """A function to call with the step's name, how much is done and how much there is."""
    console = Console(file=sys.stderr)
    if not console.is_terminal:
        yield _Plain()
        return
    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        steps: dict[str, TaskID] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in steps:
                steps[step] = progress.add_task(step, total=total)
            progress.update(steps[step], completed=done, total=total)

        yield tell


class _Plain:
    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, step: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last >= EVERY:
            self._last = now
            print(plain(step, done, total), file=sys.stderr)
