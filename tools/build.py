"""One Pelican run, told in plain lines: what changed, or every finding.

Pelican is imported only once there is something to build.
"""

import logging
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.incremental import quick

ROOT = Path(__file__).resolve().parent.parent


def relative(path: str | Path | None, root: Path) -> str:
    """path as the author knows it: relative to the project where it is inside."""
    if path is None:
        return "?"
    try:
        return Path(path).resolve().relative_to(root).as_posix()
    except ValueError:
        return str(path)


def explain(error: BaseException, root: Path) -> list[Any]:
    """The findings that an exception of a build amounts to.

    A template error names the template's file and line; anything else that no check
    foresaw names the last place in the project's own code.
    """
    from jinja2 import TemplateError, TemplateSyntaxError

    from plugins.front_matter.finding import BuildFailed, Finding
    from tools.machine import refusal

    if isinstance(error, BuildFailed):
        return error.findings
    places = []
    trace = error.__traceback__
    while trace is not None:
        places.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    if isinstance(error, TemplateSyntaxError):
        places.append((error.filename or error.name or "?", error.lineno))
    if isinstance(error, SyntaxError):
        places.append((error.filename or "?", error.lineno or 0))
    ours = [
        (name, line) for name, line in places
        if root in Path(name).resolve().parents
        and "site-packages" not in name and Path(name).is_file()
    ]
    templates = [place for place in ours if Path(place[0]).suffix in {".html", ".xml", ".txt"}]
    rule = "template" if isinstance(error, TemplateError) or templates else "build"
    if refused := refusal(error):
        place = relative(getattr(error, "filename", None) or "this machine", root)
        return [Finding(place, 0, "machine", *refused)]
    # What was raised in here was raised by what the settings say.
    ours = [place for place in ours if Path(place[0]).resolve() != Path(__file__).resolve()]
    name, line = (templates or ours or [("pelicanconf.py", 0)])[-1]
    return [Finding(relative(name, root), line, rule, f"{type(error).__name__}: {error}")]


def build(
    settings_file: Path,
    overrides: Mapping[str, Any] | None = None,
) -> Any:
    """Runs Pelican once, in this process.

    settings_file: `pelicanconf.py` or `publishconf.py`; overrides: settings on top of it.
    Returns the site, whose `changes` say what the output folder saw.
    Raises BuildFailed with every finding; the output folder is then as it was.
    """
    from pelican.settings import read_settings

    from plugins.front_matter.finding import BuildFailed

    root = settings_file.resolve().parent
    site = None
    try:
        settings = read_settings(str(settings_file), override=dict(overrides or {}))
        site = settings["PELICAN_CLASS"](settings)
        site.run()
    except BuildFailed:
        raise
    except Exception as error:
        found = explain(error, root)
        known = site.settings.get("FINDINGS", []) if site else []
        raise BuildFailed([*found, *known]) from error
    return site


def main(
    settings_file: Path = ROOT / "pelicanconf.py",
    overrides: Mapping[str, Any] | None = None,
    search: bool = True,
) -> int:
    """Builds and prints; returns the exit code: 0, or 1 with every finding on stderr.

    search: make the search index too, a step of its own after the pages.
    """
    started = time.monotonic()
    root = settings_file.resolve().parent
    note = quick.place(settings_file, repr(sorted((overrides or {}).items())))
    found = quick.unchanged(note, os.environ)
    if found is not None:
        for line in found.warnings:
            print(line, file=sys.stderr)
        _say(relative(found.output, root), 0, 0, found.files, started)
        return _index(Path(found.output), search, note)
    return _build(settings_file, overrides, search, note, started)


def _build(
    settings_file: Path, overrides: Mapping[str, Any] | None, search: bool, note: Path,
    started: float,
) -> int:
    from pelican.log import init as init_logging

    from plugins.front_matter.finding import BuildFailed, warnings
    from tools.building import told
    from tools.progress import progress

    init_logging(logging.ERROR, handler=logging.NullHandler())
    try:
        with progress() as shown, told(shown):
            site = build(settings_file, overrides)
    except BuildFailed as failed:
        for finding in failed.findings:
            print(finding, file=sys.stderr)
        count = sum(finding.level == "error" for finding in failed.findings)
        print(
            f"Not built: {count} error{'s' if count != 1 else ''}. "
            "The previous output is as it was.",
            file=sys.stderr,
        )
        return 1
    for finding in sorted(set(warnings(site.settings))):
        print(finding, file=sys.stderr)
    changes = site.changes
    output = Path(site.output_path)
    _say(relative(output, settings_file.resolve().parent), len(changes.written),
         len(changes.removed), changes.unchanged, started)
    if hasattr(site, "note"):
        site.note(note, os.environ)
    return _index(output, search, note)


def _say(output: str, written: int, removed: int, unchanged: int, started: float) -> None:
    print(
        f"Built {output}: {written} files written, {removed} removed, {unchanged} unchanged, "
        f"in {time.monotonic() - started:.1f} s."
    )


def _index(output: Path, search: bool, note: Path) -> int:
    """Makes the search index, a step of its own after the pages, unless it is of these."""
    if search:
        from tools.search.engine import NotIndexed
        from tools.search.index import build_index
        from tools.search.stamp import is_of, mark

        stamp = note.with_suffix(".indexed")
        if is_of(output, stamp):
            return 0

        started = time.monotonic()
        try:
            count = build_index(output)
        except NotIndexed as failed:
            print(f"The pages are built, not the search index, which stays as it was: {failed}",
                  file=sys.stderr)
            return 1
        if count:
            print(f"Indexed {count} pages for search, in {time.monotonic() - started:.1f} s.")
            mark(output, stamp)
    return 0
