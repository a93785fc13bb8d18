"""Cleaned bodies kept from one build to the next, each under a hash of all that it
depends on: nothing has to be forgotten when something changes."""

import hashlib
import logging
import sqlite3
import zlib
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from .body import Cleaner

logger = logging.getLogger(__name__)

NAME = "feed-bodies.sqlite"
# What decides on a cleaned body besides the body and its address.
_SOURCES = ("address.py", "allowed.py", "body.py", "text.py")
_WAIT = 2.0  # seconds for another build to let go of the file
_ROWS = 200  # written at once: a build holds few, and locks the file for an instant
# A store of so many times the site's articles starts anew; below, it may hold what another
# build of the same content asks for (a preview, a production build).
_TIMES, _SPARE = 4, 1000
_BROKEN = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_SCHEMA = (
    "create table if not exists bodies "
    "(key blob primary key, removed integer, crc integer, html blob)"
)


def _code() -> bytes:
    """A hash of the code that cleans."""
    found = hashlib.blake2b(version("nh3").encode())
    for name in _SOURCES:
        found.update(Path(__file__).with_name(name).read_bytes())
    return found.digest()


def _key(code: bytes, html: str, base: str) -> bytes:
    found = hashlib.blake2b(code, digest_size=20)
    found.update(base.encode("utf-8", "surrogatepass"))
    found.update(b"\0")
    found.update(html.encode("utf-8", "surrogatepass"))
    return found.digest()


class Bodies:
    """Does a Cleaner's work, from the store where it was done before.

    path: the store's file, None for none; made on first use. One that is damaged, locked or
    cannot be written is said once and then done without: it costs time, never a feed.
    articles: how many the site has, of which a build may ask for a few only.
    `cleaned` and `reused` count.
    """

    def __init__(self, path: Path | None, articles: int = 0) -> None:
        self._cleaner = Cleaner()
        self._code = _code()
        self._path = path
        self._articles = articles
        self._file: sqlite3.Connection | None = None
        self._new: list[tuple[bytes, int, int, bytes]] = []
        self.cleaned = 0
        self.reused = 0

    def __enter__(self) -> "Bodies":
        if self._path is not None:
            try:
                self._open(self._path)
            except (OSError, sqlite3.Error) as error:
                self._give_up(error)
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is None:
            return
        try:
            self._write()
            [count] = self._file.execute("select count(*) from bodies").fetchone()
            self._close()
        except sqlite3.Error as error:
            self._give_up(error)
            return
        if count > _TIMES * self._articles + _SPARE:
            self._remove()

    def clean(self, html: str, base: str) -> tuple[str, int]:
        """See Cleaner.clean."""
        if self._file is None:
            self.cleaned += 1
            return self._cleaner.clean(html, base)
        key = _key(self._code, html, base)
        if (found := self._find(key)) is not None:
            self.reused += 1
            return found
        self.cleaned += 1
        text, removed = self._cleaner.clean(html, base)
        data = text.encode()
        self._new.append((key, removed, zlib.crc32(data), data))
        if len(self._new) >= _ROWS:
            try:
                self._write()
            except sqlite3.Error as error:
                self._give_up(error)
        return text, removed

    def _open(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(path, timeout=_WAIT)
        # What a power cut damages is found by its checksum, and made again.
        self._file.execute("pragma synchronous = off")
        with self._file:
            self._file.execute(_SCHEMA)

    def _find(self, key: bytes) -> tuple[str, int] | None:
        if self._file is None:
            return None
        query = "select removed, crc, html from bodies where key = ?"
        try:
            row = self._file.execute(query, (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        try:
            removed, crc, data = row
            return (data.decode(), int(removed)) if zlib.crc32(data) == crc else None
        except (TypeError, ValueError):  # no row, or one that makes no sense
            return None

    def _write(self) -> None:
        if self._file is not None and self._new:
            with self._file:
                self._file.executemany("replace into bodies values (?, ?, ?, ?)", self._new)
        self._new.clear()

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _remove(self) -> None:
        if self._path is not None:
            with suppress(OSError):
                self._path.unlink()

    def _give_up(self, error: Exception) -> None:
        """Does without from here on; a file that is no store makes room for a new one."""
        logger.warning("%s is not used: %s; feeds take longer to write", self._path, error)
        self._new.clear()
        with suppress(sqlite3.Error):
            self._close()
        # Anything else (locked, read-only, a full disk) is no fault of what it holds.
        if getattr(error, "sqlite_errorcode", None) in _BROKEN:
            self._remove()
