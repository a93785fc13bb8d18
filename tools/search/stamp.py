"""Whether an output folder's search index is that of the pages beside it."""

from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from plugins.incremental.signatures import walk
from plugins.writing.files import write_whole

from .index import FOLDER


def _digest(output: Path) -> bytes:
    total = blake2b(digest_size=16)
    for package in ("pagefind", "pagefind_bin", "lxml"):
        try:
            total.update(f"{package} {version(package)};".encode())
        except PackageNotFoundError:
            total.update(f"no {package};".encode())
    for code in sorted(Path(__file__).parent.glob("*.py")):
        total.update(code.read_bytes())
    for name, found in sorted(walk(output)):
        if name.endswith(".html") or name.startswith(f"{FOLDER}/"):
            total.update(f"{name}\0{found}\0".encode("utf-8", "surrogateescape"))
    return total.digest()


def is_of(output: Path, stamp: Path) -> bool:
    """Whether nothing has changed since `mark`: no page, no file of the index, no code."""
    try:
        return stamp.read_bytes() == _digest(output)
    except OSError:
        return False


def mark(output: Path, stamp: Path) -> None:
    """Notes that the index has just been made of these pages. Raises OSError."""
    write_whole(stamp, _digest(output))
