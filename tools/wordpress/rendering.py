"""A Markdown body as a build of this site renders it, outside of a build and fast."""

from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from plugins.front_matter.reader import FrontMatterReader
from plugins.writing.site import Site


class Renderer:
    """The site's own Markdown reader, made once. settings_file: pelicanconf.py.

    The plugins add their extensions exactly as they do in a build, by being registered.
    """

    def __init__(self, settings_file: Path) -> None:
        settings: dict[str, Any] = read_settings(str(settings_file))
        self._reader = FrontMatterReader(Site(settings).settings)

    def html(self, markdown: str) -> str:
        """The HTML of a body, before Pelican puts addresses in the places of {static} and its
        like."""
        return self._reader.markdown().convert(markdown)
