"""Checked front matter as the metadata that Pelican makes attributes of."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import SafeDatetime

from .catalogue import Entry
from .later import loaded

# Absent, these would override what Pelican finds out by itself.
_LEFT_OUT_WHEN_ABSENT = {"modified", "lang", "url", "author", "template", "date"}


def _pelican_date(value: datetime, zone: ZoneInfo) -> SafeDatetime:
    aware = value if value.tzinfo else value.replace(tzinfo=zone)
    return SafeDatetime.fromisoformat(aware.isoformat())


def kept_file(url: str) -> str:
    """The file that a host answers an address with: percent signs read, and the page of a
    folder where the last part has no ending."""
    path = unquote(url)
    if path.endswith("/"):
        return f"{path}index.html"
    return path if "." in path.rsplit("/", 1)[-1] else f"{path}/index.html"


def metadata(
    entry: Entry,
    categories: Mapping[str, Category],
    settings: Mapping[str, Any],
    tags: dict[str, Tag] | None = None,
) -> dict[str, Any]:
    """The attributes of an article or page: every key of its schema, absent ones None or [],
    with Pelican's own types for date, category, tags and author.

    tags: those met so far, each made once: a tag of Pelican's spells its slug anew.
    """
    tags = {} if tags is None else tags
    zone = ZoneInfo(settings["TIMEZONE"])
    found: dict[str, Any] = {}
    model = loaded(entry.model)
    for key in type(model).model_fields:
        value = getattr(model, key)
        if value is None and key in _LEFT_OUT_WHEN_ABSENT:
            continue
        found[key] = value
    for key in ("date", "modified"):
        if key in found:
            found[key] = _pelican_date(found[key], zone)
    if "category" in found:
        found["category"] = categories[found["category"]]
    if "tags" in found:
        for name in found["tags"]:
            if name not in tags:
                tags[name] = Tag(name, settings)
        found["tags"] = [tags[name] for name in found["tags"]]
    if "author" in found:
        found["author"] = Author(found["author"], settings)
    if entry.status == "draft":
        # With an address of its own Pelican would write it there, draft or not.
        found.pop("url", None)
    elif "url" in found:
        found["save_as"] = kept_file(found["url"])
    found["slug"] = entry.slug
    found["status"] = entry.status
    found["scheduled"] = entry.scheduled
    return found
