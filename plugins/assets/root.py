"""The few files that must stand at the site's root, where browsers look for them unasked."""

import shutil
from pathlib import Path


def copy_root(source: Path, output: Path) -> None:
    """Copies every file of source (the theme's `static/root`) to output. Raises OSError."""
    for path in sorted(source.glob("*")):
        if path.is_file():
            output.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, output / path.name)
