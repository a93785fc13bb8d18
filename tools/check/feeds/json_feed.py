"""A JSON Feed is one, and says what the RSS beside it says, item by item."""

from collections.abc import Mapping
from datetime import datetime
from html import unescape
from typing import Any

from .address import is_web
from .dates import moment
from .feed import CONTENT, DC, ITUNES, Feed, Rule, text

RULE = "feed-json"
VERSION = "https://jsonfeed.org/version/1.1"


def check(feed: Feed, moved: bool = False) -> Rule:
    """What JSON Feed 1.1 demands. moved: whether it is a copy at a former address, which
    names the present one."""
    data = feed.json
    if not isinstance(data, dict) or data.get("version") != VERSION:
        yield feed.finding(RULE, "is not a JSON Feed 1.1", f'give it the version "{VERSION}"')
        return
    if not data.get("title"):
        yield feed.finding(RULE, "has no title", "name it")
    if data.get("feed_url") != feed.address and not moved:
        yield feed.finding(RULE, f'says that it is at "{data.get("feed_url")}" and is served at '
                           f'"{feed.address}"', "correct feed_url")
    if not is_web(str(data.get("home_page_url") or "")):
        yield feed.finding(RULE, "has no absolute home_page_url", "name its page")
    seen = set()
    for item in data.get("items") or []:
        name = item.get("url") or item.get("id")
        if not item.get("id") or not isinstance(item["id"], str):
            yield feed.finding(RULE, f"{name} has no id", "write its guid")
        elif item["id"] in seen:
            yield feed.finding(RULE, f'the id "{item["id"]}" is there twice',
                               "give each article an id of its own")
        seen.add(item.get("id"))
        if not is_web(str(item.get("url") or "")):
            yield feed.finding(RULE, f'"{item.get("url")}" is not an absolute address',
                               "write the whole address of the page")
        if not item.get("content_html") and not item.get("content_text"):
            yield feed.finding(RULE, f"{name} has no content", "write content_html")
        if _date(item.get("date_published")) is None:
            yield feed.finding(RULE, f"{name} has no date_published with a zone", "write it")


def _date(value: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else None


def _of_rss(item: Any) -> dict[str, Any]:
    enclosure = item.find("enclosure")
    return {
        "id": text(item, "guid"),
        "url": text(item, "link"),
        "title": text(item, "title"),
        "summary": unescape(text(item, "description")),  # HTML to readers
        "content": text(item, f"{CONTENT}encoded"),
        "date": moment(text(item, "pubDate")),
        "authors": [creator.text for creator in item.findall(f"{DC}creator")],
        "tags": [category.text for category in item.findall("category")],
        "enclosure": None if enclosure is None else (
            enclosure.get("url"), enclosure.get("type"), enclosure.get("length"),
            text(item, f"{ITUNES}duration"),
        ),
    }


def _of_json(item: Mapping[str, Any]) -> dict[str, Any]:
    media = (item.get("attachments") or [None])[0]
    return {
        "id": item.get("id", ""),
        "url": item.get("url", ""),
        "title": item.get("title", ""),
        "summary": item.get("summary") or item.get("title", ""),
        "content": item.get("content_html", ""),
        "date": _date(item.get("date_published")),
        "authors": [author.get("name") for author in item.get("authors") or []],
        "tags": list(item.get("tags") or []),
        "enclosure": None if media is None else (
            media.get("url"), media.get("mime_type"), str(media.get("size_in_bytes", "")),
            str(media.get("duration_in_seconds", "")),
        ),
    }


def check_agreement(feed: Feed, rss: Feed) -> Rule:
    """Where a JSON Feed and the RSS feed of the same subject differ."""
    ours, theirs = (feed.json or {}).get("items") or [], rss.items
    if len(ours) != len(theirs):
        yield feed.finding(RULE, f"has {len(ours)} items and {rss.path} {len(theirs)}",
                           "build again")
        return
    for one, other in zip(ours, theirs, strict=True):
        left, right = _of_json(one), _of_rss(other)
        for key in left:
            if left[key] != right[key]:
                yield feed.finding(
                    RULE, f"{left['url']} differs from {rss.path} in its {key}", "build again")
