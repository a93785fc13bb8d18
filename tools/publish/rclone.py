"""An object store or a CDN, by any of rclone's back ends."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .command import run
from .headers import cache_control

_MISSING = "install it (Debian: apt-get install rclone), then publish again"
# rclone's exit codes: 3 directory not found, 4 file not found.
_ABSENT = (3, 4)
# Its own patience with a store that does not answer is minutes for each file.
_PATIENCE = ("--retries", "3", "--low-level-retries", "3", "--contimeout", "20s")
# rclone 1.60 (Debian 12) cannot start its S3 back end while this is set; the same file goes to it
# as an option, which every rclone takes.
_BUNDLE = "AWS_CA_BUNDLE"


@dataclass(frozen=True)
class Rclone:
    """remote: `name:bucket/folder` of rclone's configuration; config: its file, when it is
    not the usual one. Secrets stay there, or in RCLONE_CONFIG_… variables."""

    remote: str
    config: str = ""

    def describe(self) -> str:
        """The target in a few words."""
        return f"{self.remote} by rclone"

    def _base(self, verb: str) -> list[str]:
        chosen = ["--config", self.config] if self.config else []
        bundle = os.environ.get(_BUNDLE)
        trusted = ["--ca-cert", bundle] if bundle else []
        return ["rclone", verb, *chosen, *trusted, *_PATIENCE]

    @staticmethod
    def _run(
        command: Sequence[str], data: bytes | None = None, allowed: Sequence[int] = (0,)
    ) -> subprocess.CompletedProcess[bytes]:
        environment = {name: value for name, value in os.environ.items() if name != _BUNDLE}
        return run(command, _MISSING, data, environment, allowed)

    @property
    def _folder(self) -> str:
        return self.remote if self.remote.endswith((":", "/")) else self.remote + "/"

    def read(self, name: str) -> bytes | None:
        """A file's bytes, or None when there is none."""
        command = [*self._base("cat"), self._folder + name]
        done = self._run(command, allowed=(0, *_ABSENT))
        return done.stdout if done.returncode == 0 and done.stdout else None

    def is_empty(self) -> bool:
        """Whether nothing is there yet."""
        command = [*self._base("lsf"), "--max-depth", "1", self.remote]
        done = self._run(command, allowed=(0, *_ABSENT))
        return not done.stdout.strip()

    def _with_list(self, command: list[str], names: Sequence[str], tail: Sequence[str]) -> None:
        handle, listed = tempfile.mkstemp(suffix=".txt")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.writelines(f"{name}\n" for name in names)
            self._run([*command, "--files-from-raw", listed, *tail])
        finally:
            Path(listed).unlink(missing_ok=True)

    def send(self, folder: Path, names: Sequence[str]) -> None:
        """Copies names; an object is replaced whole, and compared by its checksum."""
        by_cache: dict[str, list[str]] = {}
        for name in names:
            by_cache.setdefault(cache_control(name), []).append(name)
        for cache, alike in by_cache.items():
            command = [
                *self._base("copy"), "--checksum", "--no-traverse",
                "--header-upload", f"Cache-Control: {cache}",
            ]
            self._with_list(command, alike, [str(folder), self.remote])

    def write(self, name: str, data: bytes) -> None:
        """Writes one small file, whole."""
        self._run([*self._base("rcat"), self._folder + name], data=data)

    def tidy(self) -> None:
        """Nothing to do: an object that was not wholly sent does not exist."""

    def delete(self, names: Sequence[str]) -> None:
        """Removes names."""
        if names:
            self._with_list(self._base("delete"), names, [self.remote])
