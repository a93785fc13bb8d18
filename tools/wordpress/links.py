"""Links of the old blog → links of the site. Pure look-ups."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, quote, unquote

from .hosts import Hosts, split
from .index import Index
from .media.library import Library
from .places import Place, Places, same

_COMMENT = re.compile(r"comment-(\d{1,18})")
_NUMBERED = re.compile(r"archives/(\d+)")
_FEED = re.compile(r"(?:(?P<what>.*)/)?feed(?:/(?:rss2?|atom|rdf))?")
_YEAR = re.compile(r"(?:.*/)?((?:19|20)\d\d)(?:/\d\d)?(?:/\d\d)?")


@dataclass
class Links:
    """category, tag: the address of its page by WordPress's slug, "" where there is none;
    years: those of the site's archives. dead: own addresses that lead to nothing here, which
    stay those of the old blog; hidden: those that lead to a draft."""

    hosts: Hosts
    index: Index
    places: Places
    library: Library
    category: Callable[[str], str]
    tag: Callable[[str], str]
    years: frozenset[int] = frozenset()
    dead: dict[str, None] = field(default_factory=dict)
    hidden: dict[str, None] = field(default_factory=dict)
    _pages: dict[str, int] | None = None

    def of(self, address: str, source: bool = True) -> str:
        """The address to write for one as it was written.

        source: as a source may name another, `{filename}/…`, which follows it wherever it
        moves; else by its address, for what Pelican does not read.
        """
        address = address.strip()
        parts = split(address)
        if parts is None or not address or not self.hosts.own(address):
            return address
        if self.library.is_upload(address):
            image = self.library.image(address)
            if image is None:
                return self._old(address)
            return f"{{static}}/{image.src}" if source else f"/{image.src}"
        place = self._place(parts.path, parts.query)
        if place is None:
            attached = self._attached(parts.path, parts.query)
            if attached is not None:
                return f"{{static}}/{attached}" if source else f"/{attached}"
            return self._list(parts.path) or self._dead(address)
        if place.draft:
            self.hidden[address] = None
            # By its number the old blog still knows it, and nothing gives it away.
            return f"{self.hosts.first}/?p={self.index.by_key[place.key].id}"
        fragment = self._fragment(parts.fragment, place)
        if source and not fragment.startswith("#commentaire"):
            return f"{{filename}}/{quote(place.path)}{fragment}"
        return f"/{place.address}{fragment}"

    def _place(self, path: str, query: str) -> Place | None:
        if query:
            asked = parse_qs(query)
            for name in ("p", "page_id", "attachment_id"):
                value = asked.get(name, [""])[0]
                if value.isascii() and value.isdigit() and len(value) < 19:
                    return self.places.by_id.get(int(value))
        key = same(path)
        found = self.places.by_address.get(key) if key else None
        if found is not None:
            return found
        numbered = _NUMBERED.fullmatch(key)
        if numbered and len(numbered[1]) < 19:
            return self.places.by_id.get(int(numbered[1]))
        # As WordPress does: the only post of that name, whatever stands before it.
        named = self.places.by_slug.get(key.rpartition("/")[2], []) if "/" in key else []
        return named[0] if len(named) == 1 else None

    def _attached(self, path: str, query: str) -> str | None:
        wanted = self._attachments().get(same(path)) if path.strip("/") else None
        asked = parse_qs(query).get("attachment_id", [""])[0]
        if wanted is None and asked.isascii() and asked.isdigit() and len(asked) < 19:
            wanted = int(asked)
        image = self.library.of_id(wanted) if wanted is not None else None
        return image.src if image else None

    def _attachments(self) -> dict[str, int]:
        if self._pages is None:
            self._pages = {}
            for file in self.index.files.values():
                parts = split(file.link)
                if parts and not parts.query and parts.path.strip("/"):
                    self._pages[same(parts.path)] = file.id
        return self._pages

    def _list(self, path: str) -> str:
        """The site's list for one of WordPress's."""
        key = same(path)
        if not key:
            return "/"
        feed = _FEED.fullmatch(key)
        if feed:
            page = self._list(f"{feed['what']}/") if feed["what"] else "/"
            return f"{page}flux.xml" if page.startswith(("/categories/", "/sujets/")) or (
                page == "/") else ""
        first, _, rest = key.partition("/")
        last = key.rpartition("/")[2]
        if rest and first == "category":
            return self.category(last)
        if rest and first == "tag":
            return self.tag(last)
        year = _YEAR.fullmatch(key)
        if year and int(year[1]) in self.years:
            return f"/archives/{year[1]}/"
        return ""

    def _fragment(self, fragment: str, place: Place) -> str:
        if not fragment:
            return ""
        known = self.index.by_key[place.key]
        comment = _COMMENT.fullmatch(fragment)
        if comment:
            return f"#commentaire-{comment[1]}" if int(comment[1]) in known.comments else ""
        return f"#{fragment}" if unquote(fragment) in known.anchors else ""

    def _old(self, address: str) -> str:
        return address if split(address).netloc else f"{self.hosts.first}{address}"  # type: ignore[union-attr]

    def _dead(self, address: str) -> str:
        """An address of the old blog that has no page here stays what it was."""
        self.dead[address] = None
        return self._old(address)
