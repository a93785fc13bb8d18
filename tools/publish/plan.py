"""What a publication will do, worked out before anything is sent. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from .manifest import ABSENT, Manifest

# A page names its assets; whatever is not a page goes first.
_PAGES = {".html", ".xml", ".json", ".txt", ".ics", ".opml"}
_NO_PAGE = ("static/", "recherche/index/")
# Pagefind's own list of what its index is made of: it names the others as a page does.
_LISTS = {"recherche/index/pagefind-entry.json"}
_COMPRESSED = {".br", ".gz"}
FLOOD = 10  # new items that one feed may deliver at once without being asked


@dataclass(frozen=True)
class Plan:
    """Paths, each list sorted: assets to send, pages that nobody knows yet, pages that may
    name them, paths to delete, assets that are only retired; and for each feed the guids it
    will newly deliver."""

    assets: tuple[str, ...]
    new_pages: tuple[str, ...]
    changed_pages: tuple[str, ...]
    delete: tuple[str, ...]
    retired: frozenset[str]
    deliveries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """What is sent, in the order of sending: whatever names comes after what it names."""
        return (self.assets, self.new_pages, self.changed_pages)

    @property
    def count(self) -> int:
        """How many files are sent."""
        return sum(len(group) for group in self.groups)

    @property
    def empty(self) -> bool:
        """Whether the target already holds all of it, and nothing more."""
        return not (self.count or self.delete)

    @property
    def floods(self) -> dict[str, int]:
        """The feeds that would deliver more than FLOOD items at once, with how many."""
        return {n: len(guids) for n, guids in self.deliveries.items() if len(guids) > FLOOD}


def is_page(name: str) -> bool:
    """Whether a path is something a reader opens, rather than something a page needs."""
    path = PurePosixPath(name)
    if path.suffix in _COMPRESSED:
        return is_page(str(path.with_suffix("")))
    return name in _LISTS or (path.suffix in _PAGES and not name.startswith(_NO_PAGE))


def plan(online: Manifest, built: Manifest) -> Plan:
    """Compares by content. A feed that is new altogether floods nobody: it has no readers."""
    send = [n for n, digest in built.files.items() if online.files.get(n) != digest]
    gone = [n for n in online.files if n not in built.files]
    if not send and all(name in online.retired for name in gone):
        return Plan((), (), (), (), online.retired - built.files.keys())
    retired = frozenset(n for n in gone if not is_page(n) and n not in online.retired)
    pages = [n for n in send if is_page(n)]
    # A publication that was cut short may have left its new pages unsent: new they still are.
    there = {n for n in pages if online.files.get(n, ABSENT) != ABSENT}
    deliveries = {}
    for name, guids in sorted(built.feeds.items()):
        if name in online.feeds:
            known = set(online.feeds[name])
            fresh = tuple(guid for guid in guids if guid not in known)
            if fresh:
                deliveries[name] = fresh
    return Plan(
        assets=tuple(sorted(n for n in send if not is_page(n))),
        new_pages=tuple(sorted(n for n in pages if n not in there)),
        changed_pages=tuple(sorted(n for n in pages if n in there)),
        delete=tuple(sorted(n for n in gone if n not in retired)),
        retired=retired,
        deliveries=deliveries,
    )
