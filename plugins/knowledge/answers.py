"""What one body asks of the other sources: whom a wikilink means.

Each question is noted with its answer, so that a body that is kept between builds (see
plugins/incremental) is rendered again once the answer is another one.
"""

from collections.abc import MutableMapping
from functools import cached_property
from typing import Any

from .names import Names

KIND = "wikilink"
ANSWERS = "READING_ANSWERS"
NEEDS = "READING_NEEDS"

# The path and the title when exactly one source bears the name; how many do otherwise.
Answer = tuple[str, str] | int


class Answers:
    """Answers about the catalogue of one run."""

    def __init__(self, settings: MutableMapping[str, Any]) -> None:
        self._settings = settings

    @cached_property
    def names(self) -> Names[Any]:
        """Every name that the catalogue gives, once it has been read."""
        return Names(self._settings.get("CATALOGUE", {}).values())

    def __call__(self, name: str) -> Answer:
        """The answer about a name."""
        found = self.names.get(name, ())
        return (found[0].path, found[0].title) if len(found) == 1 else len(found)

    def note(self, asking: str, name: str) -> None:
        """Notes that the source at a path has asked about a name."""
        noted = self._settings.setdefault(NEEDS, {}).setdefault(asking, {})
        noted[KIND, name] = self(name)
