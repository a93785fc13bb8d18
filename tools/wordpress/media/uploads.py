"""The folder of uploads on disk: read, never left, never written."""

import unicodedata
from pathlib import Path, PurePosixPath


class Uploads:
    """root: `wp-content/uploads`, or a folder that holds it; None for no folder at all."""

    def __init__(self, root: Path | None) -> None:
        self._root = None
        if root is not None:
            for inside in ("wp-content/uploads", "uploads", ""):
                if (root / inside).is_dir():
                    self._root = (root / inside).resolve()
                    break

    def find(self, name: str) -> Path | None:
        """The file at a path below uploads; None where there is none, or where it leads out
        of the folder, by `..` or by a link."""
        if self._root is None or not name or "\0" in name or name.startswith("/"):
            return None
        if ".." in PurePosixPath(name).parts:
            return None
        # Some archives and systems write é as one character, others as two.
        for form in ("NFC", "NFD"):
            file = self._root / unicodedata.normalize(form, name)
            try:
                real = file.resolve(strict=True)
            except (OSError, RuntimeError):
                continue
            if real.is_relative_to(self._root) and real.is_file():
                return real
        return None
