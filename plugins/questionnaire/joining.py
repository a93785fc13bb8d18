"""ES modules joined into one script, for the copy that is opened from a file.

From `file://` a browser refuses to import a module, so the offline copy carries them all
in one inline script, admitted by its hash. Each module becomes a function of its own, so
that names do not meet: no parser is needed, and none of JavaScript's rules is bent, because
our modules keep to a few forms (CONTRIBUTING names them), checked here.
"""

import re
from pathlib import Path, PurePosixPath

IMPORT = re.compile(
    r'^import\s*\{(?P<names>[^}]*)\}\s*from\s*"(?P<path>\./[\w./-]+\.js)";[ \t]*$', re.MULTILINE
)
EXPORT = re.compile(
    r"^export\s+(?P<kind>const|let|function\*?|async function|class)\s+(?P<name>[\w$]+)",
    re.MULTILINE,
)
OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class JoinError(ValueError):
    """A module that cannot be joined; the text says which, and what to write instead."""


def imports(source: str) -> list[str]:
    """The relative paths that a module imports, in order."""
    return [match["path"] for match in IMPORT.finditer(source)]


def modules(entry: Path) -> list[Path]:
    """A module and all that it imports, each after what it needs.

    Raises JoinError for a module that is missing or needs itself.
    """
    ordered: list[Path] = []
    _visit(entry.resolve(), (), ordered)
    return ordered


def _visit(file: Path, parents: tuple[Path, ...], ordered: list[Path]) -> None:
    if file in parents:
        raise JoinError(f"{file.name} imports itself; move what both need into a third module")
    if file in ordered:
        return
    try:
        source = file.read_text(encoding="utf-8")
    except OSError as error:
        by = f", which {parents[-1].name} imports," if parents else ""
        raise JoinError(f"{file.name}{by} cannot be read: {error.strerror}") from error
    for path in imports(source):
        _visit((file.parent / PurePosixPath(path)).resolve(), (*parents, file), ordered)
    ordered.append(file)


def join(entry: Path) -> str:
    """The modules of an entry as one script, to be run as `<script type="module">`.

    Raises JoinError, also for a form of import or export that is not joined.
    """
    files = modules(entry)
    names = {file: f"m{index}" for index, file in enumerate(files)}
    script = "".join(
        f"const {names[file]} = (() => {{\n{_body(file, names)}}})();\n" for file in files
    )
    if re.search(r"</script|<!--", script, re.IGNORECASE):
        raise JoinError(f"{entry.name}: a module holds </script or <!--; write it otherwise")
    return script


def _body(file: Path, names: dict[Path, str]) -> str:
    source = file.read_text(encoding="utf-8")

    def bind(match: re.Match[str]) -> str:
        wanted = re.sub(r"\s+as\s+", ": ", " ".join(match["names"].split()))
        module = names[(file.parent / PurePosixPath(match["path"])).resolve()]
        return f"const {{ {wanted} }} = {module};"

    body = IMPORT.sub(bind, source)
    exported = [match["name"] for match in EXPORT.finditer(body)]
    body = EXPORT.sub(lambda match: f"{match['kind']} {match['name']}", body)
    if other := OTHER.search(body):
        raise JoinError(
            f'{file.name}: "{other[0].strip()}" cannot be joined; write '
            'import { a } from "./b.js"; or export before const, function or class'
        )
    return f"{body}return {{ {', '.join(exported)} }};\n"
