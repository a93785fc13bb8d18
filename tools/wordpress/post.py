"""One post: from its item to its file, and the account of what came along."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown import Markdown

from plugins.front_matter.document import LARGEST
from plugins.front_matter.nearest import folded

from . import fields
from .body import Attachment, Body, Surroundings, convert
from .claims import Claims
from .comments import Thread, thread
from .dates import moment
from .export.model import Item
from .export.read import Read
from .fidelity import compare, source, words
from .front_matter import FrontMatter, text_of
from .hosts import absolute
from .index import Index, Known
from .links import Links
from .media.kinds import type_of
from .media.library import Library
from .media.variants import key_of
from .places import Place, Places
from .site import Site
from .summary import plain, summary
from .terms import UNFILED, Categories, Tags, main_category, tags_of

TOO_LONG = "body too long"
MOST_COMMENTS = LARGEST * 9 // 10  # characters of YAML: the rest of the front matter needs room
UNTITLED = "Sans titre"
# Addresses that WordPress wrote for machines, and schemes that no reader may follow.
_UNSAFE = re.compile(r"(?:javascript|vbscript|data|blob|file|about):", re.IGNORECASE)
# What a browser overlooks in an address.
_OVERLOOKED = re.compile("[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028\u2029\ufeff]")


@dataclass
class Record:
    """What became of one post. state: "imported", "unchanged", "kept" (edited by hand
    since) or "refused"; lost: whether something is gone without a name; accounted: what was
    left out, by name; notes: what had to change."""

    title: str
    path: str
    address: str
    state: str = "imported"
    draft: str = ""
    figures: dict[str, compare.Count] = field(default_factory=dict)
    accounted: Counter[str] = field(default_factory=Counter)
    shortcodes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def lost(self) -> int:
        """How much is gone that nothing accounts for."""
        return sum(count.missing for count in self.figures.values())

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "title": self.title, "path": self.path, "address": self.address,
            "state": self.state, "draft": self.draft,
            "figures": {name: count.as_data() for name, count in self.figures.items()},
            "accounted": dict(self.accounted), "shortcodes": list(self.shortcodes),
            "missing": list(self.missing), "notes": self.notes,
        }


def from_data(data: Mapping[str, Any]) -> Record:
    """A record out of its data."""
    return Record(
        title=data["title"], path=data["path"], address=data["address"], state=data["state"],
        draft=data["draft"],
        figures={
            name: compare.Count(one["in"], one["out"], dict(one["lost"]))
            for name, one in data["figures"].items()
        },
        accounted=Counter(data["accounted"]), shortcodes=tuple(data["shortcodes"]),
        missing=tuple(data["missing"]), notes=list(data["notes"]),
    )


@dataclass(frozen=True)
class Desk:
    """All that turning a post needs to know of the rest."""

    site: Site
    index: Index
    places: Places
    claims: Claims
    library: Library
    links: Links
    categories: Categories
    tags: Tags
    markdown: Callable[[], Markdown]


def surroundings(desk: Desk, known: Known) -> Surroundings:
    """What the body of a post may ask."""
    index = desk.index

    def attachment(number: int) -> Attachment | None:
        file = index.files.get(number)
        if file is None or not file.url:
            return None
        return Attachment(
            file.url, file.title, file.alt, file.caption, type_of(key_of(file.url) or file.url)
        )

    return Surroundings(
        link=lambda address: desk.links.of(absolute(address, known.link)),
        image=lambda address: desk.library.image(absolute(address, known.link)),
        attachment=attachment,
        children=lambda number: index.children.get(number, ()),
        block=index.blocks.get, post_id=known.id,
    )


def _rendered(desk: Desk, markdown: str) -> str:
    return desk.markdown().convert(markdown)


def _unsafe(address: str) -> bool:
    return bool(_UNSAFE.match(_OVERLOOKED.sub("", address)))


def _counted(
    record: Record, item: Item, known: Known, body: Body, html: str, desk: Desk,
    around: Surroundings,
    notes: Mapping[str, str], tables: Sequence[str],
) -> None:
    """Fills a record's figures: the export's own HTML against the rendered page."""
    whole = source.whole(item.content, desk.index.blocks.get, notes, tables)
    visible = source.without_shortcodes(whole, body.known)
    record.figures["words"] = compare.words(words.words_of(visible), words.words_of(html))
    # A footnote's own links are made anew by the site.
    own = {f"#{name}{end}" for name in notes for end in ("", "-link")}
    hrefs = [href for href in words.attributes(visible, "a", "href") if href and href not in own]
    wanted = [around.link(href) for href in hrefs if not _unsafe(href)]
    out = list(words.attributes(html, "a", "href"))
    pictures = [src for src in words.attributes(visible, "img", "src") if src]
    found = [(src, around.image(src)) for src in pictures]
    shown = list(words.attributes(html, "img", "src"))
    gone = [src for src, image in found if image is None]
    record.figures["links"] = _links(record, wanted, out, shown)
    record.figures["images"] = compare.addresses(
        [image.src for _, image in found if image is not None], shown,
        {image.src: 1 for src, image in found if image and src in body.missing},
    )
    record.figures["images"].into += len(gone)
    for src in gone:
        if not _unsafe(src):
            ours = desk.index.hosts.own(absolute(src, known.link))
            name = "image without a file" if ours else "image of another site, now a link"
            record.accounted[name] += 1
    text = words.text_of(html)
    unknown = source.shortcodes_in(whole, body.shortcodes)
    seen = source.shortcodes_in(text, body.shortcodes)
    turned = source.shortcodes_in(whole, body.known)
    record.figures["shortcodes"] = compare.Count(
        unknown + turned, seen + turned,
        {"[…] no longer visible": unknown - seen} if unknown > seen else {},
    )


def _links(
    record: Record, wanted: Sequence[str], out: Sequence[str], shown: Sequence[str]
) -> compare.Count:
    """Links, one for one; one that leads from a picture to that very picture is the picture."""
    found = compare.addresses(wanted, out, {})
    pictures = {compare.address(src) for src in shown}
    for address in [address for address in found.lost if address in pictures]:
        record.accounted["link from a picture to its own file"] += found.lost.pop(address)
    return found


def _comments(record: Record, read: Read, found: Thread) -> None:
    left = sum(found.left_out.values())
    lost = read.raw_comments - len(found.shown) - left
    record.figures["comments"] = compare.Count(
        read.raw_comments, len(found.shown),
        {"comments of the export that were not read": lost} if lost > 0 else {},
    )
    for reason, count in found.left_out.items():
        record.accounted[f"comment {reason}"] += count
    for name, count in found.refused.items():
        record.accounted[f"{name} in a comment"] += count
    if found.orphans:
        record.notes.append(f"{found.orphans} replies to what is not shown, or in a circle")


def _title(known: Known, body: Body, html: str) -> str:
    if known.title:
        return known.title
    words = plain(html[:5000]).split()
    start = " ".join(words[:8])
    return f"{start}…" if len(words) > 8 else start or UNTITLED


def _recording(item: Item, desk: Desk, record: Record) -> dict[str, Any] | None:
    found = [one for one in map(fields.enclosure, item.enclosures) if one]
    if not found:
        return None
    if len(found) > 1:
        record.accounted["enclosure beyond the first"] += len(found) - 1
    first = found[0]
    file = desk.library.image(first.url) if desk.library.is_upload(first.url) else None
    place = {"file": file.src} if file else {"url": first.url}
    return {
        **place, "type": first.type or None, "length": None if file else first.length,
        "duration": first.duration or None,
    }


def _parent(known: Known, desk: Desk) -> str:
    """The address of the nearest published page above one; "" without one, and for pages
    that are above each other in a circle."""
    seen = {known.id}
    found = ""
    number = known.parent
    while number:
        if number in seen:
            return ""
        seen.add(number)
        above, place = desk.index.by_id.get(number), desk.places.by_id.get(number)
        if above is None or place is None:
            break
        if not found and place.kind == "page" and not place.draft:
            found = f"/{place.address}"
        number = above.parent
    return found


def _image(item: Item, desk: Desk, record: Record) -> dict[str, Any] | None:
    number = item.meta.get("_thumbnail_id", "").strip()
    if not (number.isascii() and number.isdigit() and len(number) < 19) or number == "0":
        return None
    image = desk.library.of_id(int(number))
    if image is None or image.width is None or image.height is None:
        record.accounted["featured image without a file"] += 1
        return None
    return {
        "src": image.src, "alt": image.alt, "width": image.width, "height": image.height
    }


@dataclass(frozen=True)
class Turned:
    """A post as a file: its text, or None when it is refused, and its record."""

    text: str | None
    record: Record


def turn(read: Read, known: Known, place: Place, desk: Desk) -> Turned:
    """A post's file. Raises nothing for what a post may hold: it is in the record."""
    item = read.item
    record = Record(
        title=known.title, path=place.path, address=place.address, draft=place.draft,
        notes=[*read.notes, *place.notes],
    )
    notes = fields.footnotes(item.meta)
    tables = fields.tables(item.meta)
    content = item.content + "".join(f"\n\n{table}\n\n" for table in tables)
    around = surroundings(desk, known)
    body = convert(
        content, around, notes,
        render=lambda markdown: _rendered(desk, markdown),
    )
    for refusal in body.refused:
        name = f"{refusal.kind}: {refusal.what}" if refusal.what else refusal.kind
        record.accounted[name] += refusal.count
        if refusal.kind == TOO_LONG:
            record.state = "refused"
    record.shortcodes, record.missing = body.shortcodes, body.missing
    if record.state == "refused":
        return Turned(None, record)
    html = _rendered(desk, body.markdown)
    _counted(record, item, known, body, html, desk, around, notes, tables)

    def link(address: str) -> str:
        return desk.links.of(absolute(address, known.link), source=False)

    found = thread(item.comments, desk.site.zone, link, known.dated.moment)
    _fit(found, record)
    _comments(record, read, found)
    title = _title(known, body, html)
    if not known.title:
        record.notes.append(f'no title: "{title}" was made of its text')
        record.title = title
    front = FrontMatter(
        _keys(item, known, place, desk, record, title, body, html),
        draft=place.draft,
        comments=found.shown,
    )
    return Turned(text_of(front, body.markdown), record)


def _fit(found: Thread, record: Record) -> None:
    """Leaves out the last comments where there are more than front matter holds."""
    size = 0
    for number, comment in enumerate(found.shown):
        size += len(comment.body) * 11 // 10 + len(comment.author) + len(comment.url or "") + 120
        if size > MOST_COMMENTS:
            left = len(found.shown) - number
            record.accounted[f"comment beyond {LARGEST // 1024} kB on one post"] += left
            found.left_out["beyond what one post holds"] += left
            del found.shown[number:]
            break


def _keys(
    item: Item, known: Known, place: Place, desk: Desk, record: Record, title: str,
    body: Body, html: str,
) -> dict[str, Any]:
    date = known.dated.moment
    changed = moment(item.modified, item.modified_gmt, desk.site.zone)
    seo_title, seo_description = fields.seo(item.meta, title)
    about = summary(item.excerpt, seo_description, body.summary, html, title)
    seo = {
        "title": seo_title or None,
        "description": seo_description if folded(seo_description) != folded(about) else None,
    }
    for name in fields.others(item):
        record.accounted[f'custom field "{name}"'] += 1
    for term in item.terms:
        if term.domain not in {"category", "post_tag"}:
            record.accounted[f'taxonomy "{term.domain}": {term.name}'] += 1
    keys: dict[str, Any] = {"title": title, "date": date}
    if place.kind == "article":
        channel = desk.index.channel
        main = main_category(
            item.terms, channel.categories, channel.ids.get(known.primary, "")
        )
        row = desk.categories.row(main or UNFILED)
        keys["category"] = row.name
        keys["tags"] = [
            tag for tag in tags_of(item.terms, main, desk.tags) if folded(tag) != folded(row.name)
        ]
    keys["summary"] = about
    keys["id"] = known.key
    if changed and changed.date() > date.date():
        keys["modified"] = changed
    keys["slug"] = "" if place.path.endswith(f"/{place.slug}.md") else place.slug
    keys["seo"] = seo if any(seo.values()) else None
    if place.url:
        keys["url"] = f"/{place.url}"
    keys["aliases"] = [f"/{alias}" for alias in place.aliases]
    if place.kind == "article":
        keys["guid"] = place.guid
        author = desk.index.channel.authors.get(item.creator)
        keys["author"] = plain(author.name if author else item.creator)
        keys["sticky"] = item.sticky or None
        keys["recording"] = _recording(item, desk, record)
        keys["image"] = _image(item, desk, record)
    else:
        keys["parent"] = _parent(known, desk)
        if item.meta.get("_thumbnail_id"):
            record.accounted["featured image of a page"] += 1
    return keys
