"""Tables of a body: a wide one scrolls by itself; alignment is by class, since the page's
policy refuses style attributes."""

from typing import Any

from pelican import signals

from .extension import TablesExtension


def add_extension(pelican: Any) -> None:
    """Has the Markdown reader of this run see to its tables."""
    options = pelican.settings["MARKDOWN"]
    extensions = [*options.get("extensions", []), TablesExtension()]
    pelican.settings["MARKDOWN"] = {**options, "extensions": extensions}


def register() -> None:
    """Connects the receiver."""
    signals.initialized.connect(add_extension)
