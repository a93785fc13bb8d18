"""What one pass over the export makes known of every item, kept small.

The bodies are not here: they are read, turned and let go in a second pass.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from .dates import Dated, published
from .export.model import Channel, Item, Term
from .export.read import Read
from .hosts import Hosts, hosts_of
from .php import NotPhp, unserialised
from .statuses import GONE, draft_because
from .summary import plain

POSTS = ("post", "page")
# What WordPress keeps as posts for itself: nobody wrote them to be read.
INTERNAL = frozenset({
    "nav_menu_item", "revision", "customize_changeset", "custom_css", "oembed_cache",
    "user_request", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation",
    "wp_font_family", "wp_font_face", "acf-field", "acf-field-group",
})
BLOCK, ATTACHMENT = "wp_block", "attachment"
_ANCHOR = re.compile(r"<[^>]*?\s(?:id|name)\s*=\s*[\"']?([^\"'\s>]{1,100})")


@dataclass(frozen=True, slots=True)
class Known:
    """A post or page. key: the same at every run; title: as written, entities read."""

    key: str
    id: int
    type: str
    title: str
    link: str
    guid: str
    slug: str
    old_slugs: tuple[str, ...]
    parent: int
    dated: Dated
    draft: str
    terms: tuple[Term, ...]
    primary: str
    anchors: frozenset[str]
    comments: frozenset[int]


@dataclass(frozen=True, slots=True)
class File:
    """An uploaded file, as its attachment tells of it. width, height: 0 where unknown."""

    id: int
    url: str
    link: str
    title: str
    alt: str
    caption: str
    parent: int
    width: int
    height: int


@dataclass
class Index:
    """known: by number of the item in the export; left_out: items by reason; other_types:
    of the items that `--types` would bring along."""

    known: dict[int, Known] = field(default_factory=dict)
    by_id: dict[int, Known] = field(default_factory=dict)
    by_key: dict[str, Known] = field(default_factory=dict)
    files: dict[int, File] = field(default_factory=dict)
    children: dict[int, list[int]] = field(default_factory=dict)
    blocks: dict[int, str] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    other_types: Counter[str] = field(default_factory=Counter)
    hosts: Hosts = field(default_factory=lambda: Hosts(frozenset(), ""))
    channel: Channel = field(default_factory=Channel)


def _pixels(meta: Mapping[str, str]) -> tuple[int, int]:
    try:
        found = unserialised(meta.get("_wp_attachment_metadata", ""))
        return int(found["width"]), int(found["height"])
    except (NotPhp, KeyError, TypeError, ValueError):
        return 0, 0


def _file(item: Item) -> File:
    width, height = _pixels(item.meta)
    return File(
        item.id, item.attachment_url or item.guid, item.link, plain(item.title),
        plain(item.meta.get("_wp_attachment_image_alt", "")),
        item.excerpt.strip(), item.parent, width, height,
    )


def key_of(item: Item, digest: str) -> str:
    """A UUID that is the same whenever the same post is imported."""
    name = f"{item.guid or item.link}#{item.id}" if item.id else digest
    return str(uuid5(NAMESPACE_URL, f"wordpress:{name}"))


def _known(item: Item, key: str, channel_date: str, zone: ZoneInfo) -> Known:
    return Known(
        key=key, id=item.id, type=item.type, title=plain(item.title), link=item.link,
        guid=item.guid, slug=item.slug,
        old_slugs=tuple(filter(None, [item.meta.get("_wp_old_slug", "")])),
        parent=item.parent,
        dated=published(
            item.date, item.date_gmt, item.pub_date, item.modified, item.modified_gmt,
            channel_date, zone,
        ),
        draft=draft_because(item.status, item.protected), terms=item.terms,
        primary=item.meta.get("_yoast_wpseo_primary_category", ""),
        anchors=frozenset(_ANCHOR.findall(item.content)),
        comments=frozenset(one.id for one in item.comments if one.approved == "1"),
    )


def index(
    items: Iterable[Read], types: frozenset[str], zone: ZoneInfo, channel_date: str = ""
) -> Index:
    """The index of an export. types: of the posts to import; `channel` and `hosts` are set
    by `completed`, once the whole file is read."""
    found = Index()
    digests: dict[str, str] = {}
    for number, read in enumerate(items):
        item = read.item
        if item.type == ATTACHMENT:
            found.files[item.id] = _file(item)
            found.children.setdefault(item.parent, []).append(item.id)
            continue
        if item.type == BLOCK:
            found.blocks[item.id] = item.content
            continue
        if item.type not in types:
            if item.type in INTERNAL:
                found.left_out[f'of WordPress\'s own type "{item.type}"'] += 1
            else:
                found.other_types[item.type] += 1
            continue
        if item.status in GONE:
            found.left_out[GONE[item.status]] += 1
            continue
        key = key_of(item, read.digest)
        if key in digests:
            if digests[key] == read.digest:
                found.left_out["twice in the export, word for word"] += 1
                continue
            key = str(uuid5(NAMESPACE_URL, f"{key}{read.digest}"))
        digests[key] = read.digest
        known = _known(item, key, channel_date, zone)
        found.known[number] = known
        found.by_id.setdefault(item.id, known)
        found.by_key[key] = known
    return found


def completed(found: Index, channel: Channel) -> Index:
    """The index with what the export tells outside of its items."""
    found.channel = channel
    found.hosts = hosts_of(
        channel.urls, (known.link for known in found.known.values()),
        (known.guid for known in found.known.values()),
    )
    return found
