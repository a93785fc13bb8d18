"""One run of the incremental build: what was kept, what is found out, what is kept anew."""

import hashlib
import marshal
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from . import contents, files, templates, world
from .contents import Terms, make_class
from .digest import SIZE
from .forks import FEW, in_forks
from .generators import KEY
from .inline import InlineExtension
from .kept import BODY
from .moments import Watch, watched
from .pages import Pages
from .quick import Inputs, listing, remember
from .recording import Recorder, context_class
from .repeats import remember_filters, template_class
from .results import Results
from .signatures import Signature, settled, signature
from .sources import Row, Sources, own_names, row_from
from .store import TABLES, VERSION, Damaged, Store
from .traces import Made, Output, output_from

# Settings in which plugins name further files on which reading depends.
FILES = "READING_FILES"


def state_of(settings: Mapping[str, Any]) -> Path:
    """The file of the state of a site: one for each output folder."""
    output = Path(settings["OUTPUT_PATH"]).absolute()
    name = hashlib.sha256(str(output).encode()).hexdigest()[:12]
    return Path(settings.get("STATE_PATH", ".build")).absolute() / f"{name}.sqlite"


def _trees(settings: Mapping[str, Any]) -> list[str]:
    """The folders of the content and the theme: by these names, whatever they lead to."""
    return list(dict.fromkeys(map(os.path.abspath, (
        settings["PATH"], settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"],
    ))))


def _equipment(environment: Any) -> list[dict[str, Any]]:
    return [dict(environment.globals), dict(environment.filters), dict(environment.tests)]


def _is_equal(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> bool:
    return all(
        a.keys() == b.keys() and all(a[name] is b[name] for name in a)
        for a, b in zip(one, other, strict=True)
    )


class Run:
    """settings: Pelican's, as the site gives them; state: the file of the state."""

    def __init__(self, settings: MutableMapping[str, Any], state: Path) -> None:
        self.settings = settings
        self.why_full = ""
        self.recorder = Recorder()
        self.watch = Watch()
        self._markdown: Any = None  # as it was before the run
        self._clock = settings.get("CLOCK")
        settings["CLOCK"] = watched(self._clock, self.watch)
        self._now = settings["CLOCK"]()
        self._settings_digest, self._opaque = world.settings_digest(settings)
        settings["READING_MEMO"] = self.memo
        settings["BUILD_SPREAD"] = partial(in_forks, here=True)
        state.parent.mkdir(parents=True, exist_ok=True)
        self.store = Store(state)
        self.context: MutableMapping[str, Any] = {}
        self._signatures: dict[str, Signature | None] = {}  # of the files that this run made
        self._load()
        self.results = settings["BUILD_RESULTS"] = Results(_under("result:", self._facts))
        self._began = listing(_trees(settings))
        for folder, found in self._began.items():
            self.files.listed(folder, found)
        self.article_class = make_class(contents.ARTICLE, self.recorder, self._body)
        self.page_class = make_class(contents.PAGE, self.recorder, self._body)

    # --- what was kept ------------------------------------------------------------------------

    def _load(self) -> None:
        try:
            self._read_state()
        except (Damaged, ValueError, EOFError, TypeError, IndexError, KeyError) as error:
            why = str(error) if isinstance(error, Damaged) else "it cannot be read"
            self.why_full = f"the state of the last build cannot be used: {why}"
            with suppress(OSError):
                self.store.forget()
            self._forget_all()

    def _forget_all(self) -> None:
        self._facts: dict[str, bytes] = {}
        self._known_bodies: set[bytes] = set()
        self._rows: dict[str, Row] = {}
        self._outputs: dict[str, Output] = {}
        self._memos: dict[str, bytes] = {}
        self._memos_changed: dict[str, bytes] = {}
        self._memos_gone: list[str] = []
        self._stale: list[str] = []
        self._merged: list[str] = []  # facts of single files, which go into that of all
        self._anew = True  # nothing of the last build is of any use
        self.build = b""
        self.files = files.Files({})

    def _read_state(self) -> None:
        self._forget_all()
        facts = dict(self.store.read("facts"))
        if facts and facts.get("version") != VERSION.encode():
            raise Damaged("it is of another version")
        since = _under("file:", facts)
        self.files = files.Files(files.load(facts.get("files"), since))
        self._merged = [f"file:{name}" for name in since]
        if self._opaque:
            self.why_full = f"these settings cannot be compared: {', '.join(self._opaque)}"
        if self._opaque or not self._is_same_world(facts):
            self._stale = list(facts)
            return
        self._facts = facts
        self._anew = not facts
        self._known_bodies = self.store.bodies()
        self._rows = {path: row_from(data) for path, data in self.store.read("sources")}
        self._outputs = {name: output_from(data) for name, data in self.store.read("outputs")}
        self._memos = dict(self.store.read("memos"))

    def _is_same_world(self, facts: Mapping[str, bytes]) -> bool:
        """Whether what was kept is of any use: settings, code, libraries and the files that
        all reading depends on are the same."""
        if facts.get("settings") != self._settings_digest or facts["versions"] != world.versions():
            return False
        recorded = marshal.loads(facts["reading"])  # noqa: S302
        return world.same_code(marshal.loads(facts["code"]), self.files) and all(  # noqa: S302
            self.files.hash(name) == value for name, value in recorded.items()
        )

    def _body(self, key: bytes) -> str:
        return self.store.body(key)

    def memo(
        self, what: str, paths: Iterable[str], read: Callable[[str], Any],
        to_bytes: Callable[[Any], bytes | None], from_bytes: Callable[[bytes], Any],
        same: Callable[[Any, Any], bool] | None = None,
    ) -> dict[str, Any]:
        """What files of the content folder give by themselves, in the order of paths.

        what: a name for it; read: what a file gives, which nothing but that file and what all
        reading depends on decides; to_bytes: to keep it, None for what is to be read again;
        same: whether two of what files give are one, for runs that look at a few files only.
        """
        del same
        root = Path(self.settings["PATH"])
        keys = {path: f"{what}:{path}" for path in paths}
        found: dict[str, Any] = {}
        stale = []
        for path, key in keys.items():
            data = self._memos.get(key)
            value = self.files.hash(f"{root}/{path}")
            if data is not None and value is not None and data[:SIZE] == value:
                found[path] = from_bytes(data[SIZE:])
                self._memos[key] = b""  # asked for once in a run; memory is short
            else:
                stale.append(path)

        def work(share: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
            for path in share:
                data = to_bytes(read(path))
                # Edited meanwhile, it is not what that hash gives.
                yield path, data if self.files.stands(f"{root}/{path}") else None

        anew: dict[str, bytes] = {}
        for path, data in in_forks(stale, work):
            value = self.files.hash(f"{root}/{path}")
            if data is None or value is None:
                found[path] = read(path)
            else:
                found[path] = from_bytes(data)
                anew[keys[path]] = value + data
        if len(anew) < FEW:
            self._memos_changed |= anew
        else:
            self.store.prepare("memos", sorted(anew.items()))
        self._memos_gone += [
            key for key in self._memos if key.startswith(f"{what}:")
            and key.removeprefix(f"{what}:") not in keys
        ]
        return {path: found[path] for path in keys}

    # --- a run --------------------------------------------------------------------------------

    def begin(self, stage: Path, output: Path) -> None:
        """Plugins are loaded, nothing is read yet. Raises Damaged."""
        settings = self.settings
        options = self._markdown = settings.get("MARKDOWN", {})
        settings["MARKDOWN"] = {
            **options, "extensions": [*options.get("extensions", ()), InlineExtension()],
        }
        self._reading_files = {
            name: self.files.hash(name)
            for name in map(os.path.abspath, settings.get(FILES, ()))
        }
        own = own_names(settings)
        self.recorder.guarded = frozenset({BODY, *own})
        for kind in (self.article_class, self.page_class):
            for name in own:  # whoever goes by one of them, goes by a body
                contents.record_attribute(kind, name, contents.Recorded(name, self.recorder))
        self.recorder.watching = True
        self._environments: list[Any] = []
        self._equipped: list[tuple[Any, Any]] = []
        self.terms = Terms(settings)
        self.sources = Sources(
            self._rows, self.files, self.terms, settings, self.store.add_bodies,
            self._known_bodies, partial(self.store.prepare, "sources"), self._stored,
        )
        self.templates = templates.Templates(
            templates.load(_under("template:", self._facts))
        )
        self.compiled = templates.Compiled(_under("compiled:", self._facts))
        theme = self._theme()
        outputs = self._outputs if self._facts.get("theme") == theme else {}
        self._theme_digest = theme
        self.pages = Pages(
            outputs, output, stage, settings, self.recorder, self.templates,
            (self.article_class, self.page_class), partial(self.store.prepare, "recipes"),
        )

    def _stored(self, path: str) -> bytes | None:
        """What is kept of a source, of this run or of the last."""
        return self.store.prepared("sources", path) or self.store.get("sources", path)

    def _theme(self) -> bytes:
        return world.theme_digest(self.files, [Path(self.settings["THEME"])])

    def equip(self, generator: Any) -> None:
        """Has a generator's templates tell what they read, and keep their code."""
        environment = generator.env
        environment.context_class = context_class(self.recorder)
        environment.template_class = template_class(self.recorder)
        environment.cache = {}  # of templates: one that forgets the oldest costs more to ask
        environment.bytecode_cache = self.compiled
        environment.auto_reload = False  # a build is of one moment
        self.pages.of_generator(environment, type(generator).__name__)
        self._environments.append(environment)

    def equipped(self) -> None:
        """Every generator is there: what templates are given later, they are given by more than
        the settings and the theme."""
        if not self._equipped:
            for each in self._environments:
                remember_filters(each.filters, self.recorder)
            self._equipped = [(each, _equipment(each)) for each in self._environments]

    def is_future(self, content: Any) -> bool:
        """Whether a content is dated in the future: what becomes of it changes with time."""
        date = getattr(content, "date", None)
        return date is not None and self._now < date

    # --- what is kept anew --------------------------------------------------------------------

    def save(self, output: Path) -> None:
        """Keeps what this run found out; the output is in its place."""
        with self.store.saving():
            self._save(output)

    def _save(self, output: Path) -> None:
        work = self.pages.work
        wanted = {*work.rendered, *work.kept}
        made = [work.made[name] for name in work.rendered if name in work.made]
        signatures = {one.name: signature(f"{output}/{one.name}") for one in made}
        outputs = {
            one.name: Output(one.trace, signatures[one.name]).to_bytes() for one in made
        }
        self._signatures = signatures
        self.build = secrets.token_bytes(16)
        facts = {
            "version": VERSION.encode(),
            "settings": self._settings_digest,
            "versions": world.versions(),
            "code": marshal.dumps({name: self._code(name) for name in world.code_files()}),
            "reading": marshal.dumps(self._reading_files),
            "theme": self._theme_digest,
            "build": self.build,
            "files": self.files.to_bytes(),
            # What `partial.py` asks.
            "recorded": marshal.dumps(sorted(self.pages.recorded)),
            "consulted": marshal.dumps(sorted(self.recorder.consulted | self._copied())),
            "hindrance": self._hindrance(made).encode(),
        }
        facts = {key: value for key, value in facts.items() if self._facts.get(key) != value}
        facts |= {f"result:{key}": value for key, value in self.results.changed.items()}
        facts |= {f"template:{key}": value for key, value in self.templates.changed.items()}
        facts |= {f"compiled:{key}": value for key, value in self.compiled.changed.items()}
        put = {"facts": facts, "sources": self.sources.changed, "outputs": outputs,
               "memos": self._memos_changed, "shown": self._shown(made),
               "recipes": {one.name: one.recipe for one in made if one.recipe}}
        gone = {
            "facts": [key for key in (*self._stale, *self._merged) if key not in facts],
            "sources": self.sources.gone,
            "outputs": (left := [key for key in self._outputs if key not in wanted]),
            "recipes": [*left, *(one.name for one in made if not (one.recipe or one.aside))],
            "shown": self.sources.gone,
            "memos": self._memos_gone,
        }
        swept = self.sources.kept if gone["sources"] or self.sources.fresh else None
        anew = [table for table in TABLES if table != "facts"] if self._anew else []
        self.store.save(put, gone, swept, anew)
        self.store.close()

    def left(self, output: Path, names: Iterable[str]) -> dict[str, Signature | None]:
        """The signatures of files as this run left them; of those that it kept, as it found
        them: if somebody has changed one since, the next run is to see it."""
        kept = set(self.pages.work.kept)
        found: dict[str, Signature | None] = {}
        for name in names:
            if name in self._signatures:
                found[name] = self._signatures[name]
            elif name in kept:
                found[name] = self._outputs[name].signature
            else:
                found[name] = signature(f"{output}/{name}")
        return found

    def _copied(self) -> set[str]:
        """The texts that are put into the output as they are, too."""
        return self.sources.met.intersection(self.context["static_content"])

    def _hindrance(self, made: Iterable[Made]) -> str:
        """Why no edit of a body alone could be told from its recipes, "" where it can."""
        if not all(one.lasts for one in made):
            return "some files are made at each build"
        if self.settings["OUTPUT_SOURCES"]:
            return "sources are copied"
        if self.terms.attached:
            return "something is attached to a category, a tag or an author"
        if not all(_is_equal(_equipment(each), known) for each, known in self._equipped):
            return "templates are given something while the site is read"
        return ""

    def _code(self, name: str) -> bytes:
        """The hash of a file of code, b"" where what is loaded may be an older one."""
        found = signature(name)
        if found is None or not settled(found, self.files.looked_at):
            return b""
        return self.files.hash(name, found) or b""

    def _shown(self, made: Iterable[Made]) -> dict[str, bytes]:
        """For each content the outputs that show what is guarded of it, as far as they are
        not known to; too many do no harm."""
        # A text that nothing shows has a row too; one that is lost is missed, never made up.
        found: dict[str, set[str]] = {path: set() for path in self.sources.changed}
        for one in made:
            for path in one.shows:
                found.setdefault(path, set()).add(one.name)
        rows = {}
        if self._anew:
            return {path: marshal.dumps(sorted(names)) for path, names in found.items()}
        for path, names in found.items():
            row = self.store.get("shown", path)
            known = set(marshal.loads(row)) if row else set()  # noqa: S302  # checksummed
            if path not in self._rows if row is None else not names <= known:
                rows[path] = marshal.dumps(sorted(names | known))
        return rows

    def note(self, note: Path, output: Path, made: Mapping[str, Any], environ: Mapping[str, str]
             ) -> None:
        """Notes for `quick` what this build depended on; a build that is right only at its own
        moment leaves no note. made: the signatures of its files. Raises OSError."""
        span = self.watch.span()
        settings = self.settings
        if span is None:
            note.unlink(missing_ok=True)
            return
        trees = _trees(settings)
        others = {*self._reading_files, *self.templates.files}
        folders = sorted({str(Path(name).parent) for name in (*world.code_files(), *(
            name for name in others if not any(name.startswith(f"{tree}/") for tree in trees)
        ))})
        warnings = sorted({
            str(found) for found in settings.get("FINDINGS", []) if found.level != "error"
        })
        remember(
            note, self.build, Inputs(tuple(trees), tuple(folders), *span), str(output), made,
            warnings, environ, self.files.looked_at, self.files.seen, self._began,
        )

    def let_go(self) -> None:
        """Leaves the clock to whoever comes after the build."""
        if self._clock:
            self.settings["CLOCK"] = self._clock

    def give_up(self) -> None:
        """Leaves the settings as they were without this run."""
        self.store.close()
        self.let_go()
        if self._markdown is not None:
            self.settings["MARKDOWN"] = self._markdown
        self.settings.pop("READING_MEMO", None)
        self.settings.pop("BUILD_RESULTS", None)
        self.settings.pop("BUILD_SPREAD", None)
        self.settings.pop(KEY, None)


def _under(prefix: str, facts: dict[str, bytes]) -> dict[str, bytes]:
    return {
        key.removeprefix(prefix): value for key, value in facts.items() if key.startswith(prefix)
    }
