"""JSON Feed 1.1."""

import json
from collections.abc import Sequence
from typing import Any

from .model import Channel, Item

TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def _attachment(item: Item) -> list[dict[str, Any]]:
    media = item.enclosure
    if media is None:
        return []
    found: dict[str, Any] = {
        "url": media.url, "mime_type": media.type, "size_in_bytes": media.length,
    }
    if media.seconds is not None:
        found["duration_in_seconds"] = media.seconds
    return [found]


def _item(item: Item) -> dict[str, Any]:
    wanted: dict[str, Any] = {
        "id": item.guid,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "content_text": "" if item.html else item.summary or item.title,
        "date_published": item.published.isoformat(),
        "date_modified": item.modified.isoformat() if item.modified else "",
        "authors": [{"name": name} for name in item.authors],
        "tags": [term.name for term in item.terms],
        "language": item.language,
        "attachments": _attachment(item),
    }
    return {key: value for key, value in wanted.items() if value}


def render_json(channel: Channel, items: Sequence[Item]) -> bytes:
    """A channel and its items, newest first, as JSON Feed 1.1 in UTF-8."""
    feed: dict[str, Any] = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.link,
        "feed_url": channel.json,
        "description": channel.description,
        "language": channel.language,
    }
    if channel.author:
        feed["authors"] = [{"name": channel.author}]
    feed["items"] = [_item(item) for item in items]
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()
