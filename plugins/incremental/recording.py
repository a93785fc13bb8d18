"""What a render reads: names of its context, and attributes of contents.

While a recording is open in this process, `Reads` gathers both. Attributes that are recorded
are `Recorded` descriptors on the classes of contents; names are seen by the class of the
Jinja context.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jinja2.runtime import Context


class Reads:
    """names: of the template's context; attributes: (path of a content, attribute)."""

    __slots__ = ("attributes", "names")

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()


class Recorder:
    """Where reads go, for one run; nothing is recorded while `reads` is None."""

    def __init__(self) -> None:
        self.reads: Reads | None = None

    @contextmanager
    def recording(self) -> Iterator[Reads]:
        """Opens a recording. They do not nest: one page is rendered at a time."""
        reads = Reads()
        self.reads = reads
        try:
            yield reads
        finally:
            self.reads = None


def context_class(recorder: Recorder) -> type[Context]:
    """A Jinja context that tells the recorder each name it is asked for."""

    class RecordedContext(Context):
        def resolve_or_missing(self, key: str) -> Any:
            """Jinja's one way to a name; those that the template itself set are its own."""
            if recorder.reads is not None and key not in self.vars:
                recorder.reads.names.add(key)
            return super().resolve_or_missing(key)

        def __contains__(self, name: object) -> bool:
            if recorder.reads is not None:
                recorder.reads.names.add(str(name))
            return super().__contains__(str(name))

    return RecordedContext
