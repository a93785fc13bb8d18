"""Output files as tasks: each made again only when something it showed has changed.

A task of a template knows, from the last time it was rendered, which names and attributes it
read and what they were (its trace); it is as it was when all of them still are, the templates
too, and the file in the output is the one that was written then. A task of data says itself
what it depends on.
"""

import marshal
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .contents import BODY, attached, record_attribute, resolved
from .digest import Digester, Opaque, digest_bytes
from .forks import WorkerFailed, in_forks
from .progress import progressed
from .recording import Recorder
from .signatures import Signature, signature
from .templates import Templates

MISSING = b"missing"
NEVER = b""  # the template of an output that is never as it was


@dataclass(slots=True)
class Task:
    """One output file of a template. own: the variables given with it, which hide those of
    context."""

    name: str
    template: Any
    context: Mapping[str, Any]
    own: dict[str, Any]


@dataclass(slots=True)
class DataTask:
    """Files that are made together. key: the digest of all they depend on, or NEVER; the rest
    as in `Writer.write_data`."""

    names: tuple[str, ...]
    key: bytes
    make: Callable[[], None]
    prepare: Callable[[], None] | None = None
    close: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """template: its digest; names, attributes: what was read, and its digest then."""

    template: bytes
    names: tuple[tuple[str, bytes], ...] = ()
    attributes: tuple[tuple[str, str, bytes], ...] = ()


@dataclass(slots=True)
class Output:
    """An output file of the last build: how it came about, and its signature."""

    trace: Trace
    signature: Signature | None = None

    def to_bytes(self) -> bytes:
        """For the store."""
        trace = self.trace
        return marshal.dumps(
            (trace.template, trace.names, trace.attributes, self.signature)
        )


def output_from(data: bytes) -> Output:
    """The output that `Output.to_bytes` made bytes of."""
    template, names, attributes, found = marshal.loads(data)  # noqa: S302  # checksummed
    return Output(Trace(template, names, attributes), found)


@dataclass(slots=True)
class Work:
    """rendered, kept: names of output files, relative to it; traces: of the rendered ones."""

    rendered: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    traces: dict[str, Trace] = field(default_factory=dict)


class Pages:
    """The output files of one run.

    outputs: of the last build, by name, none when they are of no use; output, stage: folders.
    """

    def __init__(
        self, outputs: Mapping[str, Output], output: Path, stage: Path, settings: Any,
        recorder: Recorder, templates: Templates, classes: Sequence[type],
    ) -> None:
        self._outputs = outputs
        self._output = output
        self._stage = stage
        self._recorder = recorder
        self._templates = templates
        self._classes = classes
        self._context: Mapping[str, Any] = {}
        self._cards: dict[int, tuple[Any, bytes]] = {}
        self._shared: dict[str, tuple[Any, bytes | None]] = {}
        self._attributes: dict[tuple[str, str], bytes | None] = {}
        self._recorded: set[str] = {BODY}
        self._pending: list[Task] = []
        self._data: list[DataTask] = []
        self._settings = settings
        self._digest = Digester(settings, self._card)
        self.work = Work()

    # --- what things look like ----------------------------------------------------------------

    def freeze(self, context: Mapping[str, Any], siteurl: str) -> None:
        """Everything is known: from here on, what is read is recorded."""
        self._context = context
        contents = [each for each in context["generated_content"].values() if each is not None]
        for content in contents:
            kept = content.__dict__.get("_kept")
            if kept and any(each.what == "attach" for each in kept.references):
                content.get_content(siteurl)  # a file that is attached goes with its article
        self._recorded |= self._names_attached()
        for kind in self._classes:
            for name in self._recorded:
                record_attribute(kind, name, self._recorder)

    def _names_attached(self) -> set[str]:
        return {
            name for content in self._context["generated_content"].values()
            if content is not None and "_kept" in content.__dict__ for name in attached(content)
        }

    def _card(self, content: Any) -> bytes:
        """A content that a page shows. One that is not kept between builds is taken whole."""
        kept = content.__dict__.get("_kept")
        if kept is not None:
            return content.__dict__["relative_source_path"].encode() + kept.card  # type: ignore[no-any-return]
        known = self._cards.get(id(content))
        if known is None:
            self._cards[id(content)] = (content, b"itself")  # it may refer to itself
            own = {
                name: value for name, value in vars(content).items()
                if name not in {"settings", "_context", "_output_location_referenced"}
            }
            known = self._cards[id(content)] = (
                content, self._digest((own, content.url, content.save_as))
            )
        return known[1]

    def _of(self, value: Any) -> bytes | None:
        try:
            return self._digest(value)
        except (Opaque, RecursionError):
            return None

    def _name(self, task: Task, name: str) -> bytes | None:
        if name in task.own:
            return self._of(task.own[name])
        if name not in task.context:
            return MISSING
        value = task.context[name]
        known = self._shared.get(name)
        if known is None or known[0] is not value:
            known = (value, self._of(value))
            self._shared[name] = known
        return known[1]

    def _attribute(self, path: str, name: str) -> bytes | None:
        key = (path, name)
        if key not in self._attributes:
            content = self._context["generated_content"].get(path)
            kept = content.__dict__.get("_kept") if content is not None else None
            if kept is None:
                found: bytes | None = MISSING
            elif name == BODY:
                lead = "\0".join(resolved(kept.references, self._context))
                found = digest_bytes(kept.body + lead.encode("utf-8", "surrogatepass"))
            else:
                found = self._of(content.__dict__.get(name, MISSING))
            self._attributes[key] = found
        return self._attributes[key]

    # --- what is asked for --------------------------------------------------------------------

    def add(self, task: Task) -> None:
        """A page that is wanted."""
        if self._is_as_it_was(task):
            self.work.kept.append(task.name)
        else:
            self._pending.append(task)

    def add_data(self, task: DataTask) -> None:
        """Files that are wanted."""
        if all(self._stands(name, task.key) for name in task.names):
            self.work.kept += task.names
        else:
            self._data.append(task)

    def drop(self, name: str) -> None:
        """A page that was wanted is to be another one."""
        self._pending = [task for task in self._pending if task.name != name]
        if name in self.work.kept:
            self.work.kept.remove(name)

    def digest(self, value: Any) -> bytes | None:
        """The digest of what a task of data depends on, or None when it cannot be told."""
        return self._of(value)

    def body(self, content: Any) -> bytes | None:
        """The digest of a content's body and of where its links lead."""
        kept = content.__dict__.get("_kept")
        if kept is None:
            return self._of(vars(content).get(BODY))
        return self._attribute(content.__dict__["relative_source_path"], BODY)

    def _stands(self, name: str, template: bytes) -> bool:
        known = self._outputs.get(name)
        return (
            known is not None and template != NEVER and known.trace.template == template
            and known.signature is not None
            and known.signature == signature(f"{self._output}/{name}")
        )

    def _is_as_it_was(self, task: Task) -> bool:
        if not self._stands(task.name, self._templates.digest(task.template)):
            return False
        trace = self._outputs[task.name].trace
        return all(
            digest == self._name(task, name) for name, digest in trace.names
        ) and all(
            digest == self._attribute(path, name) for path, name, digest in trace.attributes
        )

    # --- making -------------------------------------------------------------------------------

    def finish(self) -> None:
        """Renders every page that is wanted and not as it was, by every core. Raises what a
        template raises, or OSError."""
        if self._names_attached() - self._recorded:
            raise LateAttribute(sorted(self._names_attached() - self._recorded))
        for template in {id(task.template): task.template for task in self._pending}.values():
            self._templates.compile(template)
        for folder in {os.path.dirname(task.name) for task in self._pending}:  # noqa: PTH120
            os.makedirs(f"{self._stage}/{folder}", exist_ok=True)  # noqa: PTH103
        jobs: list[Task | DataTask] = [*self._data, *self._pending]
        try:
            self._take(jobs, in_forks(jobs, self._make))
        except WorkerFailed:
            # Here, what went wrong is raised as it is, at its place.
            self.work.rendered.clear()
            self._take(jobs, self._make(jobs))
        self._pending, self._data = [], []

    def _take(
        self, jobs: Sequence[Task | DataTask],
        made: Iterable[tuple[str, Trace, list[Any], int]],
    ) -> None:
        findings = self._settings.setdefault("FINDINGS", [])
        here = os.getpid()
        for name, trace, found, process in made:
            self.work.rendered.append(name)
            self.work.traces[name] = trace
            progressed.send(
                self, done=len(self.work.rendered), total=len(jobs), verb="Wrote", things="files"
            )
            if process != here:
                findings += found

    def _make(
        self, jobs: Sequence[Task | DataTask]
    ) -> Iterator[tuple[str, Trace, list[Any], int]]:
        findings = self._settings.setdefault("FINDINGS", [])
        data = [job for job in jobs if isinstance(job, DataTask)]
        for job in data:
            if job.prepare:
                job.prepare()
        try:
            for job in data:
                before = len(findings)
                job.make()
                # What was said must be said again: a file with a warning is made each time.
                said = findings[before:]
                trace = Trace(NEVER if said else job.key)
                for name in job.names:
                    yield name, trace, said, os.getpid()
                    said = []
        finally:
            for close in dict.fromkeys(job.close for job in data if job.close):
                close()
        for task in jobs:
            if isinstance(task, Task):
                yield task.name, self._render(task), [], os.getpid()

    def _render(self, task: Task) -> Trace:
        with self._recorder.recording() as reads:
            text = task.template.render({**task.context, **task.own})
        # As Pelican opens it.
        with open(f"{self._stage}/{task.name}", "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(text)
        names = [(name, self._name(task, name)) for name in sorted(reads.names)]
        attributes = [
            (path, name, self._attribute(path, name)) for path, name in sorted(reads.attributes)
        ]
        if any(digest is None for _, digest in names) or any(
            digest is None for _, _, digest in attributes
        ):
            return Trace(NEVER)
        return Trace(
            self._templates.digest(task.template),
            tuple((name, digest) for name, digest in names if digest is not None),
            tuple((path, name, digest) for path, name, digest in attributes if digest),
        )


class LateAttribute(RuntimeError):
    """A plugin attached something to contents after everything was known."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(
            f"attributes attached to contents while the output was being written: "
            f"{', '.join(names)}; attach them by all_generators_finalized, or set "
            "INCREMENTAL = False"
        )
