"""Two trees of files, and where they differ."""

import difflib
from pathlib import Path

LINES = 12  # of a diff that are shown
FILES = 6  # whose diff is shown

Tree = dict[str, bytes | None]


def tree(folder: Path) -> Tree:
    """Everything below folder: a file's name → its bytes, a folder's → None."""
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in folder.rglob("*")
    }


def _lines(data: bytes | None) -> list[str]:
    return [] if data is None else data.decode(errors="backslashreplace").splitlines()


def difference(found: Tree, wanted: Tree) -> str:
    """Where found is not as wanted, short; "" when they are the same."""
    parts = []
    for name in sorted(found.keys() - wanted.keys()):
        parts.append(f"  {name}: there, though a clean build does not make it")
    for name in sorted(wanted.keys() - found.keys()):
        parts.append(f"  {name}: missing")
    unequal = sorted(n for n in found.keys() & wanted.keys() if found[n] != wanted[n])
    for number, name in enumerate(unequal):
        parts.append(f"  {name}: stale or wrong")
        if number < FILES:
            diff = difflib.unified_diff(
                _lines(wanted[name]), _lines(found[name]), "clean", "found", n=0, lineterm=""
            )
            parts += [f"    {line[:300]}" for line in list(diff)[:LINES]]
    return "\n".join(parts)
