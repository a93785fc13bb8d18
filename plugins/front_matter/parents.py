"""Pages below pages: which are above one, by the address that its `parent` gives. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .nearest import suggestion


@dataclass(frozen=True, slots=True)
class Above:
    """A page above another, as templates show it."""

    title: str
    url: str


# What an entry must have here: `url`, `kind`, `status` and `model.parent`.


def pages_by_address(entries: Iterable[Any]) -> dict[str, Any]:
    """The pages among entries by their address, without its last slash."""
    return {entry.url.rstrip("/"): entry for entry in entries if entry.kind == "page"}


def _parent(entry: Any, pages: Mapping[str, Any]) -> Any:
    address = getattr(entry.model, "parent", None)
    return None if address is None else pages.get(address.rstrip("/"))


def above(entry: Any, pages: Mapping[str, Any]) -> list[Any]:
    """The published pages above one, the topmost first; a circle ends where it closes."""
    found: list[Any] = []
    seen = {entry.url}
    page = _parent(entry, pages)
    while page is not None and page.url not in seen:
        seen.add(page.url)
        if page.status == "published":
            found.insert(0, page)
        page = _parent(page, pages)
    return found


def fault(entry: Any, pages: Mapping[str, Any]) -> tuple[str, str] | None:
    """What is wrong with a page's `parent`, and what to do; None when nothing is."""
    address = getattr(entry.model, "parent", None)
    if address is None:
        return None
    known = pages.get(address.rstrip("/"))
    if known is None:
        names = [f"/{page.url}" for page in pages.values() if page is not entry]
        return (f'"parent" is "/{address}", which is the address of no page',
                suggestion(f"/{address}", names, "write the address of the page above"))
    seen = set()
    page = entry
    while page is not None:
        if page.url in seen:
            return ('"parent" leads back to the page itself',
                    "remove it from one of the pages that are above each other")
        seen.add(page.url)
        page = _parent(page, pages)
    return None
