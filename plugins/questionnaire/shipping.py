"""The modules as they are served: each one minified, all in a folder named by their hash."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import rjsmin  # type: ignore[import-untyped]  # it has no stubs

from .joining import JoinError, join, modules

# The minifier takes the inner backtick for the end of the outer text, and its blanks go.
NESTED = re.compile(r"\$\{[^}`]*`")


@dataclass(frozen=True)
class Shipment:
    """folder: below the output, no slash at the end; files: name → text, as written there;
    pages: entry → the names that its page loads, the entry itself last."""

    folder: str
    files: dict[str, str]
    pages: dict[str, list[str]]

    def addresses(self, entry: str, base: str) -> list[str]:
        """The addresses that a page loads. base: the site's path, "" at the root."""
        return [f"{base}/{self.folder}/{name}" for name in self.pages[entry]]


def minified(source: str) -> str:
    """A script without its comments and spare spaces; names and texts stay as they are.

    Raises JoinError for a template literal inside another one.
    """
    if nested := NESTED.search(source):
        raise JoinError(
            f'"{nested[0].splitlines()[0]}": a template literal inside another one is not '
            "minified; give the inner one a name first"
        )
    return str(rjsmin.jsmin(source)).strip()


def ship(source: Path, entries: tuple[str, ...]) -> Shipment:
    """Prepares the modules of some entries.

    source: the folder they are in. The folder's name changes with any byte of them, so that
    a host may keep them for ever. Raises JoinError for a module that is missing or that
    `minified` refuses.
    """
    root = source.resolve()
    pages = {
        entry: [file.relative_to(root).as_posix() for file in modules(source / entry)]
        for entry in entries
    }
    names = sorted({name for page in pages.values() for name in page})
    files = {name: minified((root / name).read_text(encoding="utf-8")) for name in names}
    digest = hashlib.sha256()
    for name, text in files.items():
        digest.update(f"{name}\0{text}\0".encode())
    return Shipment(f"static/{digest.hexdigest()[:10]}", files, pages)


def one_script(source: Path, entry: str) -> str:
    """The modules of an entry as the one script of a page that is opened from a file."""
    return f"\n{minified(join(source / entry))}"
