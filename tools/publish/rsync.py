"""A folder of another machine, over SSH."""

import re
import shlex
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .command import failure, run

_MISSING = "install it (Debian: apt-get install rsync openssh-client), then publish again"
_TIMEOUT = "60"  # seconds without a byte
# rsync's exit codes: 23, 24 partial transfer, which here means that a file is not there.
_ABSENT = 23


def patterns(names: Sequence[str]) -> list[str]:
    """rsync's filter patterns for these files and the folders that lead to them. Pure."""
    found: dict[str, None] = {}
    for name in names:
        parts = name.split("/")
        for depth in range(1, len(parts)):
            found["/".join(["", *parts[:depth], ""])] = None
        found[f"/{name}"] = None
    return [re.sub(r"([*?[])", r"\\\1", path) for path in found]


@dataclass(frozen=True)
class Rsync:
    """destination: `user@host:folder`, or a folder; ssh: the command that opens the line,
    with its options (a batch mode is added: nothing ever waits for a password)."""

    destination: str
    ssh: str = "ssh"

    def describe(self) -> str:
        """The target in a few words."""
        return f"{self.destination} by rsync"

    def _base(self) -> list[str]:
        line = shlex.join([*shlex.split(self.ssh), "-o", "BatchMode=yes"])
        # No name passes through the far end's shell.
        return ["rsync", "-e", line, "--protect-args", f"--timeout={_TIMEOUT}"]

    @property
    def _folder(self) -> str:
        return self.destination.rstrip("/") + "/"

    def read(self, name: str) -> bytes | None:
        """A file's bytes, or None when there is none."""
        with tempfile.TemporaryDirectory() as folder:
            fetch = ["--ignore-missing-args", self._folder + name, f"{folder}/"]
            done = run([*self._base(), *fetch], _MISSING, allowed=(0, _ABSENT))
            path = Path(folder) / Path(name).name
            if path.is_file():
                return path.read_bytes()
            words = done.stderr.decode(errors="replace")
            if done.returncode and "No such file" not in words:
                raise failure("rsync", done.returncode, words)
            return None

    def is_empty(self) -> bool:
        """Whether nothing is there yet."""
        command = [*self._base(), "--list-only", "--ignore-missing-args", self._folder]
        done = run(command, _MISSING, allowed=(0, _ABSENT))
        lines = done.stdout.decode(errors="replace").splitlines()
        return not [line for line in lines if line.strip() and not line.endswith(" .")]

    def send(self, folder: Path, names: Sequence[str]) -> None:
        """Copies names: rsync writes beside the target and renames, and compares by content."""
        if not names:
            return
        # "./": a name that begins with # or ; would be a comment.
        listed = "\0".join(f"./{name}" for name in names).encode()
        run(
            [*self._base(), "-rlp", "--checksum", "--chmod=D755,F644", "--mkpath", "--from0",
             "--files-from=-", f"{folder}/", self._folder],
            _MISSING, data=listed,
        )

    def write(self, name: str, data: bytes) -> None:
        """Writes one small file, whole."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            self.send(Path(folder), [name])

    def tidy(self) -> None:
        """Nothing to do: the far end removes its temporary file when the line breaks."""

    def delete(self, names: Sequence[str]) -> None:
        """Removes names, and the folders that they leave empty."""
        if not names:
            return
        # An empty folder is copied there with --delete, for these names alone.
        with tempfile.TemporaryDirectory() as empty:
            run(
                [*self._base(), "-r", "--delete", "--from0", "--include-from=-", "--exclude=*",
                 f"{empty}/", self._folder],
                _MISSING, data="\0".join(patterns(names)).encode(),
            )
