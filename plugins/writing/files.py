"""Files written whole: a reader sees the old bytes or the new ones, never half."""

import os
import shutil
import tempfile
from pathlib import Path


def same_bytes(one: Path, other: Path) -> bool:
    """Whether both are regular files with the same bytes."""
    try:
        if one.stat().st_size != other.stat().st_size or not other.is_file():
            return False
    except OSError:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        while True:
            ours, theirs = left.read(1 << 16), right.read(1 << 16)
            if ours != theirs:
                return False
            if not ours:
                return True


def write_whole(path: Path, data: bytes) -> bool:
    """Puts data at path by a temporary file beside it and a rename.

    A file that holds these bytes already is left untouched, its mtime too.
    Returns whether something was written. Raises OSError, with nothing changed.
    """
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def move_whole(source: Path, target: Path) -> bool:
    """Moves source over target; a target with the same bytes is left untouched.

    Works across file systems, where it copies beside the target and renames.
    Returns whether target changed. Raises OSError, with target as it was.
    """
    if same_bytes(source, target):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.stat().st_dev == target.parent.stat().st_dev:
        source.chmod(0o644)
        source.replace(target)
        return True
    handle, name = tempfile.mkstemp(prefix=".writing-", dir=target.parent)
    os.close(handle)
    try:
        shutil.copyfile(source, name)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True
