"""A folder named by the hash of what it holds, so that hosts may keep it for ever."""

import hashlib
from pathlib import Path


def digest(folders: list[Path]) -> str:
    """Ten hexadecimal digits that change with any file's name or bytes."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:10]
