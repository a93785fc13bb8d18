"""A .br and a .gz beside each text, so that a host compresses nothing while a reader waits."""

import gzip
import hashlib
import json
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from plugins.writing.files import write_whole

SUFFIXES = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".ics", ".opml"}
LEAST = 1024  # bytes; below that the headers weigh more than what is gained


def _brotli(data: bytes) -> bytes:
    return bytes(brotli.compress(data, quality=11))


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


PACKED = {".br": _brotli, ".gz": _gzip}


def _known(memory: Path) -> dict[str, str]:
    try:
        found = json.loads(memory.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _remember(memory: Path, digests: dict[str, str]) -> None:
    write_whole(memory, json.dumps(digests, ensure_ascii=False, indent=0).encode())


def _texts(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*")
        if path.suffix in SUFFIXES and path.stat().st_size >= LEAST
    )


def compress(folder: Path, memory: Path, wanted: bool = True) -> int:
    """Makes folder hold a compressed copy of every text of it, or none where not wanted.

    memory: a file outside folder that knows what was compressed from which bytes, so that
    only what changed is done again. Returns how many texts were compressed.
    Raises OSError; run again, it goes on.
    """
    before = _known(memory)
    _remember(memory, {**dict.fromkeys(_texts(folder) if wanted else (), ""), **before})
    after: dict[str, str] = {}
    done = 0
    for name in _texts(folder) if wanted else ():
        path = folder / name
        data = path.read_bytes()
        after[name] = hashlib.sha256(data).hexdigest()
        copies = {path.with_name(path.name + suffix): pack for suffix, pack in PACKED.items()}
        if before.get(name) == after[name] and all(copy.is_file() for copy in copies):
            continue
        for copy, pack in copies.items():
            write_whole(copy, pack(data))
        done += 1
    for name in before.keys() - after.keys():
        for suffix in PACKED:
            (folder / (name + suffix)).unlink(missing_ok=True)
    _remember(memory, after)
    return done
