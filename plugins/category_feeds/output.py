"""Where feed files go: below the output folder, each path once."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from .files import inside, write_whole
from .notices import tell


class Output:
    """One run's."""

    def __init__(self, folder: Path, settings: MutableMapping[str, Any]) -> None:
        self._folder = folder.absolute()
        self._settings = settings
        self.names: dict[str, None] = {}  # in the order of writing

    def put(self, name: str, data: bytes) -> Path | None:
        """Writes a file; a second one of the same name is refused with a warning."""
        path = inside(self._folder, name)
        if path is None or name in self.names:
            what = "would leave the output folder" if path is None else "is already taken"
            tell(self._settings, "", "feed-path", f'the feed\'s path "{name}" {what}',
                 "give each feed a path of its own, with the field that tells them apart")
            return None
        write_whole(path, data)
        self.names[name] = None
        return path
