"""`invoke publish`: builds, checks, shows what changes, sends, records."""

import logging
import os
import shlex
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from pelican.log import init as init_logging
from pelican.settings import read_settings

from plugins.front_matter.finding import BuildFailed, Finding, warnings
from plugins.writing.files import write_whole
from tools.build import ROOT, build
from tools.building import told
from tools.check.address import Address
from tools.check.report import as_text
from tools.check.run import check_site, sources
from tools.check.site import Site
from tools.ledger import lost, permalinks, record
from tools.machine import refusal
from tools.progress import Progress, progress
from tools.test.programs import ProgramMissing

from .command import run
from .compress import compress
from .errors import PublishError
from .headers import of_site
from .hosts import NGINX_HTTP, NGINX_SERVER, files
from .plan import Plan
from .publish import online, publish
from .search import index
from .target import Target, choose

INTERRUPTED = 130  # what a shell answers after Ctrl-C


@dataclass(frozen=True)
class Wishes:
    """What the author asked for on the command line; each as `publish` has it."""

    yes: bool = False
    adopt: bool = False
    dry_run: bool = False
    axe: bool = True


def _refuse(findings: Iterable[Finding], pages: int) -> None:
    found = list(findings)
    if any(finding.level == "error" for finding in found):
        print(as_text(found, pages), file=sys.stderr)
        raise PublishError("the site has errors", "mend them; what is online is as it was")


def built(settings_file: Path, folder: Path, progress: Progress) -> Any:
    """Builds for production into folder, its search index too; returns the site of the run.

    Raises PublishError after printing every finding.
    """
    try:
        with told(progress), redirect_stdout(StringIO()):  # Pelican's own words
            site = build(settings_file, {"OUTPUT_PATH": str(folder)})
    except BuildFailed as failed:
        _refuse(failed.findings, 0)
        raise
    changes = site.changes
    progress.say(f"Built: {len(changes.written)} files written, {len(changes.removed)} removed, "
                 f"{changes.unchanged} unchanged.")
    index(folder, Path(site.settings["STATE_PATH"]) / "publish-indexed.txt")
    return site


def checked(settings: Any, folder: Path, progress: Progress, axe: bool = True) -> None:
    """Holds the built folder to every rule of `invoke check`.

    axe: accessibility too, which takes a Chromium; without one, that is said, and all other
    rules are checked. Raises PublishError after printing every finding.
    """
    site = Site(folder, Address(settings["SITE_URL"]), settings["CLOCK"](), sources(settings))
    try:
        outcome = check_site(site, axe, progress)
    except ProgramMissing as missing:
        progress.say(f"Accessibility is not checked: {missing}")
        outcome = check_site(site, progress=progress)
    findings = {*outcome.findings, *warnings(settings), *lost(permalinks(settings))}
    _refuse(findings, outcome.pages)
    progress.say(as_text(findings, outcome.pages))


def completed(settings: Any, folder: Path, target: Target, state: Path) -> None:
    """Adds what hosts read: headers, and the compressed copies when they are wanted."""
    compressed = bool(settings.get("PUBLISH_COMPRESSED"))
    before = (target.read(NGINX_HTTP) or b"").decode(errors="replace")
    headers = of_site(folder, settings["SITE_URL"], before)
    for name, data in files(headers, compressed).items():
        write_whole(folder / name, data)
    compress(folder, state / "publish-compressed.json", compressed)


def reloading(command: str, progress: Progress) -> Callable[[Plan], None]:
    """What to do between assets and pages: nginx learns the new sheets before a page has one.

    command: PUBLISH_RELOAD, or "" to tell the author instead.
    """
    def reload(what: Plan) -> None:
        if not {NGINX_HTTP, NGINX_SERVER}.intersection(what.assets):
            return
        if command:
            words = shlex.split(command)
            run(words, "correct PUBLISH_RELOAD in publishconf.py")
            progress.say(f"Reloaded: {command}")
        else:
            progress.say("The headers changed: if nginx serves this, reload it now, or have "
                         "PUBLISH_RELOAD in publishconf.py do it.")
    return reload


def _run(settings_file: Path, wishes: Wishes, progress: Progress) -> None:
    try:
        settings = read_settings(str(settings_file))
    except Exception as error:
        raise PublishError(
            f"{settings_file.name} cannot be read: {type(error).__name__}: {error}", "correct it"
        ) from error
    target = choose(settings.get("PUBLISH"))
    state = Path(settings["STATE_PATH"])
    state.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(state / "publish.lock", timeout=0):
            _locked(settings_file, state, target, wishes, progress)
    except Timeout:
        raise PublishError(
            "another publication is under way", "wait until it has ended, then publish again"
        ) from None


def _locked(
    settings_file: Path, state: Path, target: Target, wishes: Wishes, progress: Progress
) -> None:
    online(target, wishes.adopt)  # what the target refuses is known before the long work
    folder = state / "publish"
    site = built(settings_file, folder, progress)
    checked(site.settings, folder, progress, wishes.axe)
    completed(site.settings, folder, target, state)
    publish(
        folder, target, progress, yes=wishes.yes, adopt=wishes.adopt, dry_run=wishes.dry_run,
        before_pages=reloading(site.settings.get("PUBLISH_RELOAD", ""), progress),
    )
    if wishes.dry_run:
        return
    found = permalinks(site.settings)
    new = record(found, Path(site.settings["PATH"]) / site.settings["LEDGER_FILE"])
    if new:
        progress.say(f"Recorded {new} new addresses in {found.path}: commit that file.")


def main(
    settings_file: Path = ROOT / "publishconf.py", *, yes: bool = False, adopt: bool = False,
    dry_run: bool = False, axe: bool = True,
) -> int:
    """Publishes to the target that PUBLISH names; returns the exit code: 0, 1 after a plain
    sentence on stderr, 130 after Ctrl-C. What was sent is whole whenever it stops."""
    init_logging(logging.ERROR, handler=logging.NullHandler())
    try:
        with progress() as shown:
            _run(settings_file, Wishes(yes, adopt, dry_run, axe), shown)
    except PublishError as error:
        print(f"Not published: {error.message}; {error.remedy}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. What was sent is whole; publish again to go on.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our words is gone; so that Python's own last flush does not complain:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        what, remedy = refusal(error) or (error.strerror or str(error), "mend that")
        print(f"Not published: {error.filename or 'this machine'}: {what}; "
              f"{remedy}, then publish again.", file=sys.stderr)
        return 1
    return 0
