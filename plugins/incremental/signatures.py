"""Whether a file is the one it was, without reading it where that is safe."""

import os
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

# What is compared first: size, mtime and ctime in nanoseconds, inode. A copy that keeps the
# mtime has another inode and another ctime; nobody but the clock sets a ctime.
Signature = tuple[int, int, int, int]

# A file changed within this time of its being looked at may be changed again without a sign:
# clocks of file systems tick as slowly as this.
TICK = 2_000_000_000  # nanoseconds
SIZE = 16


def signature_of(status: os.stat_result) -> Signature:
    """The signature in the answer of `stat`."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def signature(path: str | Path) -> Signature | None:
    """The signature of a regular file, links followed, or None without one."""
    try:
        status = os.stat(path)  # noqa: PTH116  # asked ten thousand times
    except OSError:
        return None
    return signature_of(status) if status.st_mode & 0o170000 == 0o100000 else None


def settled(found: Signature, looked_at: int) -> bool:
    """Whether a file that has this signature again is the same file for certain.

    looked_at: when it was read, in nanoseconds since 1970. A file from the future is not.
    """
    return max(found[1], found[2]) < looked_at - TICK


def content_hash(path: str | Path) -> bytes:
    """The hash of a file's bytes. Raises OSError."""
    with open(path, "rb") as file:  # noqa: PTH123  # asked ten thousand times
        return blake2b(file.read(), digest_size=SIZE).digest()


def now() -> int:
    """The machine's time, which files are stamped with: no business of the site's clock."""
    return time.time_ns()


def walk(folder: Path) -> Iterator[tuple[str, Signature]]:
    """Every regular file below a folder with its signature, links followed; relative,
    with forward slashes, in no order. A folder that is not there has none."""
    pending: list[tuple[str, str, tuple[tuple[int, int], ...]]] = [("", str(folder), ())]
    while pending:
        prefix, name, above = pending.pop()
        try:
            status = os.stat(name)  # noqa: PTH116
            if (status.st_dev, status.st_ino) in above:
                continue  # a link to a folder above
            here = (*above, (status.st_dev, status.st_ino))
            entries = list(os.scandir(name))
        except OSError:
            continue
        for entry in entries:
            try:
                if entry.is_dir():
                    pending.append((f"{prefix}{entry.name}/", entry.path, here))
                elif entry.is_file():
                    # An entry's own answer may be that of the link.
                    status = os.stat(entry.path) if entry.is_symlink() else entry.stat()  # noqa: PTH116
                    yield f"{prefix}{entry.name}", signature_of(status)
            except OSError:
                continue
