"""`invoke next`: when the next scheduled article is due."""

import logging
import sys
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from pelican.log import init as init_logging
from pelican.settings import read_settings

from plugins.front_matter.finding import BuildFailed, errors
from tools.build import ROOT, explain


def _in(delay: timedelta) -> str:
    minutes = max(1, round(delay.total_seconds() / 60))
    for size, unit in ((60 * 24, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            count = round(minutes / size)
            return f"in {count} {unit}{'' if count == 1 else 's'}"
    raise AssertionError


def told(
    articles: Iterable[tuple[datetime, str, str]], now: datetime, zone: ZoneInfo
) -> list[str]:
    """The scheduled articles in plain lines, the next one first.

    articles: when (aware), title, path; those whose time has come are left out.
    """
    coming = sorted(article for article in articles if article[0] > now)
    if not coming:
        return ["No article is scheduled."]
    return [
        f"{when.astimezone(zone):%Y-%m-%d %H:%M} ({_in(when - now)}): {title} ({path})"
        for when, title, path in coming
    ]


def due(
    articles: Iterable[tuple[datetime, str, str]], since: datetime, now: datetime
) -> list[str]:
    """The paths of articles whose time came after since and not after now, oldest first."""
    return [path for when, _, path in sorted(articles) if since < when <= now]


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def main(settings_file: Path = ROOT / "pelicanconf.py", since: str = "") -> int:
    """Prints every scheduled article, the next one first; returns the exit code.

    since: a moment with its zone, `2026-11-24T10:00:00Z`: prints instead the paths of the
    articles whose time has come since then, nothing when there is none. For a scheduled
    build that has to know whether to publish.
    """
    init_logging(logging.ERROR, handler=logging.NullHandler())
    moment = _moment(since) if since else None
    if since and moment is None:
        print(f'"{since}" is no moment with a zone; write it as 2026-11-24T10:00:00Z',
              file=sys.stderr)
        return 1
    try:
        settings = read_settings(str(settings_file), override={"INCREMENTAL": False})
        # Made but not run: the plugins have then read all front matter and no body.
        settings = settings["PELICAN_CLASS"](settings).settings
        if errors(settings):
            raise BuildFailed(settings["FINDINGS"])
    except Exception as error:
        for finding in explain(error, settings_file.resolve().parent):
            print(finding, file=sys.stderr)
        return 1
    articles = [
        (entry.date, entry.title, entry.source) for entry in settings["CATALOGUE"].values()
        if entry.kind == "article" and entry.date
        and (entry.scheduled or entry.status != "draft")
    ]
    now = settings["CLOCK"]()
    lines = due(articles, moment, now) if moment else told(
        articles, now, ZoneInfo(settings["TIMEZONE"])
    )
    for line in lines:
        print(line)
    return 0
