"""A Chromium for the browser tests and for `invoke check`'s accessibility rule."""

import os
import subprocess
import sys
from pathlib import Path

from filelock import FileLock
from playwright.sync_api import Browser, Playwright

from .programs import LOCK, ProgramMissing, apt_install, can_install, find

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    # Nothing but this machine can be reached, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def found_on_path() -> Path | None:
    """The machine's own Chromium or Chrome, or None."""
    return next((path for path in map(find, NAMES) if path), None)


def playwright_install() -> str:
    """Lets Playwright fetch its own Chromium; returns "" or what went wrong."""
    done = subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"],
        capture_output=True, text=True, check=False,
    )
    lines = (done.stderr or done.stdout).strip().splitlines()
    return "" if done.returncode == 0 else (lines or ["no message"])[-1]


def find_or_install_chromium(playwright: Playwright) -> Path:
    """A Chromium's path: the machine's, else Playwright's, else one installed now.

    Raises ProgramMissing, saying what to do.
    """
    own = Path(playwright.chromium.executable_path)
    found = found_on_path()
    if found or own.is_file():
        return found or own
    with FileLock(LOCK):
        troubles = []
        if can_install() and not found_on_path():
            troubles.append(apt_install("chromium"))
        found = found_on_path()
        if not found and not own.is_file():
            troubles.append(playwright_install())
    if not found and not own.is_file():
        why = "; ".join(filter(None, troubles))
        raise ProgramMissing(
            f"no Chromium here, and none could be installed ({why}); "
            "install the package chromium, or run: "
            "python -m playwright install --with-deps chromium"
        )
    return found or own


def launch(playwright: Playwright) -> Browser:
    """A headless Chromium that reaches nothing but this machine.

    Raises ProgramMissing where there is none.
    """
    # A container's root cannot use the sandbox; anyone else keeps it.
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    return playwright.chromium.launch(
        executable_path=find_or_install_chromium(playwright), args=[*ARGUMENTS, *sandbox]
    )
