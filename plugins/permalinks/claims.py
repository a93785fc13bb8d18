"""Every file that a run will write, as far as reading makes it known, and who wants it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .address import file_of
from .collisions import Claim

# Settings of this site's plugins that name one file each.
FILES = {
    "FEED_ALL_RSS": "the feed of the site",
    "FEED_ALL_ATOM": "the Atom feed of the site",
    "FEED_ALL_JSON": "the JSON feed of the site",
    "FEED_OPML": "the list of feeds",
    "EVENTS_SAVE_AS": "the calendar",
    "QUESTIONNAIRES_SAVE_AS": "the list of questionnaires",
    "REDIRECTS_SAVE_AS": "the hosts' list of redirects",
    "NGINX_MAP_SAVE_AS": "nginx's list of redirects",
}
FEEDS = ("RSS", "ATOM", "JSON")
COPIED = ("RSS", "JSON")


def _moved(kind: str, settings: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """The former slugs of categories, at which plugins/category_feeds keeps their feeds."""
    moved = settings.get("CATEGORY_FEEDS_MOVED") if kind == "category" else None
    return moved.items() if isinstance(moved, Mapping) else ()


def of_sources(
    catalogue: Mapping[str, Any], contents: Mapping[str, Any]
) -> Iterator[tuple[Any, Claim]]:
    """Each source that has an address now, with its claim.

    catalogue: `settings["CATALOGUE"]`; contents: the context's `generated_content`, which
    knows the file of what Pelican renders; what another plugin renders is at its url.
    """
    for path, entry in catalogue.items():
        content = contents.get(path)
        if content is not None:
            save_as = content.save_as
        else:
            save_as = file_of(entry.url) if entry.status in {"published", "hidden"} else ""
        yield entry, Claim(save_as, entry.source, entry.source, entry.line)


def _of_terms(
    kind: str, terms: Iterable[tuple[Any, Iterable[Any]]], settings: Mapping[str, Any]
) -> Iterator[Claim]:
    upper = kind.upper()
    by_year = settings.get(f"{upper}_YEAR_SAVE_AS") or settings.get(f"{upper}_YEAR_URL") or ""
    for term, articles in terms:
        if not term.slug:
            continue  # it has no address, as `tags` tells at its line
        what = f'the {kind} "{term.name}"'
        yield Claim(term.save_as, what)
        for feed in FEEDS:
            pattern = settings.get(f"{upper}_FEED_{feed}")
            if pattern:
                yield Claim(str(pattern).format(slug=term.slug), f"the {feed} feed of {what}")
        for old, new in _moved(kind, settings):
            for feed in COPIED if new == term.slug and old != new else ():
                if pattern := settings.get(f"{upper}_FEED_{feed}"):
                    yield Claim(str(pattern).format(slug=old), f"the former {feed} feed of {what}")
        if by_year:
            for year in sorted({article.date.year for article in articles}):
                file = file_of(by_year.format(slug=term.slug, year=year))
                yield Claim(file, f"{what} in {year}")


def of_lists(context: Mapping[str, Any], settings: Mapping[str, Any]) -> Iterator[Claim]:
    """The pages and feeds that are made of lists, and those of one template or setting."""
    yield from _of_terms("category", context.get("categories", ()), settings)
    yield from _of_terms("tag", context.get("tags", ()), settings)
    for periods in context.get("period_archives", {}).values():
        for period in periods:
            name = "-".join(f"{number:02}" for number in period["period_num"])
            yield Claim(period["save_as"], f"the archives of {name}")
    for name in settings["DIRECT_TEMPLATES"]:
        save_as = settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html")
        yield Claim(save_as or "", f"the template {name}")
    for setting, what in FILES.items():
        value = settings.get(setting)
        if isinstance(value, str):
            yield Claim(value, what)


def of_files(context: Mapping[str, Any], folder: str) -> Iterator[Claim]:
    """The files that are copied as they are; folder: the content folder's name."""
    for static in context.get("staticfiles", ()):
        path = f"{folder}/{static.get_relative_source_path()}"
        yield Claim(static.save_as, path, path, remedy="rename the file, or move it")
