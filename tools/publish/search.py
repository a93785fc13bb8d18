"""The search index of what is published, made again only when there is something to find anew.

Pagefind orders its words by chance: two indexes of the same pages differ in their bytes, and
a publication with nothing new would send one.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from plugins.writing.files import write_whole
from tools.search.index import FOLDER, build_index, records

from .compress import PACKED


def index(folder: Path, memory: Path, make: Callable[[Path], int] = build_index) -> bool:
    """Makes the index under folder unless it is the one of these very pages.

    memory: a file outside folder that knows of which pages the index is and what it holds;
    make: builds the index. Returns whether it was made. Raises OSError, or what make raises.
    """
    pages = hashlib.sha256()
    for record in records(folder):
        pages.update(repr(record).encode() + b"\0")
    if memory.is_file() and memory.read_text("utf-8") == _state(folder, pages.hexdigest()):
        return False
    make(folder)
    write_whole(memory, _state(folder, pages.hexdigest()).encode())
    return True


def _state(folder: Path, pages: str) -> str:
    """What was indexed, and the bytes of the index: one that was touched is made again."""
    held = hashlib.sha256()
    for path in sorted((folder / FOLDER).rglob("*")):
        if path.is_file() and path.suffix not in PACKED:  # the compressed copies come after
            held.update(path.relative_to(folder).as_posix().encode() + b"\0")
            held.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{pages} {held.hexdigest()}\n"
