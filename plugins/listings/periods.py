"""Pelican's period archives, in one pass over the articles for each granularity."""

import calendar
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

KEYS = {
    "year": attrgetter("date.year"),
    "month": attrgetter("date.year", "date.month"),
    "day": attrgetter("date.year", "date.month", "date.day"),
}


def _names(key: tuple[int, ...]) -> tuple[int | str, ...]:
    """Pelican's `period`: the month by its name."""
    return (key[0], *(calendar.month_name[m] for m in key[1:2]), *key[2:])


def build_period_archives(
    dates: Sequence[Any], articles: Sequence[Any], settings: Mapping[str, Any]
) -> dict[str, list[dict[str, Any]]]:
    """The archives of each period that the settings give a file, in Pelican's own shape.

    dates, articles: the same articles, by date and in the site's order; settings: Pelican's
    `YEAR_ARCHIVE_SAVE_AS`, `YEAR_ARCHIVE_URL` and so on for month and day.
    Periods stand in the order in which dates meets them.
    """
    archives: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for granularity, key in KEYS.items():
        name = f"{granularity.upper()}_ARCHIVE"
        if not settings[f"{name}_SAVE_AS"]:
            continue
        groups: dict[Any, tuple[list[Any], list[Any]]] = {}
        for place, items in enumerate((dates, articles)):
            for article in items:
                groups.setdefault(key(article), ([], []))[place].append(article)
        for found, (by_date, in_order) in groups.items():
            period = found if isinstance(found, tuple) else (found,)
            date = by_date[0].date
            archives[granularity].append({
                "dates": by_date,
                "articles": in_order,
                "save_as": settings[f"{name}_SAVE_AS"].format(date=date),
                "url": settings[f"{name}_URL"].format(date=date),
                "period": _names(period),
                "period_num": period,
            })
    return archives
