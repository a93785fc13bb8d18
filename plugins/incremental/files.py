"""What every file of the project holds now, by hash, with as little reading as is safe."""

import marshal
from collections.abc import Mapping
from pathlib import Path

from .plain import plain_bytes
from .signatures import Signature, content_hash, now, settled, signature, walk

# signature, when it was looked at (ns since 1970), hash
Known = tuple[Signature, int, bytes | None]


class Files:
    """Hashes of files, each found out once in a run.

    known: what an earlier run knew, by absolute path; rows that must be written anew are in
    `changed`.
    """

    def __init__(self, known: Mapping[str, Known]) -> None:
        self._known = known
        self._hashes: dict[str, bytes | None] = {}
        self._found: dict[str, Signature | None] = {}
        self.looked_at = now()
        self._listed: dict[str, Signature] = {}
        self.changed: dict[str, Known] = {}
        self.read = 0

    def listed(self, folder: str, found: Mapping[str, Signature]) -> None:
        """Takes these signatures of files below a folder, which were asked for in this run, for
        those of now: what happens to a file meanwhile, the next run sees."""
        self._listed |= {f"{folder}/{name}": each for name, each in found.items()}

    def hash(self, path: str | Path, found: Signature | None = None) -> bytes | None:
        """The hash of a file's bytes, or None when there is none; found: its signature, where
        it has just been asked for."""
        name = str(path)
        if name in self._hashes:
            return self._hashes[name]
        found = found or self._listed.get(name) or signature(name)
        value = None
        if found is not None:
            known = self._known.get(name)
            if known is not None and known[0] == found and settled(found, known[1]):
                value = known[2]
            else:
                value = self._read(name)
                # Changed while it was read, it will not have this signature again.
                self.changed[name] = (found, self.looked_at, value)
        self._hashes[name] = value
        self._found[name] = found
        return value

    def stands(self, path: str | Path) -> bool:
        """Whether a file is still the one whose hash this run found out: what was read of it
        since is of that hash."""
        return self._found.get(str(path)) == signature(path)

    def seen(self, path: str) -> bytes | None:
        """The hash of a file as this run found it out, None where it never asked."""
        return self._hashes.get(path)

    def _read(self, name: str) -> bytes | None:
        self.read += 1
        try:
            return content_hash(name)
        except OSError:
            return None

    def tree(self, folder: Path) -> dict[str, bytes]:
        """The hashes of all files below a folder, by their path in it."""
        found = {}
        for name, status in walk(folder):
            value = self.hash(f"{folder}/{name}", status)
            if value is not None:
                found[name] = value
        return found

    def to_bytes(self) -> bytes:
        """What is known of the files that this run asked for."""
        return plain_bytes({
            name: known for name, known in {**self._known, **self.changed}.items()
            if name in self._hashes
        })


def one_to_bytes(known: Known) -> bytes:
    """Of one file, in a row of its own."""
    return marshal.dumps(known)


def load(data: bytes | None, rows: Mapping[str, bytes]) -> dict[str, Known]:
    """What `to_bytes` gave, and what has become known since of single files."""
    known: dict[str, Known] = marshal.loads(data) if data else {}  # noqa: S302  # checksummed
    return known | {name: marshal.loads(row) for name, row in rows.items()}  # noqa: S302
