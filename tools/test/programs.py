"""The programs that tests drive: found, or installed the way this machine allows."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

# Program → Debian package, where the two names differ.
PACKAGES = {
    "node": "nodejs",
    "pdftotext": "poppler-utils",
    "sshd": "openssh-server",
    "ssh": "openssh-client",
    "ssh-keygen": "openssh-client",
}
SYSTEM_FOLDERS = "/usr/local/sbin:/usr/sbin:/sbin"  # daemons are often not on a user's PATH
LOCK = Path(tempfile.gettempdir()) / f"carnet-install-{os.getuid()}.lock"


class ProgramMissing(Exception):
    """A program is not here and cannot be installed; the text says what to do."""


def find(name: str) -> Path | None:
    """Where the program is, daemons' folders included, or None."""
    folders = f"{os.environ.get('PATH', os.defpath)}:{SYSTEM_FOLDERS}"
    found = shutil.which(name, path=folders)
    return Path(found) if found else None


def on_debian(release: Path = Path("/etc/os-release")) -> bool:
    """Whether this is Debian itself: on its derivatives some names are other things
    (Ubuntu's `chromium` package is a snap that a container cannot start)."""
    try:
        lines = release.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return "ID=debian" in lines


def can_install() -> bool:
    """Whether packages can be installed here without asking anyone."""
    return os.geteuid() == 0 and on_debian() and find("apt-get") is not None


def apt_install(package: str) -> str:
    """Installs one Debian package; returns "" or the last line of what went wrong."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "--no-install-recommends", package]
    commands: list[list[str]] = [install, ["apt-get", "update"], install]
    last = ""
    for command in commands:  # the update only where the package lists are missing or stale
        done = subprocess.run(  # noqa: S603 -- apt-get and a package's name
            command, capture_output=True, text=True, env=environment, check=False
        )
        if done.returncode == 0 and command is install:
            return ""
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
    return last


def find_or_install(
    name: str,
    *,
    installer: Callable[[str], str] | None = None,
) -> Path:
    """The program's path.

    name: as on a command line; installer: takes a package's name and returns "" or what
    went wrong; by default apt on Debian as root, elsewhere none.
    Raises ProgramMissing, saying what to do.
    """
    found = find(name)
    if found:
        return found
    package = PACKAGES.get(name, name)
    if installer is None and can_install():
        installer = apt_install
    if installer is None:
        raise ProgramMissing(f"{name} is not installed; install the package {package}")
    with FileLock(LOCK):  # one installation at a time, whichever test worker asks
        found = find(name)
        trouble = "" if found else installer(package)
        found = found or find(name)
    if found is None:
        raise ProgramMissing(
            f"{name} is not installed and could not be: {trouble or 'the package lacks it'}; "
            f"install the package {package}"
        )
    return found
