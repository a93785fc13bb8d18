"""The state of a build between two: one SQLite file, every row under a checksum.

Rows that do not bear their checksum, a file that is no state or another version's: the state
is as good as empty, which means a full build and one line saying why.
"""

import os
import sqlite3
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from zlib import crc32

VERSION = "4"
# Bytes of a row's checksum. It tells damage, not malice: who can write here can as well write
# the output; and a build looks through fifty megabytes of rows.
_CHECK = 4
TABLES = ("facts", "sources", "memos", "outputs", "recipes", "shown")


class Damaged(Exception):
    """A state that cannot be used; the text says why."""


def _sealed(data: bytes) -> bytes:
    return crc32(data).to_bytes(_CHECK, "little") + data


def _opened(sealed: bytes, key: str) -> bytes:
    data = sealed[_CHECK:]
    if crc32(data) != int.from_bytes(sealed[:_CHECK], "little") or len(sealed) < _CHECK:
        raise Damaged(f'its record of "{key}" is damaged')
    return data


class Store:
    """The rows of one state file. Every method raises Damaged for one that cannot be used.

    Connections are not carried over a fork: each process opens its own.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._prepared: set[str] = set()

    def _open(self) -> sqlite3.Connection:
        if self._connection is None or self._process != os.getpid():
            try:
                self._connection = sqlite3.connect(self._path, isolation_level=None, timeout=30)
                self._process = os.getpid()
                self._connection.execute("PRAGMA journal_mode=WAL")
                self._connection.execute("PRAGMA synchronous=OFF")
                for table in TABLES:
                    self._connection.execute(
                        f"CREATE TABLE IF NOT EXISTS {table} (key TEXT PRIMARY KEY, data BLOB)"
                    )
                self._connection.execute(
                    "CREATE TABLE IF NOT EXISTS bodies (key BLOB PRIMARY KEY, data BLOB)"
                )
            except sqlite3.Error as error:
                self._connection = None
                raise Damaged(str(error)) from error
        return self._connection

    def read(self, table: str) -> Iterator[tuple[str, bytes]]:
        """Every row of a table."""
        try:
            for key, data in self._open().execute(f"SELECT key, data FROM {table}"):  # noqa: S608
                if not isinstance(key, str) or not isinstance(data, bytes):
                    raise Damaged("it holds what no build wrote")
                yield key, _opened(data, key)
        except sqlite3.Error as error:
            raise Damaged(str(error)) from error

    def keys(self, table: str) -> list[str]:
        """The keys of a table's rows."""
        try:
            return [row[0] for row in self._open().execute(f"SELECT key FROM {table}")]  # noqa: S608
        except sqlite3.Error as error:
            raise Damaged(str(error)) from error

    def under(self, table: str, prefix: str) -> dict[str, bytes]:
        """The rows whose keys begin with a prefix, by what follows it."""
        after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        query = f"SELECT key, data FROM {table} WHERE key >= ? AND key < ?"  # noqa: S608
        try:
            return {
                key.removeprefix(prefix): _opened(data, key)
                for key, data in self._open().execute(query, (prefix, after))
            }
        except (sqlite3.Error, TypeError) as error:
            raise Damaged(str(error)) from error

    def get(self, table: str, key: str) -> bytes | None:
        """One row of a table, or None without it."""
        try:
            row = self._open().execute(
                f"SELECT data FROM {table} WHERE key = ?", (key,)  # noqa: S608
            ).fetchone()
        except sqlite3.Error as error:
            raise Damaged(str(error)) from error
        if row is None:
            return None
        if not isinstance(row[0], bytes):
            raise Damaged("it holds what no build wrote")
        return _opened(row[0], key)

    def body(self, key: bytes) -> str:
        """A body by its hash."""
        try:
            row = self._open().execute("SELECT data FROM bodies WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            raise Damaged(str(error)) from error
        if row is None:
            raise Damaged("a body is missing")
        return _opened(row[0], key.hex()).decode("utf-8", "surrogatepass")

    def bodies(self) -> set[bytes]:
        """The hashes of the bodies that are there."""
        try:
            return {row[0] for row in self._open().execute("SELECT key FROM bodies")}
        except sqlite3.Error as error:
            raise Damaged(str(error)) from error

    def add_bodies(self, bodies: Iterable[tuple[bytes, str]]) -> None:
        """Adds bodies; another process sees them at once. A body that nobody refers to does
        no harm."""
        rows = ((key, _sealed(text.encode("utf-8", "surrogatepass"))) for key, text in bodies)
        try:
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT OR REPLACE INTO bodies VALUES (?, ?)", rows)
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise Damaged(str(error)) from error

    def prepare(self, table: str, rows: Iterable[tuple[str, bytes]]) -> None:
        """Puts rows aside that `save` is to put into a table: they need not wait in memory.
        Of a build that saves nothing they are never read; the next `save` removes them."""
        try:
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            if table not in self._prepared:
                connection.execute(f"DROP TABLE IF EXISTS new_{table}")
                connection.execute(
                    f"CREATE TABLE new_{table} (key TEXT PRIMARY KEY, data BLOB)"
                )
                self._prepared.add(table)
            connection.executemany(
                f"INSERT OR REPLACE INTO new_{table} VALUES (?, ?)",  # noqa: S608
                ((key, _sealed(data)) for key, data in rows),
            )
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise Damaged(str(error)) from error

    def prepared(self, table: str, key: str) -> bytes | None:
        """A row that was put aside, or None without it."""
        return self.get(f"new_{table}", key) if table in self._prepared else None

    def save(
        self,
        put: Mapping[str, Mapping[str, bytes]],
        gone: Mapping[str, Iterable[str]],
        bodies: set[bytes] | None = None,
        anew: Collection[str] = (),
    ) -> None:
        """One transaction: rows to put, besides those that were put aside, and keys to forget,
        by table; bodies: all that are still referred to, where others are to go; anew: tables
        of which nothing stays."""
        try:
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            for table in sorted(self._prepared):
                if table in anew:
                    connection.execute(f"DROP TABLE {table}")
                    connection.execute(f"ALTER TABLE new_{table} RENAME TO {table}")
                else:
                    connection.execute(
                        f"INSERT OR REPLACE INTO {table} SELECT * FROM new_{table}"  # noqa: S608
                    )
                    connection.execute(f"DROP TABLE new_{table}")
            for table in sorted(set(anew) - self._prepared):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608
            for table in TABLES:  # of a build that was stopped
                connection.execute(f"DROP TABLE IF EXISTS new_{table}")
            for table, keys in gone.items():
                connection.executemany(
                    f"DELETE FROM {table} WHERE key = ?", ((key,) for key in keys)  # noqa: S608
                )
            for table, rows in put.items():
                connection.executemany(
                    f"INSERT OR REPLACE INTO {table} VALUES (?, ?)",  # noqa: S608
                    ((key, _sealed(rows[key])) for key in sorted(rows)),
                )
            if bodies is not None:
                old = [(key,) for key in self.bodies() - bodies]
                connection.executemany("DELETE FROM bodies WHERE key = ?", old)
            connection.execute("COMMIT")
            self._prepared.clear()
        except sqlite3.Error as error:
            raise Damaged(str(error)) from error

    def close(self) -> None:
        """Lets the file go."""
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    @contextmanager
    def saving(self) -> Iterator[None]:
        """While the output is in its place and the state is saved: one that cannot be kept is
        said and forgotten, and what it held is found out again by the next build."""
        try:
            yield
        except Damaged as error:
            print(f"The state of this build is not kept: {error}.", file=sys.stderr)
            with suppress(OSError):
                self.forget()

    def forget(self) -> None:
        """Removes the file. Raises OSError."""
        self.close()
        self._prepared.clear()
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{self._path}{suffix}").unlink(missing_ok=True)
