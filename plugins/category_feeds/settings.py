"""The settings of the feeds, read once and checked: Pelican's names wherever it has one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePosixPath
from string import Formatter
from typing import Any
from urllib.parse import urlsplit

# Where `pelican --listen` shows a site that says nowhere where it is published.
PREVIEW = "http://localhost:8000"

# Kind → (prefix of Pelican's setting, the field its address must hold).
KINDS = {
    "all": ("FEED_ALL", ""),
    "default": ("FEED", ""),
    "category": ("CATEGORY_FEED", "slug"),
    "tag": ("TAG_FEED", "slug"),
    "author": ("AUTHOR_FEED", "slug"),
    "translation": ("TRANSLATION_FEED", "lang"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the feeds of one kind go: patterns below the output folder, "" for none.

    rss, json: files; rss_url: the public address, where it is not the file's own.
    """

    rss: str = ""
    rss_url: str = ""
    json: str = ""


@dataclass(frozen=True, slots=True)
class Itunes:
    """What podcast clients want of a channel that has recordings."""

    category: str = "Business"
    owner: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """Everything the feeds take from the site's settings.

    site, feeds: absolute addresses of the site and of its feeds, no slash at the end;
    root: what page links start with ("" at the root of a host);
    max_items: how many items a feed holds, None for all; append_ref, relative: Pelican's
    FEED_APPEND_REF and RELATIVE_URLS; archives: the kinds of feed whose older items stay
    reachable; opml, stylesheet: files, "" for none; moved: former slug of a category →
    its slug now; now: what tells the time (aware).
    """

    site: str
    feeds: str
    root: str
    name: str
    description: str
    language: str
    timezone: str
    places: Mapping[str, Place] = field(default_factory=dict)
    max_items: int | None = 100
    summary_only: bool = True
    append_ref: bool = False
    relative: bool = False
    archives: frozenset[str] = frozenset({"all", "category"})
    opml: str = ""
    stylesheet: str = ""
    itunes: Itunes = Itunes()
    moved: Mapping[str, str] = field(default_factory=dict)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


def _absolute(value: Any) -> str:
    text = str(value or "").rstrip("/")
    if text.startswith("//"):
        text = f"https:{text}"
    parts = urlsplit(text)
    return text if parts.scheme in {"http", "https"} and parts.netloc else ""


def _fields(pattern: str) -> set[str] | None:
    try:
        return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
    except ValueError:
        return None


def _pattern(name: str, value: Any, wanted: str, faults: list[str]) -> str:
    if not value:
        return ""
    example = f"feeds/{{{wanted}}}.rss.xml" if wanted else "feeds/all.rss.xml"
    text = str(value)
    if not isinstance(value, str | PurePosixPath) and not hasattr(value, "__fspath__"):
        faults.append(f'{name} is {value!r}; give a path in the output, such as "{example}"')
        return ""
    if _fields(text) != ({wanted} if wanted else set()):
        need = f"give a path with {{{wanted}}} and no other field" if wanted else (
            "give a path without braces")
        faults.append(f'{name} is "{text}"; {need}, such as "{example}"')
        return ""
    if text.startswith("/") or ".." in PurePosixPath(text).parts:
        faults.append(f'{name} is "{text}"; give a path inside the output folder, such as '
                      f'"{example}"')
        return ""
    return text


def beside(path: str, suffix: str) -> str:
    """The path of another format of a feed: "feeds/a.rss.xml" → "feeds/a.json"."""
    pure = PurePosixPath(path)
    stem = pure.name.removesuffix(".xml").removesuffix(".rss").removesuffix(".rss")
    return str(pure.with_name(f"{stem or pure.name}{suffix}"))


def _place(settings: Mapping[str, Any], kind: str, faults: list[str]) -> Place:
    prefix, wanted = KINDS[kind]
    rss = _pattern(f"{prefix}_RSS", settings.get(f"{prefix}_RSS"), wanted, faults)
    url = str(settings.get(f"{prefix}_RSS_URL") or "")
    if url and _fields(url) != ({wanted} if wanted else set()):
        faults.append(f'{prefix}_RSS_URL is "{url}"; give an address with the same field as '
                      f"{prefix}_RSS, or leave it out")
        url = ""
    json = settings.get(f"{prefix}_JSON", beside(rss, ".json") if rss else None)
    return Place(rss, url, _pattern(f"{prefix}_JSON", json, wanted, faults))


def _max_items(settings: Mapping[str, Any], faults: list[str]) -> int | None:
    value = settings.get("FEED_MAX_ITEMS", 100)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        faults.append(f"FEED_MAX_ITEMS is {value!r}; give a whole number from 1, or None for "
                      "every article")
        return 100
    return value


def _archives(settings: Mapping[str, Any], faults: list[str]) -> frozenset[str]:
    value = settings.get("FEED_ARCHIVES", ("all", "category"))
    kinds = [value] if isinstance(value, str) else list(value or ())
    unknown = sorted(str(kind) for kind in kinds if kind not in KINDS)
    if unknown:
        faults.append(f"FEED_ARCHIVES names {', '.join(unknown)}; choose among "
                      f"{', '.join(KINDS)}")
    return frozenset(kind for kind in kinds if kind in KINDS)


def _itunes(settings: Mapping[str, Any], faults: list[str]) -> Itunes:
    owner = settings.get("FEED_OWNER") or settings.get("CONTACT") or {}
    if not isinstance(owner, Mapping):
        faults.append(f'FEED_OWNER is {owner!r}; give {{"name": "…", "email": "…"}}')
        owner = {}
    return Itunes(
        str(settings.get("FEED_ITUNES_CATEGORY") or "Business"),
        str(owner.get("name") or settings.get("SITENAME") or ""),
        str(owner.get("email") or ""),
    )


def _moved(settings: Mapping[str, Any], faults: list[str]) -> Mapping[str, str]:
    value = settings.get("CATEGORY_FEEDS_MOVED") or {}
    if not isinstance(value, Mapping) or not all(
        isinstance(old, str) and isinstance(new, str) for old, new in value.items()
    ):
        faults.append(f'CATEGORY_FEEDS_MOVED is {value!r}; give {{"old-slug": "new-slug"}}')
        return {}
    return dict(value)


def read_settings(settings: Mapping[str, Any]) -> tuple[FeedSettings, list[str]]:
    """The settings of the feeds of a site, and what is wrong with them.

    settings: Pelican's. Returns usable settings even when one is wrong, and a sentence for
    each that is, saying what to write instead.
    """
    faults: list[str] = []
    places = {kind: _place(settings, kind, faults) for kind in KINDS}
    site = (_absolute(settings.get("SITEURL")) or _absolute(settings.get("SITE_URL"))
            or _absolute(settings.get("FEED_DOMAIN")) or PREVIEW)
    clock = settings.get("CLOCK")
    stylesheet = settings.get(
        "FEED_STYLESHEET", beside(places["all"].rss, ".css") if places["all"].rss else "feeds.css"
    )
    return FeedSettings(
        site=site,
        feeds=_absolute(settings.get("FEED_DOMAIN")) or site,
        root=str(settings.get("SITEURL") or "").rstrip("/"),
        name=str(settings.get("SITENAME") or "A Pelican Blog"),
        description=str(settings.get("SITE_DESCRIPTION") or settings.get("SITESUBTITLE") or ""),
        language=str(settings.get("DEFAULT_LANG") or "en").lower(),
        timezone=str(settings.get("TIMEZONE") or "UTC"),
        places=places,
        max_items=_max_items(settings, faults),
        summary_only=bool(settings.get("RSS_FEED_SUMMARY_ONLY", True)),
        append_ref=bool(settings.get("FEED_APPEND_REF")),
        relative=bool(settings.get("RELATIVE_URLS")),
        archives=_archives(settings, faults),
        opml=_pattern("FEED_OPML", settings.get("FEED_OPML"), "", faults),
        stylesheet=_pattern("FEED_STYLESHEET", stylesheet, "", faults),
        itunes=_itunes(settings, faults),
        moved=_moved(settings, faults),
        now=clock if callable(clock) else lambda: datetime.now(UTC),
    ), faults
