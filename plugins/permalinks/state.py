"""The addresses of a run, all together: what stands where, what leads where, what the
ledger will record. Pure, once the ledger is read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .address import address_of
from .collisions import Claim
from .ledger import Ledger, Published, line_of_key
from .redirects import Redirect, Wish

LIVE = frozenset({"published", "hidden"})


@dataclass(frozen=True)
class Permalinks:
    """Left in `settings["PERMALINKS"]` for the tools.

    ledger, text, path: the ledger as read, its text, its name in findings; sources, lists: all
    that stands somewhere; redirects: old → new, in one step; feeds: the same of feeds, which
    hosts alone can redirect.
    """

    ledger: Ledger
    text: str
    path: str
    sources: Sequence[tuple[Any, Claim]]
    lists: Sequence[Claim]
    redirects: tuple[Redirect, ...]
    feeds: tuple[Redirect, ...] = ()

    @cached_property
    def now(self) -> Ledger:
        """What the ledger will hold of this site once that is published. Most builds are not
        asked for it."""
        return as_published(self.sources, self.lists)


def aliases(
    sources: Iterable[tuple[Any, Claim]], lines: Mapping[tuple[str, int], int] | None = None
) -> Iterator[Wish]:
    """The aliases of the sources that have an address.

    lines: of (source, index of the alias), where they are known.
    """
    for entry, claim in sources:
        for index, old in enumerate(getattr(entry.model, "aliases", None) or ()):
            if entry.status in LIVE and claim.save_as:
                line = (lines or {}).get((entry.source, index), 0)
                yield Wish(old, address_of(claim.save_as), entry.source, line)


def from_ledger(
    ledger: Ledger, text: str, sources: Iterable[tuple[Any, Claim]], path: str
) -> Iterator[Wish]:
    """What the ledger makes lead elsewhere: its redirects, and each address at which a text
    that is still there stood before. text: of the ledger's file; path: its name."""
    for old, new in ledger.redirects.items():
        yield Wish(old, new, path, line_of_key(text, old), "redirect")
    for entry, claim in sources:
        known = ledger.sources.get(identity(entry) or "")
        if known is None or entry.status not in LIVE or not claim.save_as:
            continue
        for old in known.addresses:
            yield Wish(old, address_of(claim.save_as), path, word="published address",
                       quiet=True)


def identity(entry: Any) -> str | None:
    """The permanent id of a source, or None."""
    found = getattr(entry.model, "id", None)
    return str(found) if found else None


def guid(entry: Any) -> str:
    """What subscribers know a source by; empty for one that no feed carries."""
    if entry.kind != "article":
        return ""
    return str(getattr(entry.model, "guid", None) or f"urn:uuid:{identity(entry)}")


def as_published(sources: Iterable[tuple[Any, Claim]], lists: Iterable[Claim]) -> Ledger:
    """What the ledger records of a site: sources by id, and every other page and feed."""
    known: dict[str, Published] = {}
    addresses = {address_of(claim.save_as) for claim in lists if claim.save_as}
    for entry, claim in sources:
        if entry.status not in LIVE or not claim.save_as:
            continue
        address = address_of(claim.save_as)
        own = identity(entry)
        if own is None:
            addresses.add(address)
        else:
            known[own] = Published(guid(entry), (address,), entry.source)
    return Ledger(known, tuple(sorted(addresses)))
