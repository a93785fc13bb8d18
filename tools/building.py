"""How far a Pelican run is, told as it goes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pelican import signals

from .progress import Progress

TOLD = 250  # texts or files between two words to the author


@contextmanager
def told(progress: Progress) -> Iterator[None]:
    """Tells progress of the texts read and the files written by a run meanwhile. Texts are
    those of the catalogue; each has a file to be written, and lists and feeds come on top."""
    read = written = texts = 0

    def one_read(generator: Any, **_: Any) -> None:
        nonlocal read, texts
        texts = texts or len(generator.settings.get("CATALOGUE", ()))
        read += 1
        if read % TOLD == 0:
            progress.step(min(read, texts), texts, "Read", "texts")

    def one_written(path: Any, **_: Any) -> None:
        nonlocal written
        written += 1
        if written % TOLD == 0:
            progress.step(written, max(written, texts), "Wrote", "files")

    # Kept for as long as the run: Pelican's signals hold their receivers weakly.
    pairs: list[tuple[Any, Any]] = [
        (signals.article_generator_context, one_read),
        (signals.page_generator_context, one_read),
        (signals.content_written, one_written),
    ]
    for signal, receiver in pairs:
        signal.connect(receiver)
    try:
        yield
    finally:
        for signal, receiver in pairs:
            signal.disconnect(receiver)
