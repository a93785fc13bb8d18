"""How a long work tells where it is: a bar on a terminal, plain lines elsewhere."""

import sys
from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import Protocol, Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar


class Progress(Protocol):
    """Where the words go."""

    def say(self, text: str) -> None:
        """One line."""

    def step(self, done: int, total: int, verb: str = "Sent", things: str = "files") -> None:
        """So many things of so many are done."""


class Lines:
    """Plain lines, for a file, a pipe or a log."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout

    def say(self, text: str) -> None:
        """One line, at once: the next may be minutes away."""
        print(text, file=self._stream, flush=True)

    def step(self, done: int, total: int, verb: str = "Sent", things: str = "files") -> None:
        """One line for each batch."""
        self.say(f"{verb} {done} of {total} {things}.")


class Terminal:
    """A bar that stays at the bottom while lines scroll above it; to be used by `with`."""

    def __init__(self, console: Console | None = None) -> None:
        self._bar = Bar(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console or Console(highlight=False), transient=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def say(self, text: str) -> None:
        """One line above the bar."""
        self._bar.console.print(text, markup=False, soft_wrap=True)

    def step(self, done: int, total: int, verb: str = "Sent", things: str = "files") -> None:
        """Moves the bar, which appears with the first step, and stands for one kind of work."""
        if not self._bar.tasks:
            self._bar.add_task("", total=total)
            self._bar.start()
        self._bar.update(
            self._bar.tasks[0].id, completed=done, total=total, description=f"{verb} {things}"
        )


def progress(stream: TextIO | None = None) -> AbstractContextManager[Progress]:
    """What suits the stream, the standard output by default; to be used by `with`."""
    stream = stream or sys.stdout
    if stream.isatty():
        return Terminal(Console(file=stream, highlight=False))
    return nullcontext(Lines(stream))
