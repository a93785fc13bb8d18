"""WordPress's dates → moments with their zone. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

# The zones of the world, from one end to the other.
_FARTHEST = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Dated:
    """moment: aware; source: what it was taken from, "" for the date itself."""

    moment: datetime
    source: str = ""


def written(text: str) -> datetime | None:
    """`2009-05-12 09:30:00`, naive; None for 0000-00-00 and what is no date."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found.replace(tzinfo=None) if found.year > 1 else None


def mailed(text: str) -> datetime | None:
    """`Tue, 12 May 2009 13:30:00 +0000`, aware; WordPress writes the year -0001 for none."""
    if "-0001" in text:
        return None
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    return found if found.year > 1 else None


def moment(local: str, gmt: str, zone: ZoneInfo) -> datetime | None:
    """The moment of a local date and the same in GMT; zone: of the site, where one of the
    two is missing or they contradict each other."""
    here, there = written(local), written(gmt)
    if here and there:
        offset = here - there
        if abs(offset) <= _FARTHEST and offset.total_seconds() % 900 == 0:
            return here.replace(tzinfo=timezone(offset))
    if there:
        return there.replace(tzinfo=UTC).astimezone(zone)
    return here.replace(tzinfo=zone) if here else None


def published(
    local: str, gmt: str, pub_date: str, modified: str, modified_gmt: str,
    exported: str, zone: ZoneInfo,
) -> Dated:
    """When a post was published: its date, else the next best that the export tells.

    What has no date at all is as old as time is to computers.
    """
    found = moment(local, gmt, zone)
    if found:
        return Dated(found)
    mail = mailed(pub_date)
    if mail:
        return Dated(mail.astimezone(zone), "pubDate")
    found = moment(modified, modified_gmt, zone)
    if found:
        return Dated(found, "the date it was modified")
    mail = mailed(exported)
    if mail:
        return Dated(mail.astimezone(zone), "the date of the export")
    return Dated(datetime(1970, 1, 1, tzinfo=UTC), "nothing: no date is known")
