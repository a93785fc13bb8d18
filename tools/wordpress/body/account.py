"""What is noted while a body is read: nothing is left out without its name."""

from collections import Counter
from dataclasses import dataclass, field

from .model import Refusal

LONGEST_NAME = 120  # characters of a refusal's `what`


def _unique(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


@dataclass
class Account:
    """Filled by each step in turn."""

    known: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    _refused: Counter[tuple[str, str]] = field(default_factory=Counter)

    def refuse(self, kind: str, what: str = "", count: int = 1) -> None:
        """Notes something left out."""
        what = " ".join(what.split())
        if len(what) > LONGEST_NAME:
            what = what[: LONGEST_NAME - 1] + "…"
        self._refused[kind, what] += count

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """What was left out, sorted by name."""
        return tuple(sorted(Refusal(*key, count) for key, count in self._refused.items()))

    def names(self) -> dict[str, tuple[str, ...]]:
        """The fields of a Body that are lists of names, each name once, in order."""
        return {
            "shortcodes": _unique(self.unknown), "known": _unique(self.known),
            "images": _unique(self.images), "missing": _unique(self.missing),
        }
