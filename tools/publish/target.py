"""Where a site is published: what every target can do, and which one the settings name."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from .errors import PublishError


class Target(Protocol):
    """A place that serves files. Each method raises PublishError and may be called again."""

    def describe(self) -> str:
        """The target in a few words."""

    def read(self, name: str) -> bytes | None:
        """A file's bytes, or None when there is none."""

    def is_empty(self) -> bool:
        """Whether nothing is there yet."""

    def send(self, folder: Path, names: Sequence[str]) -> None:
        """Copies names from folder, each whole; what is there already is not sent again."""

    def write(self, name: str, data: bytes) -> None:
        """Writes one small file, whole."""

    def delete(self, names: Sequence[str]) -> None:
        """Removes names; one that is gone already is no error."""

    def tidy(self) -> None:
        """Removes what a killed publication left half-written."""


KEYS = {
    "directory": {"path"},
    "rsync": {"destination", "ssh"},
    "rclone": {"remote", "config"},
}
REQUIRED = {"directory": "path", "rsync": "destination", "rclone": "remote"}


def choose(setting: object) -> Target:
    """The target that `PUBLISH` of publishconf.py names. Raises PublishError with a hint."""
    from .directory import Directory
    from .rclone import Rclone
    from .rsync import Rsync

    example = '{"kind": "directory", "path": "/srv/www/carnet"}'
    if not isinstance(setting, Mapping) or not setting:
        raise PublishError(
            "publishconf.py has no target", f"set PUBLISH, for instance to {example}"
        )
    kind = setting.get("kind")
    if kind not in KEYS:
        raise PublishError(
            f'PUBLISH has the kind "{kind}"', f"choose one of {', '.join(KEYS)}"
        )
    values: dict[str, Any] = {k: v for k, v in setting.items() if k != "kind"}
    for key, value in values.items():
        if key not in KEYS[kind]:
            raise PublishError(
                f'PUBLISH has an unknown key "{key}"',
                f"a {kind} target takes {', '.join(sorted(KEYS[kind]))}",
            )
        if not isinstance(value, str) or not value or "\n" in value or value.startswith("-"):
            raise PublishError(f'PUBLISH["{key}"] is not a usable text', f"see {example}")
    if REQUIRED[kind] not in values:
        raise PublishError(f'PUBLISH lacks "{REQUIRED[kind]}"', f"a {kind} target needs it")
    if kind == "directory":
        return Directory(Path(values["path"]))
    if kind == "rsync":
        return Rsync(**values)
    return Rclone(**values)
