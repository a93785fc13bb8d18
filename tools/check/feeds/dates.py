"""Dates say their zone, are none to come, and the newest item is first."""

import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from .feed import Feed, Rule, named, text

RULE = "feed-date"
_RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r" \d{4} \d{2}:\d{2}:\d{2} ([+-]\d{4}|GMT)"
)
OLDEST = 1990
SLACK = timedelta(minutes=10)


def moment(value: str) -> datetime | None:
    """A date as RSS has it; None when it is not one, has no zone, or a wrong weekday."""
    match = _RFC822.fullmatch(value)
    if match is None or match[2] == "-0000":
        return None
    try:
        found = parsedate_to_datetime(value)
    except ValueError:
        return None
    return found if found.strftime("%w") == str(_DAYS.index(match[1])) else None


_DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


def check(feed: Feed) -> Rule:
    """Every pubDate by itself, then their order."""
    previous: datetime | None = None
    for item in feed.items:
        dates = item.findall("pubDate")
        if len(dates) != 1:
            yield feed.finding(RULE, f"{named(item)} has {len(dates)} <pubDate>", "write one")
            continue
        value, line = text(item, "pubDate"), dates[0].sourceline
        found = moment(value)
        if found is None:
            yield feed.finding(
                RULE, f'the date "{value}" is not one with a weekday and a zone',
                'write it as "Mon, 15 Oct 2012 00:00:00 -0400"', line)
            continue
        if found > feed.now + SLACK or found.year < OLDEST:
            yield feed.finding(RULE, f'the date "{value}" cannot be: no reader believes it',
                               "correct the article's date", line)
        if previous and found > previous:
            yield feed.finding(RULE, f"{named(item)} is newer than the item above it",
                               "put the newest item first", line)
        previous = found
