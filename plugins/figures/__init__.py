"""Charts drawn at build from data in the front matter, each with its table."""

from typing import Any

from pelican import signals

from .extension import FiguresExtension


def add_extension(pelican: Any) -> None:
    """Has the Markdown reader of this run place figures."""
    options = pelican.settings["MARKDOWN"]
    extensions = [*options.get("extensions", []), FiguresExtension(pelican.settings)]
    pelican.settings["MARKDOWN"] = {**options, "extensions": extensions}


def register() -> None:
    """Connects the receiver."""
    signals.initialized.connect(add_extension)
