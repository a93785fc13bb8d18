"""One Pelican run, told in plain lines: what changed, or every finding.

Pelican is imported only once there is something to build.
"""

import logging
import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from plugins.incremental import quick
from plugins.incremental.memory import without_collecting

ROOT = Path(__file__).resolve().parent.parent
FEW = 50  # edited texts: with more of them, the site may as well be loaded


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
        with without_collecting():
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
    note = place_of_note(settings_file, overrides)
    done = built(settings_file, overrides, note)
    for line in done.lines:
        print(line, file=sys.stderr)
    if done.errors:
        print(
            f"Not built: {done.errors} error{'s' if done.errors != 1 else ''}. "
            "The previous output is as it was.",
            file=sys.stderr,
        )
        return 1
    _say(relative(done.output, root), done.written, done.removed, done.unchanged, started)
    code = _index(Path(done.output), search, note)
    done.settle()
    return code


def place_of_note(settings_file: Path, overrides: Mapping[str, Any] | None) -> Path:
    """Where a build with these settings notes what it depended on."""
    return quick.place(settings_file, repr(sorted((overrides or {}).items())))


def _none() -> None:
    """Nothing to keep."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. output: its folder; written, removed, unchanged: how many files; lines:
    what it found; errors: how many of these kept it from being built at all; site: Pelican's,
    None where it was not needed; settle: keeps what the next build may go by, to be called
    once the author has been told."""

    output: str
    written: int = 0
    removed: int = 0
    unchanged: int = 0
    lines: tuple[str, ...] = ()
    errors: int = 0
    site: Any = None
    settle: Callable[[], None] = _none


def built(
    settings_file: Path, overrides: Mapping[str, Any] | None, note: Path, whole: bool = False
) -> Built:
    """Builds what is not as the last build left it. note: see `quick`; whole: has Pelican look
    at everything, to know more than the output."""
    last = None if whole else quick.remembered(note)
    seen = last and quick.compared(last, os.environ)
    if last and seen and not seen.edited:
        return Built(last.output, unchanged=len(last.outputs), lines=last.warnings)
    with without_collecting():  # what is loaded stays
        from pelican.log import init as init_logging

        from plugins.front_matter.finding import BuildFailed, warnings
        from tools.building import told
        from tools.progress import progress

    init_logging(logging.ERROR, handler=logging.NullHandler())
    try:
        site = _partial(settings_file, overrides, last, seen) if last and seen else None
        lines = last.warnings if last else ()
        if site is None:
            with progress() as shown, told(shown):
                site = build(settings_file, overrides)
            lines = tuple(str(found) for found in sorted(set(warnings(site.settings))))
    except BuildFailed as failed:
        return Built("", lines=tuple(map(str, failed.findings)), errors=sum(
            finding.level == "error" for finding in failed.findings
        ))
    changes = site.changes
    return Built(
        site.output_path, len(changes.written), len(changes.removed), changes.unchanged, lines,
        site=site, settle=partial(site.note, note, os.environ) if hasattr(site, "note") else _none,
    )


def _partial(
    settings_file: Path, overrides: Mapping[str, Any] | None, last: quick.Last, seen: quick.Seen,
) -> Any:
    """The site, built by making again only what shows edited bodies, or None where that is
    not all there is to do."""
    from pelican.settings import read_settings

    try:
        with without_collecting():
            from plugins.incremental.partial_site import PartialSite
            from plugins.incremental.site import Site

            settings = read_settings(str(settings_file), override=dict(overrides or {}))
            if len(seen.edited) > FEW or not issubclass(settings["PELICAN_CLASS"], Site):
                return None
            site = PartialSite(settings, last, seen)
        site.run()
    except Exception:
        return None  # the whole build finds it out at its place, and says it
    return site


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
