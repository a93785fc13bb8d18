"""Builds for `invoke serve`, each in a process forked from one that has loaded everything.

`python -m tools.serve.worker CONFIG OUTPUT`. For each line of JSON on its input (`number`: of the
build; `whole`: look at everything again) it prints one with that number: what `Outcome` holds, or
`again` when the code that it has loaded is no longer the one there is, and then it ends. A build
that is killed once it has told its outcome prints another line, of the same number. Plugins and
settings of the site are read after the fork, and what a build leaves behind in a process goes
with it.
"""

import gc
import json
import os
import pkgutil
import signal
import sys
import tempfile
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from plugins.incremental.signatures import Signature, now, settled, signature

STARTED = now()

# Drafts and scheduled articles stand where they will be, marked by the theme.
OVERRIDES = {
    "DRAFT_URL": "{date:%Y}/{slug}/",
    "DRAFT_SAVE_AS": "{date:%Y}/{slug}/index.html",
    "DRAFT_PAGE_URL": "{slug}/",
    "DRAFT_PAGE_SAVE_AS": "{slug}/index.html",
}
# What builds import when they come to it.
_LATER = (
    "tools.build", "tools.building", "tools.serve.waiting", "plugins.incremental.partial_site",
    "plugins.incremental.site", "pelican.plugins._utils", "markdown.extensions.extra",
    "markdown.extensions.toc", "markdown.extensions.sane_lists", "markdown.extensions.footnotes",
    "markdown.extensions.tables", "pygments", "lxml.html",
)


class Code:
    """The code that this process has loaded, as it was then."""

    def __init__(self) -> None:
        from plugins.incremental.world import code_files, versions

        self._versions = versions
        self._libraries = versions()
        self._files: dict[str, Signature | None] = {
            name: signature(name) for name in code_files()
        }

    def stands(self) -> bool:
        """Whether it is the code that is there, for certain."""
        return self._versions() == self._libraries and all(
            found is not None and settled(found, STARTED) and signature(name) == found
            for name, found in self._files.items()
        )


def load() -> None:
    """Imports what builds need. What cannot be imported is told by the build."""
    import plugins

    names = [f"plugins.{found.name}" for found in pkgutil.iter_modules(plugins.__path__)]
    for name in (*_LATER, *names):
        try:
            import_module(name)
        except Exception:  # noqa: S112
            continue
    gc.collect()
    gc.freeze()


def outcome(config: str, output: str, whole: bool) -> tuple[dict[str, Any], Any]:
    """Builds; what `Outcome` holds, and what keeps the next build's way short."""
    from tools.build import built, place_of_note

    from .waiting import Contexts, waiting

    contexts = Contexts()
    overrides = {**OVERRIDES, "OUTPUT_PATH": output}
    note = place_of_note(Path(config), overrides)
    done = built(Path(config), overrides, note, whole)
    if done.errors:
        return {"errors": done.lines}, done.settle
    found: dict[str, Any] = {"errors": [], "warnings": done.lines}
    if contexts.context:  # else the last build's desk is this one's
        found["desk"] = waiting(done.site.settings, contexts.context)
    return found, done.settle


def _child(
    config: str, output: str, asked: Mapping[str, Any], out: IO[str], said: IO[bytes]
) -> None:
    """In the forked process: builds, tells, and never returns."""
    code = 1
    try:
        os.dup2(said.fileno(), 2)
        sys.stdout = sys.stderr  # Pelican prints; only the outcome is ours
        found, settle = outcome(config, output, bool(asked.get("whole")))
        _say(asked, found, out)
        code = 0
        settle()
    except KeyboardInterrupt:
        code = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)


def _say(asked: Mapping[str, Any], found: Mapping[str, Any], out: IO[str]) -> None:
    print(json.dumps({"number": asked.get("number"), **found}), file=out, flush=True)


def _last_lines(said: IO[bytes]) -> list[str]:
    said.seek(0)
    lines = said.read().decode("utf-8", "replace").strip().splitlines()
    return lines[-8:] or ["the build ended without a word; run invoke build"]


def _answer(config: str, output: str, asked: Mapping[str, Any]) -> None:
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            _child(config, output, asked, sys.stdout, said)
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            _say(asked, {"errors": _last_lines(said)}, sys.stdout)


def main(config: str, output: str) -> None:
    """Answers until its input ends."""
    load()
    code = Code()
    first = True
    for line in sys.stdin:
        asked = json.loads(line)
        if not (first or code.stands()):
            _say(asked, {"again": True}, sys.stdout)
            return
        first = False
        _answer(config, output, asked)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    main(*sys.argv[1:])
