"""A folder of this machine, as a web server reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.writing.files import write_whole
from plugins.writing.staging import inside
from tools.machine import refusal

from .errors import PublishError

_HALF = ".writing-"  # how write_whole's temporary files begin


@dataclass(frozen=True)
class Directory:
    """path: the folder; it is made when it is missing."""

    path: Path

    def describe(self) -> str:
        """The target in a few words."""
        return f"the folder {self.path}"

    def _at(self, name: str) -> Path:
        found = inside(self.path, name)
        if found is None:
            raise PublishError(
                f"{name} leads out of {self.path} by a link",
                "remove that link and publish again",
            )
        return found

    def _failed(self, error: OSError) -> PublishError:
        what, remedy = refusal(error) or (error.strerror or str(error), "mend that")
        return PublishError(
            f"{self.path} cannot be used: {what}",
            f"{remedy}, then publish again: what was sent is not sent twice",
        )

    def read(self, name: str) -> bytes | None:
        """A file's bytes, or None when there is none."""
        try:
            return self._at(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._failed(error) from error

    def is_empty(self) -> bool:
        """Whether nothing is there yet."""
        try:
            return not self.path.exists() or all(
                child.name.startswith(_HALF) for child in self.path.iterdir()
            )
        except OSError as error:
            raise self._failed(error) from error

    def send(self, folder: Path, names: Sequence[str]) -> None:
        """Copies names from folder, each whole."""
        for name in names:
            try:
                data = (folder / name).read_bytes()
            except OSError as error:
                raise PublishError(
                    f"{folder / name} cannot be read: {error.strerror or error}",
                    "build and publish again",
                ) from error
            self.write(name, data)

    def write(self, name: str, data: bytes) -> None:
        """Writes one file by a rename; the same bytes are left untouched."""
        try:
            write_whole(self._at(name), data)
        except OSError as error:
            raise self._failed(error) from error

    def tidy(self) -> None:
        """Removes the temporary files that a killed run left beside their names."""
        try:
            for path in self.path.rglob(f"{_HALF}*"):
                path.unlink(missing_ok=True)
        except OSError as error:
            raise self._failed(error) from error

    def delete(self, names: Sequence[str]) -> None:
        """Removes names, and the folders that they leave empty."""
        for name in names:
            path = self._at(name)
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise self._failed(error) from error
            for parent in path.parents:
                if parent == self.path or self.path not in parent.parents:
                    break
                try:
                    parent.rmdir()
                except OSError:
                    break
