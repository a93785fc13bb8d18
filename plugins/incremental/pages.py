"""Output files as tasks: each made again only when something it showed has changed.

A task of a template knows, from the last time it was rendered, which names and attributes it
read and what they were (its trace); it is as it was when all of them still are, the templates
too, and the file in the output is the one that was written then. A task of data says itself
what it depends on.
"""

import os
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
    Sequence,
)
from dataclasses import dataclass, field
from itertools import repeat
from operator import is_
from pathlib import Path
from typing import Any, Protocol

from .contents import Recorded, record_attribute, references, resolved
from .digest import Digester, Opaque, digest_bytes
from .forks import FEW, WorkerFailed, in_forks
from .kept import BODY, Kept, Reference, attached
from .plain import plain_bytes
from .progress import progressed
from .recipes import Data, Links, Page, Recipe, links_of, to_bytes
from .recording import Reads, Recorder
from .signatures import signature
from .traces import NEVER, Made, Output, Trace, shared_names

MISSING = b"missing"
_MANY = 500  # recipes, in memory
# Below so many files, one process is as fast: among them are lists of the whole site.
_FEW = 12
_FEW_LOOKED_AT = 1_000  # where few files have to be made


@dataclass(slots=True)
class Task:
    """One output file of a template. own: the variables given with it, which hide those of
    context."""

    name: str
    template: Any
    context: MutableMapping[str, Any]
    own: dict[str, Any]


@dataclass(slots=True)
class DataTask:
    """Files that are made together. key: the digest of all they depend on, or NEVER; depends,
    bodies: what it is made of, the bodies by their contents' paths; the rest as in
    `Writer.write_data`."""

    names: tuple[str, ...]
    key: bytes
    make: Callable[[], None]
    prepare: Callable[[], None] | None = None
    close: Callable[[], None] | None = None
    depends: bytes = b""
    bodies: tuple[tuple[str, bytes], ...] = ()
    recipe: Callable[[], tuple[Callable[[Any, str, Any], None], Any]] | None = None


@dataclass(slots=True)
class Work:
    """rendered, kept: names of output files, relative to it; made: the rendered ones."""

    rendered: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    made: dict[str, Made] = field(default_factory=dict)


@dataclass(slots=True)
class _Judged:
    """Whether names of a context are as they were, for as long as it holds these values."""

    names: tuple[str, ...]
    values: tuple[Any, ...]
    same: bool


class Digests(Protocol):
    """Of templates: see `Templates`."""

    def digest(self, template: Any) -> bytes: ...
    def compile(self, template: Any) -> None: ...


class Pages:
    """The output files of one run.

    outputs: of the last build, by name, none when they are of no use; output, stage: folders;
    put_aside: has the store keep recipes until the run is saved.
    """

    def __init__(
        self, outputs: Mapping[str, Output], output: Path, stage: Path, settings: Any,
        recorder: Recorder, templates: Digests, classes: Sequence[type],
        put_aside: Callable[[Sequence[tuple[str, bytes]]], None] | None = None,
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
        self._attributes: dict[str, dict[str, bytes | None]] = {}
        self._judged: dict[bytes, _Judged] = {}
        self._small: dict[Any, bytes | None] = {}  # digests of what many attributes are
        self.recorded: set[str] = {BODY}  # what is attached to contents, and bodies
        self._pending: list[Task] = []
        self._doubtful: set[str] = set()  # of these, those that may be as they were
        self._data: list[DataTask] = []
        self._settings = settings
        self._digest = Digester(settings, self._card)
        self._generators: dict[int, str] = {}
        self._put_aside = put_aside
        self.work = Work()

    def of_generator(self, environment: Any, name: str) -> None:
        """Says which generator has the templates of an environment."""
        self._generators[id(environment)] = name

    # --- what things look like ----------------------------------------------------------------

    def know(self, context: Mapping[str, Any]) -> None:
        """Says where contents are."""
        self._context = context

    def freeze(self, context: Mapping[str, Any], siteurl: str) -> None:
        """Everything is known: from here on, what is read is recorded."""
        self.know(context)
        contents = [each for each in context["generated_content"].values() if each is not None]
        for content in contents:
            kept = content.__dict__.get("_kept")
            if kept and any(each.what == "attach" for each in kept.references):
                content.get_content(siteurl)  # a file that is attached goes with its article
        self.recorded |= self._names_attached()
        for kind in self._classes:
            for name in self.recorded:
                record_attribute(kind, name, Recorded(name, self._recorder))

    def _names_attached(self) -> set[str]:
        return attached(
            content for content in self._context["generated_content"].values()
            if content is not None and "_kept" in content.__dict__
        )

    def _card(self, content: Any) -> bytes:
        """A content that a page shows. One that is not kept between builds is taken whole."""
        kept = content.__dict__.get("_kept")
        if kept is not None:
            if not kept.look:
                kept.look = digest_bytes(
                    content.__dict__["relative_source_path"].encode() + kept.card
                )
            return kept.look  # type: ignore[no-any-return]
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
            return self._looks(task.own[name])
        if name not in task.context:
            return MISSING
        value = task.context[name]
        known = self._shared.get(name)
        if known is None or known[0] is not value:
            known = (value, self._of(value))
            self._shared[name] = known
        return known[1]

    def _attribute(self, path: str, name: str) -> bytes | None:
        known = self._attributes.get(name)
        if known is None:
            known = self._attributes[name] = {}
        if path in known:
            return known[path]
        content = self._context["generated_content"].get(path)
        kept = content.__dict__.get("_kept") if content is not None else None
        if kept is None:
            found: bytes | None = MISSING
        elif name == BODY:
            body, links = self._shown_body(content, kept)
            if links:
                lead = "\0".join(resolved(links, self._context))
                found = digest_bytes(body + lead.encode("utf-8", "surrogatepass"))
            else:
                found = body
        else:
            found = self._looks(content.__dict__.get(name, MISSING))
        known[path] = found
        return found

    def _looks(self, value: Any) -> bytes | None:
        """The digest of an attribute: most are nothing, a number, or a neighbour's content."""
        kind = type(value)
        key: Any
        if value is None or kind is int:
            key = value
        elif kind is list and not value:
            key = ()
        elif kind in self._classes:
            key = kind, id(value)  # held by the context for as long as this run lasts
        elif kind is list and type(value[0]) in self._classes:
            return self._of_contents(value) or self._of(value)
        else:
            return self._of(value)
        if key not in self._small:
            self._small[key] = self._of(value)
        return self._small[key]

    def _of_contents(self, values: list[Any]) -> bytes | None:
        """The digest of a list of contents that are kept, None for one of other things too."""
        looks = []
        for each in values:
            if type(each) not in self._classes or (kept := each.__dict__.get("_kept")) is None:
                return None
            looks.append(kept.look or self._card(each))
        return digest_bytes(b"contents" + b"".join(looks))

    def _shown_body(self, content: Any, kept: Kept) -> tuple[bytes, tuple[Reference, ...]]:
        """The hash of a body, and its links: another one than was read, where a plugin says so."""
        text = content.__dict__.get(BODY)
        if text is None:
            return kept.body, kept.references
        with self._recorder.unwatched():
            return digest_bytes(text.encode("utf-8", "surrogatepass")), references(content)

    # --- what is asked for --------------------------------------------------------------------

    def add(self, task: Task) -> None:
        """A page that is wanted."""
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

    def bodies(self, contents: Iterable[Any]) -> tuple[tuple[str, bytes], ...] | None:
        """The paths of contents, each with what `body` gives; None when one cannot be told."""
        found = []
        known = self._attributes.get(BODY, {})
        for content in contents:
            own = content.__dict__
            path: str = own.get("relative_source_path") or ""
            digest = known.get(path) if "_kept" in own else None
            if digest is None:
                digest = self.body(content)
            if not path or digest is None:
                return None
            found.append((path, digest))
        return tuple(found)

    def _stands(self, name: str, template: bytes) -> Trace | None:
        """How a file came about that is still there, if it was by this template or key."""
        known = self._outputs.get(name)
        if known is None or template == NEVER or known.signature is None:
            return None
        trace = known.trace
        if trace.template != template or known.signature != signature(f"{self._output}/{name}"):
            return None
        return trace

    def _may_be_as_it_was(self, task: Task) -> bool:
        """Whether nothing speaks against it that is the same for many pages."""
        known = self._outputs.get(task.name)
        if known is None:
            return False
        template, shared = known.head
        return template == self._templates.digest(task.template) and self._is_shared_as_it_was(
            task, shared
        )

    def _is_as_it_was(self, task: Task) -> bool:
        """Whether a page that may be as it was is."""
        trace = self._stands(task.name, self._templates.digest(task.template))
        if trace is None:
            return False
        for name, digest in trace.own:
            if digest != self._name(task, name):
                return False
        attribute = self._attribute
        return all(digest == attribute(path, name) for path, name, digest in trace.attributes)

    def _is_shared_as_it_was(self, task: Task, shared: bytes) -> bool:
        """Whether names of the context look as they did; asked once for all pages that read
        the same names and saw the same."""
        judged = self._judged.get(shared)
        own, get = task.own, task.context.get
        if judged is not None and own.keys().isdisjoint(judged.names) and all(
            map(is_, judged.values, map(get, judged.names, repeat(MISSING)))
        ):
            return judged.same
        known = shared_names(shared)
        names = tuple(name for name, _ in known)
        same = all(digest == self._name(task, name) for name, digest in known)
        if own.keys().isdisjoint(names):
            values = tuple(map(get, names, repeat(MISSING)))
            self._judged[shared] = _Judged(names, values, same)
        return same

    # --- making -------------------------------------------------------------------------------

    def finish(self) -> None:
        """Renders every page that is wanted and not as it was, by every core. Raises what a
        template raises, or OSError."""
        if late := self._names_attached() - self.recorded:
            raise LateAttribute(sorted(late))
        doubtful = list(filter(self._may_be_as_it_was, self._pending))
        self._doubtful = {task.name for task in doubtful}
        others = [task for task in self._pending if task.name not in self._doubtful]
        for template in {id(task.template): task.template for task in self._pending}.values():
            self._templates.compile(template)
        # Lists of the site, which take longest, are asked for after articles.
        jobs: list[Task | DataTask] = [*self._data, *others, *reversed(doubtful)]
        total = len(self._data) + len(others)
        try:
            self._take(total, in_forks(
                jobs[len(self._data):], self._make, dealt=self._data, here=True,
                lives=2 if total >= FEW else 1, few=_FEW if total >= _FEW else _FEW_LOOKED_AT,
            ))
        except WorkerFailed:
            # Here, what went wrong is raised as it is, at its place. What was made is not made
            # again: it was said what there is to say.
            done = {*self.work.rendered, *self.work.kept}
            self._take(total, self._make(
                job for job in jobs if done.isdisjoint(
                    job.names if isinstance(job, DataTask) else (job.name,)
                )
            ))
        self._pending, self._data = [], []

    def _take(
        self, total: int, made: Iterable[tuple[list[Made] | str, list[Any], int]],
    ) -> None:
        """made: of each job what `_make` gives; total: how many are made for certain."""
        findings = self._settings.setdefault("FINDINGS", [])
        here = os.getpid()
        waiting: list[Made] = []  # with their recipes
        for files, found, process in made:
            if isinstance(files, str):
                self.work.kept.append(files)
                continue
            for one in files:
                self.work.rendered.append(one.name)
                self.work.made[one.name] = one
                if one.recipe:
                    waiting.append(one)
            if self._put_aside and len(waiting) >= _MANY:
                self._put_aside([(each.name, each.recipe) for each in waiting if each.recipe])
                for each in waiting:
                    each.recipe, each.aside = None, True
                waiting = []
            done = len(self.work.rendered)
            progressed.send(
                self, done=done, total=max(total, done), verb="Wrote", things="files"
            )
            if process != here:
                findings += found

    def _make(
        self, jobs: Iterable[Task | DataTask]
    ) -> Iterator[tuple[list[Made] | str, list[Any], int]]:
        """Makes what must be made. Gives of each job the files, or the name of a page that is as
        it was; what was said; and which process did it."""
        data: list[DataTask] = []  # they come first
        for job in jobs:
            if isinstance(job, DataTask):
                data.append(job)
                continue
            if data:
                yield from self._make_data(data)
                data = []
            if job.name in self._doubtful and self._is_as_it_was(job):
                yield job.name, [], os.getpid()
            else:
                yield [self.render(job)], [], os.getpid()
        yield from self._make_data(data)

    def _make_data(
        self, data: Sequence[DataTask]
    ) -> Iterator[tuple[list[Made], list[Any], int]]:
        findings = self._settings.setdefault("FINDINGS", [])
        for job in data:
            if job.prepare:
                job.prepare()
        read: dict[str, set[str]] = {}  # what one file reads, others may be made of too
        try:
            for job in data:
                before = len(findings)
                with self._recorder.recording() as reads:
                    job.make()
                for path, name in reads.attributes:
                    read.setdefault(path, set()).add(name)
                # What was said must be said again: a file with a warning is made each time.
                said = findings[before:]
                yield list(self.made_of_data(job, read, bool(said))), said, os.getpid()
        finally:
            for close in dict.fromkeys(job.close for job in data if job.close):
                close()

    def made_of_data(
        self, job: DataTask, read: Mapping[str, Collection[str]], spoke: bool
    ) -> Iterator[Made]:
        """The files of a task that has just been done. read: what it may have read, by
        the paths of contents; spoke: whether it had something to say."""
        if spoke or job.key == NEVER:
            yield from (Made(name, Trace(NEVER).to_bytes(), lasts=False) for name in job.names)
            return
        trace = Trace(job.key, b"", (("depends", job.depends),), tuple(
            (path, BODY, digest) for path, digest in job.bodies
        )).to_bytes()
        paths = dict.fromkeys(path for path, _ in job.bodies)
        recipe = None
        if job.recipe and paths:
            recipe = self._recipe(Data(job.names, *job.recipe()), {
                (path, name) for path in paths for name in (BODY, *read.get(path, ()))
            })
        first, *others = job.names
        yield Made(first, trace, recipe, tuple(paths))
        yield from (Made(name, trace) for name in others)

    def _recipe(
        self, of: Page | Data, attributes: Collection[tuple[str, str]]
    ) -> bytes | None:
        """How something is made again, where that can be told."""
        values, absent, links = {}, [], Links()
        contents = self._context["generated_content"]
        for path, name in sorted(attributes):
            content = contents.get(path)
            if content is None or "_kept" not in content.__dict__:
                return None
            own = content.__dict__
            if name == BODY and name in own:
                return None  # not the one that its file gives
            if name == BODY:
                links |= links_of(own["_kept"].references, self._context)
            elif name in own:
                values[path, name] = own[name]
            else:
                absent.append((path, name))
        return to_bytes(Recipe(of, values, tuple(absent), links))

    def _recipe_of(self, task: Task, reads: Reads) -> bytes | None:
        for name in reads.names:
            if name not in task.own and name in task.context and (
                task.context[name] is not self._settings.get(name, MISSING)
            ):
                return None  # it shows what the whole site decides on
        kind = self._generators.get(id(task.template.environment))
        if kind is None:
            return None
        return self._recipe(Page(kind, task.template.name, task.own), reads.attributes)

    def render(self, task: Task) -> Made:
        """Renders and writes a page below the staging folder."""
        if site := task.own.get("localsiteurl"):
            task.context["localsiteurl"] = site  # contents look there where their links lead from
        with self._recorder.recording() as reads:
            text = task.template.render({**task.context, **task.own})
        if self._settings.get("RELATIVE_URLS"):
            reads.names.add("localsiteurl")
        self._write(f"{self._stage}/{task.name}", text)
        names = {name: self._name(task, name) for name in sorted(reads.names)}
        attributes = [
            (path, name, self._attribute(path, name)) for path, name in sorted(reads.attributes)
        ]
        if None in names.values() or any(digest is None for _, _, digest in attributes):
            return Made(task.name, Trace(NEVER).to_bytes(), lasts=False)
        trace = Trace(
            self._templates.digest(task.template),
            plain_bytes(tuple(each for each in names.items() if each[0] not in task.own)),
            tuple((name, digest) for name, digest in names.items()
                  if digest is not None and name in task.own),
            tuple((path, name, digest) for path, name, digest in attributes if digest),
        )
        shows = tuple(sorted({
            path for path, name in reads.attributes if name in self._recorder.guarded
        }))
        recipe = self._recipe_of(task, reads) if shows else None
        return Made(task.name, trace.to_bytes(), recipe, shows)


    def _write(self, path: str, text: str) -> None:
        folder = path.rpartition("/")[0]
        try:
            os.mkdir(folder)  # noqa: PTH102  # most pages have one of their own
        except FileExistsError:
            pass
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123  # as Pelican does
            file.write(text)


class LateAttribute(RuntimeError):
    """A plugin attached something to contents after everything was known."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(
            f"attributes attached to contents while the output was being written: "
            f"{', '.join(names)}; attach them by all_generators_finalized, or set "
            "INCREMENTAL = False"
        )
