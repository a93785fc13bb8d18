"""Addresses that are taken: one text for each. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from plugins.front_matter.metadata import kept_file
from plugins.front_matter.schema.kinds import Address
from plugins.permalinks.address import fault, file_of

LONGEST_PART = 240  # bytes of a folder's name; file systems take 255
LONGEST = 900  # bytes of a whole address

_ADDRESS: TypeAdapter[str] = TypeAdapter(Address)


def keepable(path: str) -> str:
    """An address as front matter holds it, without its first slash; "" for one that the site
    cannot keep: it climbs, hides, holds controls, or is too long for a file.

    One whose last part has no ending is a folder's, and gets its slash: a static host leads
    there from the address without.
    """
    if not path.strip("/"):
        return ""
    try:
        address = _ADDRESS.validate_python(path)
    except ValidationError:
        return ""
    file = kept(address)
    if fault(file) or len(file.encode("utf-8", "replace")) > LONGEST:
        return ""
    parts = file.split("/")
    if any(len(part.encode("utf-8", "replace")) > LONGEST_PART for part in parts):
        return ""
    # .htaccess, .well-known, _headers: what hosts read is no page.
    if any(part.startswith(".") for part in parts) or file.startswith("_"):
        return ""
    return f"{address.rstrip('/')}/" if file.endswith("/index.html") and not (
        address.endswith("index.html")) else address


def kept(address: str) -> str:
    """The file that a kept address is, as the site writes it."""
    return kept_file(address)


class Claims:
    """Files of the output that somebody wants, without case, and the folders they need."""

    def __init__(self, taken: Iterable[str] = (), trees: Iterable[str] = ()) -> None:
        """taken: addresses of what is there; trees: beginnings of addresses under which the
        site makes pages of its own."""
        self._files: dict[str, str] = {}
        self._folders: set[str] = set()
        self._trees = tuple(tree for tree in trees if tree)
        for address in taken:
            self.take(address, "the site")

    def holder(self, address: str) -> str:
        """Who has an address, or needs a folder in its place; "" when it is free."""
        file = _file(address)
        if file.startswith(self._trees):
            return "the site's own lists"
        found = self._files.get(file)
        if found is None and file in self._folders:
            found = "a folder of other pages"
        if found is None:
            for folder in _above(file):
                if folder in self._files:
                    return self._files[folder]
        return found or ""

    def closed(self, address: str) -> bool:
        """Whether nothing beside an address is free either: it is in a tree of the site's, or
        below what is a file."""
        file = _file(address)
        return file.startswith(self._trees) or any(
            folder in self._files for folder in _above(file)
        )

    def take(self, address: str, who: str) -> bool:
        """Claims an address; whether it was free."""
        if self.holder(address):
            return False
        file = _file(address)
        self._files[file] = who
        self._folders.update(_above(file))
        return True


def _file(address: str) -> str:
    return kept(address).casefold() if address else file_of("")


def _above(file: str) -> list[str]:
    parts = file.split("/")[:-1]
    return ["/".join(parts[: number + 1]) for number in range(len(parts))]


def of_settings(settings: Mapping[str, Any]) -> tuple[set[str], set[str]]:
    """The addresses that settings give whole, and the beginnings of those that they make."""
    whole, trees = set(), set()
    for name, value in settings.items():
        if not isinstance(value, str) or not value:
            continue
        if not (name.endswith(("_URL", "_SAVE_AS")) or name.startswith("FEED_")):
            continue
        if name in {"ARTICLE_URL", "PAGE_URL", "ARTICLE_SAVE_AS", "PAGE_SAVE_AS"} or ":" in (
            value.partition("/")[0]
        ):
            continue
        before, brace, _ = value.partition("{")
        if brace:
            trees.add(before)
        else:
            whole.add(value.removesuffix("index.html"))
    return {*whole, ""}, {tree.casefold() for tree in trees if tree.endswith("/")} | {
        f"{path}/" for path in settings.get("STATIC_PATHS", ())
    }
