"""What earlier runs have written: one line for each file, added as it is written.

A run that was interrupted continues behind the last line; a file that is no longer what
its line says was edited by hand, and stays as it is.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

FOLDER = ".wordpress"
NAME = "written.jsonl"
VERSION = 1


def digest_of(data: bytes) -> str:
    """What a file's bytes are known by."""
    return sha256(data).hexdigest()


@dataclass(frozen=True)
class Line:
    """key: of the post; path: of its file below content; file: digest of what was written;
    made_of: of all that it was made of; record: what the report says of it."""

    key: str
    path: str
    file: str
    made_of: str
    record: Mapping[str, Any]


class State:
    """The lines of a content folder; the last one for a key counts."""

    def __init__(self, content: Path) -> None:
        self._file = content / FOLDER / NAME
        self._handle: IO[str] | None = None
        self.lines: dict[str, Line] = {}
        if not self._file.is_file():
            return
        for text in self._file.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                data = json.loads(text)
                if data.pop("version") == VERSION:
                    self.lines[data["key"]] = Line(**data)
            except (ValueError, KeyError, TypeError):
                continue  # the line at which a run was interrupted

    def add(self, line: Line) -> None:
        """Writes a line down. Raises OSError."""
        if self._handle is None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._handle = self._file.open("a", encoding="utf-8")
            if self._file.stat().st_size:
                self._handle.write("\n")  # after a line that was cut
        self.lines[line.key] = line
        self._handle.write(json.dumps({
            "version": VERSION, "key": line.key, "path": line.path, "file": line.file,
            "made_of": line.made_of, "record": line.record,
        }, ensure_ascii=False) + "\n")
        self._handle.flush()

    def close(self) -> None:
        """Lets the file go."""
        if self._handle is not None:
            self._handle.close()
            self._handle = None
