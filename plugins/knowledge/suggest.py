"""What an author probably meant."""

import posixpath
from collections.abc import Iterable
from difflib import get_close_matches

from ..front_matter.nearest import folded, listed

# Each search compares a name with every other: a body with thousands of dead links says
# where they are, and only of the first what was probably meant.
SEARCHES = 50


class Suggester:
    """Nearest names, for as many searches as a person will read."""

    def __init__(self, searches: int = SEARCHES) -> None:
        self._left = searches

    def near(self, name: str, known: Iterable[str], most: int = 3) -> list[str]:
        """The names closest to name, the closest first; case and accents count for nothing,
        and of paths only what they end in."""
        if self._left <= 0:
            return []
        self._left -= 1
        names: dict[str, str] = {}
        for candidate in known:
            names.setdefault(_compared(candidate), candidate)
        found = get_close_matches(_compared(name), list(names), most, 0.6)
        return [names[match] for match in found]

    def remedy(
        self, name: str, known: Iterable[str], otherwise: str, shape: str = '"{}"'
    ) -> str:
        """`did you mean "a" or "b"?`, or otherwise; shape: how a name is shown."""
        near = [shape.format(match) for match in self.near(name, known)]
        return f"did you mean {listed(near)}?" if near else otherwise


def _compared(name: str) -> str:
    # The folders that paths share would make any two of them alike.
    return folded(posixpath.splitext(posixpath.basename(name))[0])
