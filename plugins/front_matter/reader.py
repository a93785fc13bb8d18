"""Reads a Markdown body; its front matter was read by the scan."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown
from pelican.readers import MarkdownReader
from pelican.urlwrappers import Tag

from .catalogue import CATEGORIES_KEY, KEY, Entry, ignored
from .document import read_body
from .metadata import metadata

_META = "markdown.extensions.meta"


class Refused(Exception):
    """A file whose findings stop the build anyway."""


@dataclass(frozen=True)
class Body:
    """What a Markdown extension may ask of `md.source`: the file that is being rendered.

    path: as findings name it; first_line: of the body; text: the body as it is written.
    """

    path: str
    first_line: int
    text: str
    entry: Entry


class FrontMatterReader(MarkdownReader):
    """Pelican's Markdown reader over checked front matter, with one Markdown instance."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._converter: Markdown | None = None
        self._tags: dict[str, Tag] = {}

    def markdown(self) -> Markdown:
        """The one Markdown instance, ready for the next body."""
        if self._converter is None:
            options = self.settings["MARKDOWN"]
            # Pelican adds it; it would take a body's first "Note: …" for metadata.
            extensions = [name for name in options["extensions"] if name != _META]
            self._converter = Markdown(**{**options, "extensions": extensions})
        else:
            self._converter.reset()
        return self._converter

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The body as HTML and the metadata. Raises Refused for a file with findings."""
        path = Path(source_path).relative_to(self.settings["PATH"]).as_posix()
        if ignored(Path(path).name, self.settings):
            return "", {"status": "skip"}
        entry = self.settings[KEY].get(path)
        if entry is None:
            raise Refused(f"{path} has errors in its front matter")
        text, first_line = read_body(Path(source_path))
        markdown = self.markdown()
        body = Body(entry.source, first_line, text, entry)
        markdown.source = body  # type: ignore[attr-defined]  # read by our extensions
        html = markdown.convert(text)
        found = metadata(entry, self.settings[CATEGORIES_KEY], self.settings, self._tags)
        found["toc"] = getattr(markdown, "toc_tokens", [])
        return html, found
