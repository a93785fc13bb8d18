"""Where each post goes: its file, its address, and what had to change. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from .claims import Claims, keepable
from .hosts import Hosts, split
from .index import Index, Known
from .names import free, slug_from


@dataclass(frozen=True, slots=True)
class Place:
    """path: below content/; kind: "article" or "page"; url: of its front matter, "" where the
    site's own scheme makes it; address: from the site's root, "" for a draft; aliases: older
    addresses; guid: what subscribers know it by; draft: why it is one; notes: what had to
    change, in words."""

    key: str
    path: str
    kind: str
    slug: str
    url: str
    address: str
    aliases: tuple[str, ...]
    guid: str
    draft: str
    notes: tuple[str, ...]


@dataclass
class Places:
    """by_key: of every post; moved: old address → new one, of posts that could not stay."""

    by_key: dict[str, Place] = field(default_factory=dict)
    by_number: dict[int, Place] = field(default_factory=dict)
    by_id: dict[int, Place] = field(default_factory=dict)
    by_address: dict[str, Place] = field(default_factory=dict)
    by_slug: dict[str, list[Place]] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)


def same(path: str) -> str:
    """What two writings of one address have in common."""
    return unquote(path).strip("/").casefold()


def old_address(known: Known, hosts: Hosts) -> str:
    """The address of a post's link, without its first slash; "" where the link has none that
    a static host could serve (`?p=123`), or leads elsewhere."""
    parts = split(known.link)
    if parts is None or not hosts.own(known.link) or parts.query:
        return ""
    return parts.path.lstrip("/")


def kind_of(known: Known) -> str:
    """Pages are pages; posts, and what has categories as they do, are articles."""
    if known.type == "post":
        return "article"
    filed = any(term.domain == "category" for term in known.terms)
    return "article" if known.type != "page" and filed else "page"


def _folder(known: Known, kind: str, index: Index) -> str:
    if kind == "article":
        return f"articles/{known.dated.moment.year:04d}"
    parts: list[str] = []
    seen = {known.id}
    parent = index.by_id.get(known.parent)
    while parent is not None and parent.id not in seen and len(parts) < 12:
        seen.add(parent.id)
        parts.insert(0, slug_from(parent.slug, parent.title))
        parent = index.by_id.get(parent.parent)
    return "/".join(["pages", *parts])


def own_scheme(kind: str, slug: str, date: datetime, settings: Mapping[str, Any]) -> str:
    """The address that the site's settings make."""
    return str(settings[f"{kind.upper()}_URL"]).format(slug=slug, date=date)


class Planner:
    """Settles one post after the other, the published ones first."""

    def __init__(
        self, index: Index, claims: Claims, files: Mapping[str, str],
        settings: Mapping[str, Any],
    ) -> None:
        """files: paths below content that are there, with the id of what they hold."""
        self._index = index
        self._claims = claims
        self._taken = {path.casefold(): identity for path, identity in files.items()}
        self._held = {identity: path for path, identity in files.items() if identity}
        self._settings = settings
        self._guids: set[str] = set()

    def place(self, known: Known, places: Places) -> Place:
        """Where a post goes."""
        kind = kind_of(known)
        date = known.dated.moment
        notes: list[str] = []
        if known.dated.source:
            notes.append(f"no date of its own: dated from {known.dated.source}")
        old = old_address(known, self._index.hosts)
        url = keepable(old)
        if old and not url:
            notes.append(f"the address /{old[:120]} cannot be kept")
        path, slug = self._file(known, kind, url)
        address = url or own_scheme(kind, slug, date, self._settings)
        if not known.draft:
            address, url = self._claimed(known, kind, address, url, notes)
            if url != keepable(old) or not url:
                before = known.link or f"?p={known.id}"
                places.moved[before] = f"/{address}"
        place = Place(
            key=known.key, path=path, kind=kind, slug=slug, url=url,
            address="" if known.draft else address,
            aliases=() if known.draft else self._aliases(known, address),
            guid=self._guid(known, notes), draft=known.draft, notes=tuple(notes),
        )
        places.by_key[known.key] = place
        places.by_id.setdefault(known.id, place)
        if old:
            places.by_address.setdefault(same(old), place)
        if known.slug:
            places.by_slug.setdefault(same(known.slug), []).append(place)
        return place

    def _guid(self, known: Known, notes: list[str]) -> str:
        """A post's guid; that of another is none: feeds would take the two for one."""
        guid = known.guid or known.link
        if guid in self._guids:
            notes.append(f"its guid {guid} is that of another: it gets one of its own")
            return ""
        self._guids.add(guid)
        return guid

    def _file(self, known: Known, kind: str, url: str) -> tuple[str, str]:
        held = self._held.get(known.key)
        last = url.rstrip("/").rpartition("/")[2].partition(".")[0]
        slug = slug_from(known.slug or last, known.title, str(known.id))
        if held is not None:  # imported before: its file keeps its name, wherever it is now
            return held, held.rpartition("/")[2].removesuffix(".md")
        folder = _folder(known, kind, self._index)
        name = free(slug, lambda one: f"{folder}/{one}.md".casefold() in self._taken)
        path = f"{folder}/{name}.md"
        self._taken[path.casefold()] = known.key
        return path, name

    def _claimed(
        self, known: Known, kind: str, address: str, url: str, notes: list[str]
    ) -> tuple[str, str]:
        who = f'"{known.title or known.link}"'
        if self._claims.take(address, who):
            return address, url
        holder = self._claims.holder(address)
        end = "/" if address.endswith("/") else ""
        stem = address.rstrip("/")
        if "." in stem.rpartition("/")[2]:
            stem, dot, ending = stem.rpartition(".")
            end = f"{dot}{ending}{end}"
        if self._claims.closed(address):  # the whole tree is another's
            stem, end = f"blogue/{stem.rpartition('/')[2]}", "/"
        number = 2
        while not self._claims.take(f"{stem}-{number}{end}", who):
            number += 1
        new = f"{stem}-{number}{end}"
        notes.append(f"its address /{address} is that of {holder}; it is at /{new}")
        return new, new

    def _aliases(self, known: Known, address: str) -> tuple[str, ...]:
        found = []
        for old in known.old_slugs:
            folder = address.rstrip("/").rpartition("/")[0]
            alias = keepable(f"{folder}/{old}/" if folder else f"{old}/")
            if alias and self._claims.take(alias, f'"{known.title}"'):
                found.append(alias)
        return tuple(found)


def plan(
    index: Index, claims: Claims, files: Mapping[str, str], settings: Mapping[str, Any]
) -> Places:
    """Where everything goes: published posts in the export's order, then drafts."""
    planner = Planner(index, claims, files, settings)
    places = Places()
    ordered: Iterable[tuple[int, Known]] = sorted(
        index.known.items(), key=lambda pair: (bool(pair[1].draft), pair[0])
    )
    for number, known in ordered:
        places.by_number[number] = planner.place(known, places)
    return places
