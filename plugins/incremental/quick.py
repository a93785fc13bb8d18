"""Whether anything at all has changed since the last build, before Pelican is even loaded.

After a build, everything that it could depend on is written down by its signature: content,
theme, code, installed libraries, the environment, the moments between which it is right, and
the files it made. While all of that stands, the next build would change nothing.
Imports nothing but the standard library: loading the rest takes longer than the answer.
"""

import marshal
import os
import sys
import sysconfig
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from .signatures import content_hash, now, settled, signature, signature_of, walk

VERSION = 1
_CHECK = 16
# What says where a command was called from, not what it is to do.
_VOLATILE = frozenset({
    "_", "SHLVL", "PWD", "OLDPWD", "COLUMNS", "LINES", "TERM", "WINDOWID", "SSH_CLIENT",
    "SSH_CONNECTION", "SSH_TTY", "XDG_SESSION_ID", "INVOKE_RUN_SHELL", "PYTEST_CURRENT_TEST",
})


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What the last build said, and that the next one would say nothing else."""

    output: str
    files: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build depended on. trees: folders with all below them; folders: only the files in
    them; since, until: the moments between which it is right, as ISO texts, "" for none."""

    trees: tuple[str, ...]
    folders: tuple[str, ...]
    since: str
    until: str


def place(settings_file: Path, asked: str) -> Path:
    """Where the note about a build is: beside the settings, one for each way to ask for it."""
    name = blake2b(f"{settings_file.resolve()}\0{asked}".encode(), digest_size=6).hexdigest()
    return settings_file.resolve().parent / ".build" / f"{name}.quick"


def _libraries() -> list[str]:
    names = [sys.version]
    for folder in sorted({sysconfig.get_paths()[key] for key in ("purelib", "platlib")}):
        try:
            names += sorted(entry.name for entry in os.scandir(folder) if "-info" in entry.name)
        except OSError:
            names.append(f"no {folder}")
    return names


def _environment(environ: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted((key, value) for key, value in environ.items() if key not in _VOLATILE)


def _flat(folder: str) -> Iterable[tuple[str, object]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_file() and not entry.name.endswith((".pyc", ".lock")):
            yield entry.name, signature_of(os.stat(entry.path))  # noqa: PTH116


def _listing(inputs: Inputs) -> list[tuple[str, list[tuple[str, object]]]]:
    found: list[tuple[str, list[tuple[str, object]]]] = []
    for folder in inputs.trees:
        found.append((folder, sorted(walk(Path(folder)))))
    for folder in inputs.folders:
        found.append((folder, sorted(_flat(folder))))
    return found


def _digest(value: Any) -> bytes:
    # Version 2: later ones write one value in several ways, as it is referred to.
    return blake2b(marshal.dumps(value, 2), digest_size=_CHECK).digest()


def _outputs(output: str, names: Sequence[str]) -> bytes:
    return _digest([signature(f"{output}/{name}") for name in names])


def remember(
    note: Path, inputs: Inputs, output: str, names: Sequence[str], warnings: Sequence[str],
    environ: Mapping[str, str], looked_at: int,
) -> None:
    """Notes a build that has just ended. names: of its files, relative to output; looked_at:
    when it began to read, in nanoseconds since 1970. Raises OSError."""
    listing = _listing(inputs)
    young = {}
    for folder, files in listing:
        for name, found in files:
            if not settled(found, looked_at):  # type: ignore[arg-type]
                young[f"{folder}/{name}"] = content_hash(f"{folder}/{name}")
    data = marshal.dumps((
        VERSION, inputs.trees, inputs.folders, inputs.since, inputs.until, _digest(listing),
        young, _digest(_libraries()), _digest(_environment(environ)), output, tuple(names),
        _outputs(output, names), tuple(warnings),
    ))
    from ..writing.files import write_whole

    write_whole(note, blake2b(data, digest_size=_CHECK).digest() + data)


def unchanged(
    note: Path, environ: Mapping[str, str], moment: datetime | None = None
) -> Unchanged | None:
    """What the last build said, when the next one would change nothing; else None, and so for
    a note that is missing or damaged. moment: the time, the machine's by default."""
    try:
        sealed = note.read_bytes()
        data = sealed[_CHECK:]
        if blake2b(data, digest_size=_CHECK).digest() != sealed[:_CHECK]:
            return None
        (version, trees, folders, since, until, listing, young, libraries, environment, output,
         names, outputs, warnings) = marshal.loads(data)  # noqa: S302  # under its checksum
        if version != VERSION:
            return None
        moment = moment or _moment(environ)
        inputs = Inputs(trees, folders, since, until)
        right = (
            (not since or datetime.fromisoformat(since) <= moment)
            and (not until or moment < datetime.fromisoformat(until))
            and environment == _digest(_environment(environ))
            and libraries == _digest(_libraries())
            and listing == _digest(_listing(inputs))
            and all(content_hash(name) == value for name, value in young.items())
            and outputs == _outputs(output, names)
        )
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return Unchanged(output, len(names), warnings) if right else None


def _moment(environ: Mapping[str, str]) -> datetime:
    stopped = environ.get("SOURCE_DATE_EPOCH", "").strip()
    return datetime.fromtimestamp(int(stopped) if stopped else now() / 1e9, UTC)
