"""What everything depends on: code, settings, library versions, the theme's own files.

Code is every module of this process that is neither Python's nor an installed library's, with
those beside it, as it stood when the state was saved; that list is checked for change. A
setting whose value cannot be compared makes every build a full one.
"""

import os
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .digest import Digester, Opaque, digest_bytes
from .files import Files
from .zones import zones

# How a build is made and told, not what it makes.
_NOT_COMPARED = frozenset({"CLOCK", "CLEAN_OUTPUT", "INCREMENTAL", "FINDINGS", "LOG_FILTER"})


def _installed() -> tuple[str, ...]:
    paths = sysconfig.get_paths()
    return tuple(paths[key] for key in ("stdlib", "platstdlib", "purelib", "platlib"))


def code_files() -> list[str]:
    """The files of every module of ours that this process has loaded, and of those beside them
    in their packages: a module may be imported where it is needed, by a worker for one."""
    installed = _installed()
    found = set()
    for module in list(sys.modules.values()):
        name = getattr(module, "__file__", None)
        if name and name.endswith(".py") and not name.startswith(installed):
            path = str(Path(name).resolve())
            if not path.startswith(installed) and "site-packages" not in path:
                found.add(os.path.abspath(name))  # noqa: PTH100  # not what it leads to now
    for folder in {os.path.dirname(name) for name in found}:  # noqa: PTH120
        if os.path.isfile(f"{folder}/__init__.py"):  # noqa: PTH113
            found.update(
                f"{folder}/{name}" for name in os.listdir(folder)  # noqa: PTH208
                if name.endswith(".py") and not name.startswith(".")  # an editor's
            )
    return sorted(found)


def versions() -> bytes:
    """The digest of Python's version, of every installed library's and of the system's time
    zone data."""
    names = [sys.version, *zones()]
    for folder in dict.fromkeys(sysconfig.get_paths()[key] for key in ("purelib", "platlib")):
        try:
            names += sorted(
                entry.name for entry in Path(folder).iterdir()
                if entry.name.endswith((".dist-info", ".egg-info", ".egg-link", ".pth"))
            )
        except OSError:
            continue
    return digest_bytes("\n".join(names).encode())


def settings_digest(settings: Mapping[str, Any]) -> tuple[bytes, list[str]]:
    """The digest of a site's settings before plugins touch them, and the names of those that
    cannot be compared."""
    digester = Digester(object(), lambda content: b"")
    parts, opaque = [], []
    for name in sorted(key for key in settings if key.isupper() and key not in _NOT_COMPARED):
        try:
            parts.append(name.encode() + b"=" + digester(settings[name]))
        except Opaque:
            opaque.append(name)
    return digest_bytes(b"\0".join(parts)), opaque


def same_code(recorded: Mapping[str, bytes], files: Files) -> bool:
    """Whether the code that an earlier build ran is the code there is."""
    return all(files.hash(name) == value for name, value in recorded.items())


def theme_digest(files: Files, folders: Iterable[Path]) -> bytes:
    """The digest of a theme's files but its templates, which are looked at one by one."""
    parts = []
    for folder in folders:
        for name, value in sorted(files.tree(folder).items()):
            if not name.startswith("templates/"):
                parts.append(name.encode("utf-8", "surrogateescape") + b"\0" + value)
    return digest_bytes(b"".join(parts))
