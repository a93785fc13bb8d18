"""The settings of this plugin, read once and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

NEWEST = 20


@dataclass(frozen=True, slots=True)
class YearPages:
    """Where a category or a tag has its pages by year; both empty: nowhere.

    url, save_as: with `{slug}` and `{year}`.
    """

    url: str = ""
    save_as: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """newest: articles on a first page; category, tag: their pages by year."""

    newest: int
    category: YearPages
    tag: YearPages


def _fields(pattern: str) -> set[str] | None:
    try:
        return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
    except ValueError:
        return None


def _pattern(settings: Mapping[str, Any], name: str, value: object, faults: list[str]) -> str:
    if not isinstance(value, str) or _fields(value) != {"slug", "year"}:
        faults.append(
            f"{name} is {value!r}; give an address with {{slug}} and {{year}}, such as "
            f'"{name.split("_", 1)[0].lower()}/{{slug}}/{{year}}/"'
        )
        return ""
    return value


def _year_pages(settings: Mapping[str, Any], kind: str, faults: list[str]) -> YearPages:
    url = settings.get(f"{kind}_YEAR_URL") or ""
    if not url:
        return YearPages()
    url = _pattern(settings, f"{kind}_YEAR_URL", url, faults)
    save_as = settings.get(f"{kind}_YEAR_SAVE_AS")
    if save_as is None:
        return YearPages(url, f"{url}index.html" if url.endswith("/") else url)
    return YearPages(url, _pattern(settings, f"{kind}_YEAR_SAVE_AS", save_as, faults))


def read_options(settings: Mapping[str, Any]) -> tuple[Options, list[str]]:
    """The options of a site, and what is wrong with them.

    settings: Pelican's. Returns usable options even when a setting is wrong, and one
    sentence for each that is, with what to write instead.
    """
    faults: list[str] = []
    newest = settings.get("LISTING_NEWEST", NEWEST)
    if isinstance(newest, bool) or not isinstance(newest, int) or newest < 1:
        faults.append(
            f"LISTING_NEWEST is {newest!r}; give the number of articles on a first page, "
            f"at least 1, such as {NEWEST}"
        )
        newest = NEWEST
    category = _year_pages(settings, "CATEGORY", faults)
    return Options(newest, category, _year_pages(settings, "TAG", faults)), faults
