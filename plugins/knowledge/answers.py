"""What one body asks of the other sources: whom a wikilink means.

Each question is noted with its answer, so that a body that is kept between builds (see
plugins/incremental) is rendered again once the answer is another one; and a body that is
rendered while the other sources are not looked at (`READING_ANSWERED`) is told what it was
told before.
"""

from collections.abc import MutableMapping
from functools import cached_property
from typing import Any

from .names import Names

KIND = "wikilink"
ANSWERS = "READING_ANSWERS"
NEEDS = "READING_NEEDS"
ANSWERED = "READING_ANSWERED"

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

    def ask(self, asking: str, name: str) -> Answer:
        """The answer about a name, and notes that the source at a path has asked for it."""
        answered = self._settings.get(ANSWERED)
        # Of a question that is new, nobody knows the answer then: a KeyError.
        answer: Answer = self(name) if answered is None else answered[asking][KIND, name]
        self._settings.setdefault(NEEDS, {}).setdefault(asking, {})[KIND, name] = answer
        return answer
