"""Contents from their files, each read once for as long as nothing it depends on changes.

What reading a file leaves outside its content goes along: what it reported, and its rows in
the tables that settings name in `READING_TABLES` (each a setting, a dict by the file's path).
Of a row, `READING_OWN` may say (table → names, function of the former row and of the new one)
that what differs shows only in those attributes of its own content: the function gives them,
or None. What it asked of other files is asked again: `READING_NEEDS` (a table of dicts, (kind,
question) → answer) by the functions of `READING_ANSWERS` (kind → function). `READING_TOKENS`
has bytes for each file that was taken: as long as they are the same, reading it gave the same,
its body aside.
"""

import logging
import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from . import leavings
from .contents import Terms, card_of, dump, references, restore
from .digest import digest_bytes
from .files import Files
from .forks import FEW, WorkerFailed, in_forks
from .kept import Kept, Reference, remember
from .progress import progressed
from .store import Damaged

TABLES = "READING_TABLES"
NEEDS = "READING_NEEDS"
ANSWERS = "READING_ANSWERS"
OWN = "READING_OWN"
TOKENS = "READING_TOKENS"
FINDINGS = "FINDINGS"


@dataclass(slots=True)
class Row:
    """What is kept of a file that was read.

    hash: of the file; kind: of content; card, body: as in `Kept`; references: of the body;
    needs: (kind, question, answer); left: findings and rows of tables, as bytes; state: the
    content, as bytes; token: see `READING_TOKENS`.
    """

    hash: bytes
    kind: str
    card: bytes
    body: bytes
    references: tuple[Reference, ...]
    needs: tuple[tuple[str, str, Any], ...]
    left: bytes
    state: bytes
    token: bytes

    def light(self) -> "Row":
        """What of it is asked for again and again; the rest is taken once."""
        return replace(self, left=b"", state=b"")

    def be_taken(self) -> None:
        """Lets go of what is not asked for once the content is there: memory is short."""
        self.left = self.state = b""
        self.references, self.needs = (), ()

    def to_bytes(self) -> bytes:
        """For the store."""
        refs = tuple((each.what, each.paths) for each in self.references)
        return marshal.dumps((
            self.hash, self.kind, self.card, self.body, refs, self.needs, self.left, self.state,
            self.token,
        ))


def row_from(data: bytes) -> Row:
    """The row that `Row.to_bytes` made bytes of."""
    found = marshal.loads(data)  # noqa: S302  # under a checksum
    digest, kind, card, body, refs, needs, left, state, token = found
    return Row(
        digest, kind, card, body,
        tuple(Reference(what, tuple(paths)) for what, paths in refs), needs, left, state,
        token,
    )


def own_names(settings: Mapping[str, Any]) -> list[str]:
    """The attributes that `READING_OWN` speaks of."""
    return [name for names, _ in settings.get(OWN, {}).values() for name in names]


class Sources:
    """The contents of one run.

    put_aside, stored: has the store keep rows until the run is saved, and gives one of these or
    of the last run; without them, new rows stay in memory, in `changed`. fresh: the paths of
    all that was read anew.
    """

    def __init__(
        self, rows: Mapping[str, Row], files: Files, terms: Terms, settings: Any,
        add_bodies: Callable[[Sequence[tuple[bytes, str]]], None], known_bodies: set[bytes],
        put_aside: Callable[[Sequence[tuple[str, bytes]]], None] | None = None,
        stored: Callable[[str], bytes | None] = lambda _: None,
    ) -> None:
        self._rows = dict(rows)
        self._files = files
        self._terms = terms
        self._settings = settings
        self._add_bodies = add_bodies
        self._bodies = known_bodies
        self._put_aside = put_aside
        self._stored = stored
        self._ready: dict[str, tuple[Any, Any]] = {}  # contents that wait to be taken
        self._root = str(Path(settings["PATH"]))
        self._standing: set[str] = set()  # found to be as they were, and not taken yet
        self.changed: dict[str, bytes] = {}
        self.fresh: set[str] = set()
        self.met: set[str] = set()
        self.read = 0

    # --- which are as they were ---------------------------------------------------------------

    def _fresh(self, path: str, kind: str) -> Row | None:
        row = self._rows.get(path)
        if row is None or row.kind != kind or row.hash != self._files.hash(f"{self._root}/{path}"):
            return None
        answers = self._settings.get(ANSWERS, {})
        for what, question, answer in row.needs:
            if what not in answers or answers[what](question) != answer:
                return None
        return row

    # --- reading ------------------------------------------------------------------------------

    def prefetch(
        self, paths: Sequence[str], kind: type, read: Callable[[str], Any], context: Any = None
    ) -> None:
        """Reads whatever must be read, by every core. read: a path into a content, or None
        where there is none to keep; may raise anything. context: of the contents, where these
        will be taken soon: they are made as they come in."""
        stale = []
        for path in sorted(paths):
            if self._fresh(path, kind.__name__) is None:
                stale.append(path)
            else:
                self._standing.add(path)
        if not stale:
            return

        def work(share: Iterable[str]) -> Iterator[tuple[str, bytes | None, str]]:
            for path in share:
                yield self._one(path, kind, read)

        def restored(path: str, row: Row) -> None:
            if context is not None:
                self._ready[path] = self._restored(row, kind, context, True)

        try:
            self._keep(in_forks(stale, work), len(stale), restored)
        except WorkerFailed:
            self._keep(work(stale), len(stale), restored)

    def _keep(
        self, found: Iterable[tuple[str, bytes | None, str]], count: int,
        restored: Callable[[str, Row], None],
    ) -> None:
        bodies: list[tuple[bytes, str]] = []
        rows: list[tuple[str, bytes]] = []
        put_aside = self._put_aside if count >= FEW else None
        for done, (path, data, body) in enumerate(found, 1):
            self.read += 1
            progressed.send(self, done=done, total=count, verb="Read", things="texts")
            self._rows.pop(path, None)
            if data is None:
                continue
            row = row_from(data)
            self.fresh.add(path)
            restored(path, row)
            if put_aside:
                rows.append((path, data))
                self._rows[path] = row.light()
            else:
                self._rows[path] = row
                self.changed[path] = data
            if row.body not in self._bodies:
                self._bodies.add(row.body)
                bodies.append((row.body, body))
            if len(bodies) >= 500:
                self._add_bodies(bodies)
                bodies = []
            if put_aside and len(rows) >= 500:
                put_aside(rows)
                rows = []
        if bodies:
            self._add_bodies(bodies)
        if put_aside and rows:
            put_aside(rows)

    def _one(
        self, path: str, kind: type, read: Callable[[str], Any]
    ) -> tuple[str, bytes | None, str]:
        tables = self._settings.get(TABLES, ())
        findings = self._settings.setdefault(FINDINGS, [])
        before = len(findings)
        hash_before = self._files.hash(f"{self._root}/{path}")
        # What this reading says is told again when the row is taken: here it would be twice.
        logging.disable(logging.CRITICAL)
        try:
            content = read(path)
            if content is None or hash_before is None:
                return path, None, ""
            if not self._files.stands(f"{self._root}/{path}"):
                return path, None, ""  # edited meanwhile: of that hash nothing is known
            left = {
                name: self._settings[name][path] for name in tables
                if path in self._settings.get(name, {})
            }
            needs = tuple(
                (what, question, answer) for (what, question), answer
                in self._settings.get(NEEDS, {}).get(path, {}).items()
            )
            state, body = dump(content)
            card = card_of(state)
            others = leavings.to_bytes(findings[before:], left, self._settings)
            row = Row(
                hash_before, kind.__name__, card, digest_bytes(
                    body.encode("utf-8", "surrogatepass")), references(content), needs,
                others, state, digest_bytes(hash_before + card + others),
            )
            return path, row.to_bytes(), body
        except Exception:
            return path, None, ""  # Pelican reads it again, and says what is wrong
        finally:
            logging.disable(logging.NOTSET)
            del findings[before:]
            for name in (*tables, NEEDS):
                self._settings.get(name, {}).pop(path, None)

    # --- taking -------------------------------------------------------------------------------

    def take(self, path: str, kind: type, context: MutableMapping[str, Any]) -> Any:
        """The content of a file, or None when Pelican is to read it itself."""
        self.met.add(path)
        ready = self._ready.pop(path, None)
        if path in self._standing:
            self._standing.discard(path)
            row: Row | None = self._rows[path]
        else:
            row = self._fresh(path, kind.__name__)
        if row is None:
            return None
        if ready is None:
            ready = self._restored(self._whole(path, row), kind, context)
        row.be_taken()
        content, (findings, left) = ready
        self._settings.setdefault(TOKENS, {})[path] = row.token
        self._settings.setdefault(FINDINGS, []).extend(findings)
        for name, value in left.items():
            self._settings[name][path] = value
        return content

    def _restored(
        self, row: Row, kind: type, context: Any, thrifty: bool = False
    ) -> tuple[Any, Any]:
        content = restore(
            kind, row.state, Kept(row.card, row.body, row.references), self._terms,
            self._settings, context, thrifty,
        )
        return content, leavings.from_bytes(row.left, self._terms, self._settings)

    def _whole(self, path: str, row: Row) -> Row:
        if row.state:
            return row
        data = self.changed.get(path) or self._stored(path)
        if data is None:
            raise Damaged("a text is missing")
        return row_from(data)

    def row(self, path: str) -> Row | None:
        """What is kept of a file."""
        return self._rows.get(path)

    def adopt(self, content: Any) -> None:
        """A content that was read in the ordinary way, and is not kept."""
        body = content.__dict__.get("_content") or ""
        try:
            card = card_of(dump(content)[0])
        except Exception:
            return  # it will be taken whole wherever it is shown
        remember(content, Kept(
            card, digest_bytes(body.encode("utf-8", "surrogatepass")), references(content)
        ))

    @property
    def kept(self) -> set[bytes]:
        """The bodies that the files of this run have."""
        return {self._rows[path].body for path in self.met if path in self._rows}

    @property
    def gone(self) -> list[str]:
        """The files that were there once."""
        return [path for path in self._rows if path not in self.met]


