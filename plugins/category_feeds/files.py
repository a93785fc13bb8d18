"""Files written whole: a client is served the old bytes or the new ones, never half."""

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> bool:
    """Puts data at path by a file beside it and a rename.

    A file that holds these bytes already is left untouched, its date too, so that servers
    go on answering « not modified ». What a killed run leaves beside the file is written
    over by the next. Returns whether something was written. Raises OSError.
    """
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return True


def inside(folder: Path, name: str) -> Path | None:
    """folder/name, or None when that would leave the folder."""
    path = Path(os.path.normpath(folder / name))
    return path if folder in path.parents else None
