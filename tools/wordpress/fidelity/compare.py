"""In against out, for one post. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

MOST_NAMED = 20  # words or addresses that a report names of one post


@dataclass
class Count:
    """How many came in and went out; lost: what is missing, by name, with how many."""

    into: int = 0
    out: int = 0
    lost: dict[str, int] = field(default_factory=dict)

    @property
    def missing(self) -> int:
        """How many are lost."""
        return sum(self.lost.values())

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        return {"in": self.into, "out": self.out, "lost": self.lost}


def missing(into: Iterable[str], out: Iterable[str]) -> dict[str, int]:
    """What is in more often than out, in the order of `into`."""
    wanted = Counter(into)
    wanted.subtract(Counter(out))
    return {name: count for name, count in wanted.items() if count > 0}


def words(into: Sequence[str], out: Sequence[str]) -> Count:
    """Words, one for one; what the page says besides is no loss."""
    lost = {} if into == out else missing(into, out)
    return Count(len(into), len(out), lost)


def address(written: str) -> str:
    """What two writings of one address have in common."""
    found = unquote(written.strip()).replace("\\", "")
    found = found.removeprefix("{static}").removeprefix("{filename}")
    found = "".join(found.split())
    return found.lstrip("/") if not found.startswith("//") else found


def addresses(into: Iterable[str], out: Iterable[str], accounted: Mapping[str, int]) -> Count:
    """Addresses, one for one. accounted: what was left out by name."""
    wanted = [address(one) for one in into]
    there = [address(one) for one in out]
    lost = missing(wanted, there)
    named = {address(one): count for one, count in accounted.items()}
    left = {one: count - named.get(one, 0) for one, count in lost.items()}
    return Count(len(wanted), len(there), {one: n for one, n in left.items() if n > 0})
