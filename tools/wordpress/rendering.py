"""A Markdown body as a build of this site renders it, outside of a build and fast."""

from pathlib import Path

from .site import site_of


class Renderer:
    """The site's own Markdown reader, made once. settings_file: pelicanconf.py."""

    def __init__(self, settings_file: Path) -> None:
        self._markdown = site_of(settings_file, settings_file.parent / "content").markdown

    def html(self, markdown: str) -> str:
        """The HTML of a body, before Pelican puts addresses in the places of {static} and its
        like."""
        return self._markdown().convert(markdown)
