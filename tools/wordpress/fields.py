"""Custom fields that carry meaning, whichever plugin wrote them. Pure."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from .export.model import Item
from .php import NotPhp, unserialised

_TITLES = ("_yoast_wpseo_title", "rank_math_title", "_aioseo_title", "_aioseop_title",
           "_seopress_titles_title", "_genesis_title")
_DESCRIPTIONS = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description",
                 "_aioseop_description", "_seopress_titles_desc", "_genesis_description")
_VARIABLE = re.compile(r"\s*[-–—|·]?\s*(?:%%[a-z_]+%%|%[a-z_]+%|#[a-z]+_[a-z_]+)\s*")
_READ = frozenset({
    *_TITLES, *_DESCRIPTIONS, "enclosure", "footnotes", "_thumbnail_id", "_wp_old_slug",
    "_wp_attachment_metadata", "_wp_attached_file", "_wp_attachment_image_alt",
    "_yoast_wpseo_primary_category",
})


@dataclass(frozen=True, slots=True)
class Enclosure:
    """url; length in bytes; type: media type; duration as written, "" where unknown."""

    url: str
    length: int | None
    type: str
    duration: str


def _first(meta: Mapping[str, str], keys: tuple[str, ...]) -> str:
    return next((meta[key] for key in keys if meta.get(key, "").strip()), "")


def seo(meta: Mapping[str, str], title: str) -> tuple[str, str]:
    """The title and the description for search engines, "" where they say nothing of their
    own. What such plugins fill in by themselves (`%%sitename%%`) is left out."""
    def plain(text: str, known: str) -> str:
        text = re.sub(r"%%title%%|%title%|#post_title", lambda match: known, text)
        text = _VARIABLE.sub(" ", text)
        return " ".join(unescape(re.sub(r"<[^>]*>", "", text)).split())

    own = plain(_first(meta, _TITLES), title)
    return (own if own != title else ""), plain(_first(meta, _DESCRIPTIONS), title)


def enclosure(value: str) -> Enclosure | None:
    """WordPress's field: address, length and type on a line each, and a podcast plugin's
    settings on the fourth. None for what has no address."""
    lines = [line.strip() for line in value.strip().split("\n")] + [""] * 4
    if not re.fullmatch(r"https?://[^\s<>\"]+", lines[0]):
        return None
    try:
        more = unserialised(lines[3]) if lines[3] else {}
        duration = str(more.get("duration", "")) if isinstance(more, dict) else ""
    except NotPhp:
        duration = ""
    digits = lines[1].isascii() and lines[1].isdigit() and len(lines[1]) < 15
    kind = lines[2] if re.fullmatch(r"[\w.+-]+/[\w.+-]+", lines[2]) else ""
    if not re.fullmatch(r"(?:\d+:)?\d+:[0-5]\d", duration):
        duration = ""
    return Enclosure(lines[0], int(lines[1]) if digits else None, kind, duration)


def footnotes(meta: Mapping[str, str]) -> dict[str, str]:
    """The block editor's footnotes: the HTML of each by its id."""
    try:
        found = json.loads(meta.get("footnotes", "") or "[]")
    except (ValueError, RecursionError):
        return {}
    return {
        str(one["id"]): str(one["content"])
        for one in (found if isinstance(found, list) else ())
        if isinstance(one, dict) and "id" in one and "content" in one
    }


def tables(meta: Mapping[str, str]) -> list[str]:
    """Tables that stand in a custom field of the author's own: the theme put them into the
    page, below the text."""
    return [
        value for key, value in meta.items()
        if not key.startswith("_") and key not in _READ and "<table" in value.lower()
    ]


def others(item: Item) -> list[str]:
    """The names of the author's own custom fields, of which nothing comes along."""
    return [
        key for key, value in item.meta.items()
        if key and not key.startswith("_") and key not in _READ and value.strip()
        and "<table" not in value.lower()
    ]
