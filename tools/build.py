"""One Pelican run, told in plain lines: what changed, or every finding."""

import logging
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from pelican.log import init as init_logging
from pelican.settings import read_settings

from plugins.front_matter.finding import BuildFailed, Finding, warnings
from tools.building import told
from tools.machine import refusal
from tools.progress import progress
from tools.search.index import build_index

ROOT = Path(__file__).resolve().parent.parent


def relative(path: str | Path | None, root: Path) -> str:
    """path as the author knows it: relative to the project where it is inside."""
    if path is None:
        return "?"
    try:
        return Path(path).resolve().relative_to(root).as_posix()
    except ValueError:
        return str(path)


def explain(error: BaseException, root: Path) -> list[Finding]:
    """The findings that an exception of a build amounts to.

    A template error names the template's file and line; anything else that no check
    foresaw names the last place in the project's own code.
    """
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
    init_logging(logging.ERROR, handler=logging.NullHandler())
    started = time.monotonic()
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
    print(
        f"Built {relative(site.output_path, settings_file.resolve().parent)}: "
        f"{len(changes.written)} files written, {len(changes.removed)} removed, "
        f"{changes.unchanged} unchanged, in {time.monotonic() - started:.1f} s."
    )
    if search:
        started = time.monotonic()
        count = build_index(Path(site.output_path))
        if count:
            print(f"Indexed {count} pages for search, in {time.monotonic() - started:.1f} s.")
    return 0
