"""The templates that a page may ask for by name."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any


def template_names(settings: Mapping[str, Any]) -> set[str]:
    """What the theme and what overrides it have, without folders and endings."""
    folders = [
        *map(Path, settings.get("THEME_TEMPLATES_OVERRIDES", [])),
        Path(settings.get("THEME", "")) / "templates",
    ]
    endings = tuple(settings.get("TEMPLATE_EXTENSIONS", [".html"]))
    return {
        path.stem for folder in folders if folder.is_dir()
        for path in folder.iterdir() if path.name.endswith(endings)
    }
