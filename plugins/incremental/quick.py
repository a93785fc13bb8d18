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
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from .plain import plain_bytes
from .signatures import Signature, content_hash, now, settled, signature, signature_of, walk
from .zones import zones

VERSION = 2
_CHECK = 16
# The signatures of files, by folder and by name in it.
Listing = dict[str, dict[str, Signature]]
# What says where a command was called from, not what it is to do.
_VOLATILE = frozenset({
    "_", "SHLVL", "PWD", "OLDPWD", "COLUMNS", "LINES", "TERM", "WINDOWID", "SSH_CLIENT",
    "SSH_CONNECTION", "SSH_TTY", "XDG_SESSION_ID", "INVOKE_RUN_SHELL", "PYTEST_CURRENT_TEST",
})


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build depended on. trees: folders with all below them; folders: only the files in
    them; since, until: the moments between which it is right, as ISO texts, "" for none."""

    trees: tuple[str, ...]
    folders: tuple[str, ...]
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Last:
    """The last build, as it noted itself.

    build: the name that its state bears too; listing: the signatures of its inputs, by folder
    and name; young: hashes of those that had been changed too shortly before they were read;
    output: its folder; outputs: the signature of each of its files, by name; warnings: what it
    said; libraries, environment: digests.
    """

    build: bytes
    inputs: "Inputs"
    listing: Listing
    young: dict[tuple[str, str], bytes]
    libraries: bytes
    environment: bytes
    output: str
    outputs: dict[str, Any]
    warnings: tuple[str, ...]


def place(settings_file: Path, asked: str) -> Path:
    """Where the note about a build is: beside the settings, one for each way to ask for it."""
    name = blake2b(f"{settings_file.resolve()}\0{asked}".encode(), digest_size=6).hexdigest()
    return settings_file.resolve().parent / ".build" / f"{name}.quick"


def _libraries() -> list[str]:
    names = [sys.version, *zones()]
    for folder in sorted({sysconfig.get_paths()[key] for key in ("purelib", "platlib")}):
        try:
            names += sorted(entry.name for entry in os.scandir(folder) if "-info" in entry.name)
        except OSError:
            names.append(f"no {folder}")
    return names


def _environment(environ: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted((key, value) for key, value in environ.items() if key not in _VOLATILE)


def _flat(folder: str) -> Iterable[tuple[str, Signature]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_file() and not entry.name.endswith((".pyc", ".lock")):
            yield entry.name, signature_of(os.stat(entry.path))  # noqa: PTH116


def listing(trees: Iterable[str], folders: Iterable[str] = ()) -> Listing:
    """What there is now. trees, folders: as in `Inputs`."""
    found: Listing = {folder: dict(walk(Path(folder))) for folder in trees}
    found |= {folder: dict(_flat(folder)) for folder in folders}
    return found


def _digest(value: Any) -> bytes:
    return blake2b(plain_bytes(value), digest_size=_CHECK).digest()


def remember(
    note: Path, build: bytes, inputs: Inputs, output: str, made: Mapping[str, Any],
    warnings: Sequence[str], environ: Mapping[str, str], looked_at: int,
    read: Callable[[str], bytes | None], began: Listing,
) -> None:
    """Notes a build that has just ended, unless it may have read what is there no longer.

    build: the name that its state bears; made: the signatures of its files as it left them, by
    name, relative to output; looked_at: when it began to read, in nanoseconds since 1970; read:
    the hash of a file as the build read it, None where it cannot tell; began: the trees as they
    were then: what came or went meanwhile, it may have missed. Raises OSError.
    """
    found_then = {
        **listing([each for each in inputs.trees if each not in began], inputs.folders),
        **{folder: files for folder, files in began.items() if folder in inputs.trees},
    }
    young = {}
    for folder, files in found_then.items():
        for name, found in files.items():
            if not settled(found, looked_at):
                value = read(f"{folder}/{name}")
                if value is None:  # it may have changed since
                    note.unlink(missing_ok=True)
                    return
                young[folder, name] = value
    _write(note, Last(
        build, inputs, found_then, young, _digest(_libraries()), _digest(_environment(environ)),
        output, dict(made), tuple(warnings),
    ))


def _write(note: Path, last: Last) -> None:
    data = marshal.dumps((VERSION, *(
        getattr(last, each.name) if each.name != "inputs" else tuple(
            getattr(last.inputs, one.name) for one in fields(Inputs)
        ) for each in fields(Last)
    )))
    from ..writing.files import write_whole

    write_whole(note, blake2b(data, digest_size=_CHECK).digest() + data)


def remembered(note: Path) -> Last | None:
    """What the last build noted, or None for a note that is missing or damaged."""
    try:
        sealed = note.read_bytes()
        data = sealed[_CHECK:]
        if blake2b(data, digest_size=_CHECK).digest() != sealed[:_CHECK]:
            return None
        version, build, inputs, *others = marshal.loads(data)  # noqa: S302  # under its checksum
        return Last(build, Inputs(*inputs), *others) if version == VERSION else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


@dataclass(frozen=True, slots=True)
class Seen:
    """What has become of the inputs of a build. looked_at: when it was looked at, in nanoseconds
    since 1970; listing: of then; edited: the files of its first tree, relative to it, whose
    contents may be others; in all else nothing has changed."""

    looked_at: int
    listing: Listing
    edited: tuple[str, ...]


def compared(
    last: Last, environ: Mapping[str, str], moment: datetime | None = None
) -> Seen | None:
    """What has changed since the last build, or None where it is more than contents of files
    of the content folder. moment: the time, the machine's by default."""
    inputs, looked_at = last.inputs, now()
    try:
        moment = moment or _moment(environ)
        if not (
            (not inputs.since or datetime.fromisoformat(inputs.since) <= moment)
            and (not inputs.until or moment < datetime.fromisoformat(inputs.until))
            and last.environment == _digest(_environment(environ))
            and last.libraries == _digest(_libraries())
        ):
            return None
        found = listing(inputs.trees, inputs.folders)
        edited = _edited(last, found)
        if edited is None or any(
            signature(f"{last.output}/{name}") != left for name, left in last.outputs.items()
        ):
            return None
    except (OSError, ValueError, TypeError):
        return None
    return Seen(looked_at, found, edited)


def _edited(last: Last, listing: Listing) -> tuple[str, ...] | None:
    """The files of the first tree that are not as they were, None when others are not."""
    content = last.inputs.trees[0]
    if listing.keys() != last.listing.keys() or any(
        files != last.listing[folder] for folder, files in listing.items() if folder != content
    ) or listing[content].keys() != last.listing[content].keys():
        return None
    known = last.listing[content]
    edited = {name for name, found in listing[content].items() if found != known[name]}
    for (folder, name), value in last.young.items():
        if (folder != content or name not in edited) and content_hash(f"{folder}/{name}") != value:
            if folder != content:
                return None
            edited.add(name)
    return tuple(sorted(edited))


def amend(
    note: Path, last: Last, seen: Seen, build: bytes, outputs: Mapping[str, Any],
    span: tuple[str, str], read: Mapping[str, bytes],
) -> None:
    """Notes a build that made a few files of the last one again.

    build: the name that its state bears; seen: what it went by; outputs: the signatures of
    those files; span: between which moments it is right, of its own; read: the hashes of the
    edited files as it read them, by their names in the content folder. Raises OSError.
    """
    since, until = span
    inputs = replace(
        last.inputs, since=max(since, last.inputs.since, key=_at),
        until=min(filter(None, (until, last.inputs.until)), key=_at, default=""),
    )
    content = inputs.trees[0]
    young = last.young | {(content, name): value for name, value in read.items()}
    _write(note, replace(
        last, build=build, inputs=inputs, listing=seen.listing,
        young={
            (folder, name): value for (folder, name), value in young.items()
            if not settled(seen.listing[folder][name], seen.looked_at)
        },
        outputs={**last.outputs, **outputs},
    ))


def _at(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp() if moment else float("-inf")


def _moment(environ: Mapping[str, str]) -> datetime:
    stopped = environ.get("SOURCE_DATE_EPOCH", "").strip()
    return datetime.fromtimestamp(int(stopped) if stopped else now() / 1e9, UTC)
