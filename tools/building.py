"""How far a Pelican run is, told as it goes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pelican import signals

from plugins.incremental.progress import progressed

from .progress import Progress

TOLD = 250  # texts or files between two words to the author


@contextmanager
def told(progress: Progress) -> Iterator[None]:
    """Tells progress of the texts read and the files written by a run meanwhile. Texts are
    those of the catalogue; each has a file to be written, and lists and feeds come on top."""
    read = written = texts = 0
    here = os.getpid()

    def one_read(generator: Any, **_: Any) -> None:
        nonlocal read, texts
        if os.getpid() != here:
            return  # a worker of the build, which tells for all of them
        texts = texts or len(generator.settings.get("CATALOGUE", ()))
        read += 1
        if read % TOLD == 0:
            progress.step(min(read, texts), texts, "Read", "texts")

    def one_written(path: Any, **_: Any) -> None:
        nonlocal written
        if os.getpid() != here:
            return
        written += 1
        if written % TOLD == 0:
            progress.step(written, max(written, texts), "Wrote", "files")

    def stepped(_: Any, done: int, total: int, verb: str, things: str) -> None:
        if done % TOLD == 0:
            progress.step(done, total, verb, things)

    # Nothing of the site hangs on them: a build may leave out what has not changed.
    one_read.only_counts = one_written.only_counts = True  # type: ignore[attr-defined]
    # Kept for as long as the run: Pelican's signals hold their receivers weakly.
    pairs: list[tuple[Any, Any]] = [
        (signals.article_generator_context, one_read),
        (signals.page_generator_context, one_read),
        (signals.content_written, one_written),
        (progressed, stepped),
    ]
    for signal, receiver in pairs:
        signal.connect(receiver)
    try:
        yield
    finally:
        for signal, receiver in pairs:
            signal.disconnect(receiver)
