"""A run for edited bodies alone: what shows them is made again from its recipe, and nothing
else of the site is so much as loaded.

Whatever else may have changed, or is not known here, ends it by `NotPossible` before anything
has reached the output; `Run` does the work then. It checks itself: all that an output reads
must look as it did when the whole site was there, except for the bodies.
"""

import marshal
import operator
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from functools import partial
from pathlib import Path
from typing import Any

from . import contents, leavings, recipes
from .contents import Terms, make_class, record_attribute, restore
from .files import Files, one_to_bytes
from .kept import BODY, Kept
from .moments import Watch, watched
from .pages import DataTask, Pages, Task
from .quick import Last, Seen, amend
from .recipes import Data, Key, Links, Page, Recipe
from .recording import Recorder, context_class
from .signatures import SIZE, signature
from .sources import OWN, Row, Sources, own_names, row_from
from .store import VERSION, Store
from .templates import Compiled
from .traces import Made, Output, Trace, data_key, output_from
from .unknown import Known, NotPossible, Places
from .world import settings_digest


class _Same:
    """The digests of templates, none of which has changed. digest: of the one in hand."""

    known = b""

    def digest(self, template: Any) -> bytes:
        """As `Templates.digest`."""
        del template
        return self.known

    def compile(self, template: Any) -> None:
        """Nothing: pages are rendered here."""


class _Compiled(Mapping[str, bytes]):
    def __init__(self, store: Store) -> None:
        self._store = store

    def __getitem__(self, key: str) -> bytes:
        data = self._store.get("facts", f"compiled:{key}")
        if data is None:
            raise KeyError(key)
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _new(generator_class: Callable[[str], Any], given: Mapping[str, Any], name: str) -> Any:
    return generator_class(name)(**given)


class Partial:
    """settings: Pelican's, as the site gives them; state: the file of the state; last, seen:
    see `quick`. Every method raises NotPossible, or Damaged for a state that cannot be used."""

    def __init__(
        self, settings: MutableMapping[str, Any], state: Path, last: Last, seen: Seen
    ) -> None:
        self.settings = settings
        self._settings_digest, _ = settings_digest(settings)
        self._last, self._seen = last, seen
        self.watch = Watch()
        settings["CLOCK"] = watched(settings.get("CLOCK"), self.watch)
        self._now = settings["CLOCK"]()
        self.files = Files({})
        self.recorder = Recorder()
        if not state.is_file():
            raise NotPossible("there is no state")
        self.store = Store(state)
        self._check_state()
        self._former = {path: self._row(path) for path in seen.edited}
        settings["READING_ONLY"] = seen.edited
        settings["READING_ANSWERED"] = {
            path: {(what, question): answer for what, question, answer in row.needs}
            for path, row in self._former.items()
        }
        settings["READING_MEMO"] = self._memo
        self._memos: dict[str, bytes] = {}
        self._absent: set[Key] = set()
        self._links: Links = {}
        self._contents: dict[str, Any] = {}
        self._changed: dict[Key, Any] = {}
        self._recorded = [
            name for name in marshal.loads(self._fact("recorded") or b"")  # noqa: S302
            if name != BODY
        ]
        self.article_class = self._class(contents.ARTICLE)
        self.page_class = self._class(contents.PAGE)
        self._compiled = Compiled(_Compiled(self.store))
        self._templates = _Same()
        self.made: list[Made] = []

    # --- what was kept ------------------------------------------------------------------------

    def _fact(self, name: str) -> bytes | None:
        return self.store.get("facts", name)

    def _check_state(self) -> None:
        if self._fact("version") != VERSION.encode() or self._fact("build") != self._last.build:
            raise NotPossible("the state is of another build")
        if self._fact("settings") != self._settings_digest:
            raise NotPossible("the settings say something else")
        hindrance = self._fact("hindrance")
        if hindrance != b"":
            raise NotPossible(hindrance.decode() if hindrance else "nobody knows whether it may")
        consulted = marshal.loads(self._fact("consulted") or b"")  # noqa: S302  # checksummed
        if not set(self._seen.edited).isdisjoint(consulted):
            raise NotPossible("a plugin looks into the body")
        if any(path in said for path in self._seen.edited for said in self._last.warnings):
            raise NotPossible("something was said of the file")

    def _row(self, path: str) -> Row:
        data = self.store.get("sources", path)
        if data is None:
            raise NotPossible(f"{path} is not kept")
        return row_from(data)

    def _memo(
        self, what: str, paths: Iterable[str], read: Callable[[str], Any],
        to_bytes: Callable[[Any], bytes | None], from_bytes: Callable[[bytes], Any],
        same: Callable[[Any, Any], bool] = operator.eq,
    ) -> dict[str, Any]:
        """As `Run.memo`, of the edited files: what it gives must be what it gave."""
        found = {}
        for path in paths:
            key = f"{what}:{path}"
            value = self.files.hash(f"{self.settings['PATH']}/{path}")
            former = self.store.get("memos", key)
            data = to_bytes(read(path))
            if former is None or value is None or data is None:
                raise NotPossible(f"{what} of {path} is not kept")
            if not self.files.stands(f"{self.settings['PATH']}/{path}"):
                raise NotPossible(f"{path} is being edited")
            found[path] = from_bytes(data)
            if not same(found[path], from_bytes(former[SIZE:])):
                raise NotPossible(f"{what} of {path} has changed")
            self._memos[key] = value + data
        return found

    def _class(self, base: type) -> type[Any]:
        kind = make_class(base, self.recorder, self.store.body)
        for name in self._recorded:
            record_attribute(kind, name, Known(name, self.recorder, self._absent))
        return kind

    def is_future(self, content: Any) -> bool:
        """As `Run.is_future`."""
        date = getattr(content, "date", None)
        return date is not None and self._now < date

    # --- a run --------------------------------------------------------------------------------

    def make(
        self, stage: Path, generator_class: Callable[[str], Any], others: Mapping[str, Any]
    ) -> None:
        """Makes again what shows the edited bodies, below stage; the plugins are there.
        generator_class: by name; others: what Pelican gives generators besides settings."""
        self._check_state()  # nobody else builds from here on
        settings = self.settings
        self.recorder.guarded = frozenset({BODY, *own_names(settings)})
        context = {
            **settings, "static_links": set(), "localsiteurl": settings["SITEURL"],
            "generated_content": Places("generated_content", self._links, self._contents.get),
            "static_content": Places("static_content", self._links, lambda _: None),
        }
        self._context = context
        self._terms = Terms(settings)
        self._generators: dict[str, Any] = {}
        self._new_generator = partial(_new, generator_class, {
            "context": context, "settings": settings, **others
        })
        self.pages = Pages(
            {}, Path(self._last.output), stage, settings, self.recorder, self._templates,
            (self.article_class, self.page_class),
        )
        self.pages.know(context)
        self._read()
        shown: dict[str, None] = {}
        for path in self._seen.edited:
            names = self.store.get("shown", path)
            if names is None:
                raise NotPossible(f"it is not known where {path} is shown")
            shown |= dict.fromkeys(marshal.loads(names))  # noqa: S302  # under a checksum
        done: set[str] = set()
        for name in shown:
            if name not in done:
                done |= self._output(name, stage)

    def generator(self, name: str) -> Any:
        """The generator of that name, which has read nothing."""
        if name not in self._generators:
            self._generators[name] = self._new_generator(name)
        return self._generators[name]

    def equip(self, generator: Any) -> None:
        """As `Run.equip`."""
        generator.env.context_class = context_class(self.recorder)
        generator.env.bytecode_cache = self._compiled
        self.pages.of_generator(generator.env, type(generator).__name__)

    # --- the edited files ---------------------------------------------------------------------

    def _read(self) -> None:
        known = {row.body for row in self._former.values()}
        self._sources = Sources(
            {}, self.files, self._terms, self.settings, self.store.add_bodies, known
        )
        self._rows: dict[str, Row] = {}
        for path, former in self._former.items():
            kind, reader = self._reader(former.kind)
            self._sources.prefetch([path], kind, reader)
            row = self._sources.row(path)
            if row is None:
                raise NotPossible(f"{path} cannot be read")
            self._compare(path, former, row)
            self._rows[path] = row

    def _reader(self, kind: str) -> tuple[type, Callable[[str], Any]]:
        if kind not in {"Article", "Page"}:
            raise NotPossible(f"it is of kind {kind}")
        generator = self.generator(f"{kind}sGenerator")
        return generator._class(), generator._to_keep

    def _compare(self, path: str, former: Row, row: Row) -> None:
        """Raises NotPossible when more than the body is another one."""
        if (row.card, row.references, row.needs) != (former.card, former.references, former.needs):
            raise NotPossible(f"more than the body of {path} has changed")
        if any(each.what == "attach" for each in row.references):
            raise NotPossible(f"{path} has files attached to it")
        (said_then, left_then), (said, left) = (
            leavings.from_bytes(each.left, self._terms, self.settings) for each in (former, row)
        )
        if said_then or said or left_then.keys() != left.keys():
            raise NotPossible(f"reading {path} says something")
        for table, value in left.items():
            if value != left_then[table]:
                self._own(path, table, left_then[table], value)

    def _own(self, path: str, table: str, former: Any, value: Any) -> None:
        _, attributes = self.settings.get(OWN, {}).get(table, ((), None))
        found = attributes(former, value) if attributes else None
        if found is None:
            raise NotPossible(f"{table} of {path} has changed")
        self._changed |= {(path, name): each for name, each in found.items()}

    # --- contents -----------------------------------------------------------------------------

    def _content(self, path: str) -> Any:
        """The content of a path that a recipe names."""
        if path not in self._contents:
            row = self._rows.get(path) or self._row(path)
            kind = {"Article": self.article_class, "Page": self.page_class}[row.kind]
            content = self._contents[path] = restore(
                kind, row.state, Kept(row.card, row.body, row.references), self._terms,
                self.settings, self._context,
            )
            for name in self._recorded:
                content.__dict__.pop(name, None)
        return self._contents[path]

    # --- outputs ------------------------------------------------------------------------------

    def _output(self, name: str, stage: Path) -> set[str]:
        """Makes an output again, and those that are made with it; returns their names."""
        if name not in self._last.outputs:
            return {name}  # it is no longer made
        data = self.store.get("outputs", name)
        if data is None:
            raise NotPossible(f"it is not known how {name} was made")
        trace = output_from(data).trace
        paths = {path for path, _, _ in trace.attributes}
        if paths.isdisjoint(self._rows):
            return {name}
        known = self.store.get("recipes", name)
        if known is None:
            raise NotPossible(f"there is no recipe of {name}")
        recipe = recipes.from_bytes(known, self._terms, self._content)
        for path in paths:
            self._content(path)
        self._links |= recipe.links
        self._absent |= set(recipe.absent)
        for key, value in {**recipe.attributes, **self._changed}.items():
            if key[0] in self._contents:
                self._contents[key[0]].__dict__[key[1]] = value
        if isinstance(recipe.of, Data):
            return self._data(recipe, recipe.of, trace, stage)
        self._page(name, recipe.of, trace, stage)
        return {name}

    def _page(self, name: str, page: Page, trace: Trace, stage: Path) -> None:
        template = self.generator(page.generator).env.get_template(page.template)
        self._templates.known = trace.template
        os.makedirs(os.path.dirname(f"{stage}/{name}"), exist_ok=True)  # noqa: PTH103, PTH120
        made = self.pages.render(Task(name, template, self._context, page.own))
        self._check(made, trace)
        self.made.append(made)

    def _check(self, made: Made, former: Trace) -> None:
        """Raises NotPossible unless what an output read looks as it did, but for the bodies."""
        trace = output_from(Output(made.trace, None).to_bytes()).trace
        if not made.lasts or set(trace.names) - set(former.names):
            raise NotPossible(f"{made.name} shows something else")
        # Of one that it did not show before, nobody would know that it does now.
        edited = {*self._changed, *((path, BODY) for path in self._rows)} & {
            (path, name) for path, name, _ in former.attributes
        }
        for path, name, _ in set(trace.attributes) - set(former.attributes):
            if (path, name) not in edited:
                raise NotPossible(f"{made.name} shows another {name} of {path}")

    def _data(self, recipe: Recipe, data: Data, trace: Trace, stage: Path) -> set[str]:
        bodies = tuple(
            (path, self.pages.body(self._contents[path])) for path, _, _ in trace.attributes
        )
        if any(digest is None for _, digest in bodies):
            raise NotPossible(f"a body of {data.names[0]} cannot be told")
        known = tuple((path, digest) for path, digest in bodies if digest is not None)
        former = {path: digest for path, _, digest in trace.attributes}
        if any(digest != former[path] and path not in self._rows for path, digest in known):
            raise NotPossible(f"{data.names[0]} shows another body")
        (_, depends), = trace.names
        job = DataTask(
            data.names, data_key(depends, (digest for _, digest in known)),
            lambda: data.make(self.generator("ArticlesGenerator"), str(stage), data.payload),
            depends=depends, bodies=known, recipe=lambda: (data.make, data.payload),
        )
        with self.recorder.recording() as reads:
            job.make()
        read: dict[str, set[str]] = {}
        for path, name in {*reads.attributes, *recipe.attributes, *recipe.absent}:
            read.setdefault(path, set()).add(name)
        self.made += self.pages.made_of_data(job, read, False)
        return set(data.names)

    # --- what is kept anew --------------------------------------------------------------------

    def save(self, output: Path) -> None:
        """Keeps what this run found out; the output is in its place."""
        self.build = b""  # until it is kept
        with self.store.saving():
            self._save(output)

    def _save(self, output: Path) -> None:
        self.signatures = {one.name: signature(output / one.name) for one in self.made}
        build = secrets.token_bytes(16)
        root = self.settings["PATH"]
        self.read = {path: self.files.seen(f"{root}/{path}") or b"" for path in self._rows}
        self.store.save({
            "facts": {
                "build": build,
                **{f"file:{key}": one_to_bytes(value) for key, value in self.files.changed.items()},
            },
            "sources": self._sources.changed,
            "memos": self._memos,
            "outputs": {
                one.name: Output(one.trace, self.signatures[one.name]).to_bytes()
                for one in self.made
            },
            "recipes": {one.name: one.recipe for one in self.made if one.recipe},
        }, {"recipes": [one.name for one in self.made if not one.recipe]})
        self.store.close()
        self.build = build

    def note(self, note: Path) -> None:
        """As `Run.note`. Raises OSError."""
        span = self.watch.span()
        if span is None or not self.build:
            note.unlink(missing_ok=True)
            return
        amend(note, self._last, self._seen, self.build, self.signatures, span, self.read)

