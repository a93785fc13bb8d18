"""One style sheet out of many files, small enough to stand in the page's head. Pure."""

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import rcssmin

_IMPORT = re.compile(
    r'@import\s+(?:url\()?"(?P<name>[^"]+)"\)?(?:\s+layer\((?P<layer>[\w.-]+)\))?\s*;'
)
# rcssmin 1.3 makes `.a:is(b)` of `.a :is(b)`, another selector; `.a *:is(b)` it leaves alone.
_DESCENDANT = re.compile(r"(?<=[\w\])*])(?<!@page)\s+:(?=[a-z])")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class SheetError(ValueError):
    """A style sheet that cannot be joined; the text says which file and what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """css: minified; hash: as a CSP writes it, 'sha256-…' with its quotes."""

    css: str
    hash: str


def join(file: Path, seen: tuple[Path, ...] = ()) -> str:
    """The text of a sheet with every `@import "x.css" layer(name);` in place.

    Raises SheetError for a file that is missing or imports itself.
    """
    file = file.resolve()
    if file in seen:
        raise SheetError(f"{file.name} imports itself; remove one @import")
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        by = f", which {seen[-1].name} imports," if seen else ""
        raise SheetError(f"{file.name}{by} cannot be read: {error.strerror}") from error

    def put(match: re.Match[str]) -> str:
        inner = join(file.parent / match["name"], (*seen, file))
        return f"@layer {match['layer']}{{{inner}}}" if match["layer"] else inner

    return _IMPORT.sub(put, text)


def sheet(folder: Path, names: tuple[str, ...]) -> Sheet:
    """The named sheets of a folder as one. Raises SheetError."""
    joined = "".join(join(folder / f"{name}.css") for name in names)
    if re.search(r"</style", joined, re.IGNORECASE):
        raise SheetError(f"{', '.join(names)}: a sheet holds </style; write it otherwise")
    css = str(rcssmin.cssmin(_DESCENDANT.sub(" *:", _COMMENT.sub("", joined))))
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return Sheet(css, f"'sha256-{digest}'")
