"""French (Québec) signs and spaces: one function, used in bodies and in templates."""

from typing import Any

from pelican import signals

from .extension import TypographyExtension
from .filters import typo, typo_html
from .signs import typeset

__all__ = ["register", "typeset"]


def add_extension(pelican: Any) -> None:
    """Has the Markdown reader of this run typeset what it reads."""
    options = pelican.settings["MARKDOWN"]
    extensions = [*options.get("extensions", []), TypographyExtension()]
    pelican.settings["MARKDOWN"] = {**options, "extensions": extensions}


def add_filters(generator: Any) -> None:
    """Gives the templates `typo` and `typo_html`."""
    generator.env.filters["typo"] = typo
    generator.env.filters["typo_html"] = typo_html


def register() -> None:
    """Connects the two receivers."""
    signals.initialized.connect(add_extension)
    signals.generator_init.connect(add_filters)
