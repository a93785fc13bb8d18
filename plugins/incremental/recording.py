"""What a render reads: names of its context, and attributes of contents.

While a recording is open in this process, `Reads` gathers both. Attributes that are recorded
are `Recorded` descriptors on the classes of contents; names are seen by the class of the
Jinja context.
"""

from collections.abc import Collection, Iterator
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
    """Where reads go, for one run.

    reads: of the output that is being made, None while none is; guarded: attributes that
    nobody but outputs should read; consulted: the paths of contents that were asked for one of
    these by anyone else (a plugin that looks into bodies, say) while `watching`.
    """

    def __init__(self, guarded: Collection[str] = ()) -> None:
        self.reads: Reads | None = None
        self.guarded = frozenset(guarded)
        self.watching = False
        self.consulted: set[str] = set()
        self.asked = 0

    def attribute(self, path: str, name: str) -> None:
        """An attribute of the content at a path is read."""
        self.asked += 1
        if self.reads is not None:
            self.reads.attributes.add((path, name))
        elif self.watching and name in self.guarded:
            self.consulted.add(path)

    @contextmanager
    def unwatched(self) -> Iterator[None]:
        """While this engine itself looks into contents."""
        watching, self.watching = self.watching, False
        try:
            yield
        finally:
            self.watching = watching

    @contextmanager
    def recording(self) -> Iterator[Reads]:
        """Opens a recording; what is read meanwhile is not read by one that was open."""
        reads, outer = Reads(), self.reads
        self.reads = reads
        try:
            yield reads
        finally:
            self.reads = outer


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
