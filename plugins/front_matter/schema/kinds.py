"""The kinds of value that several schemas use."""

import re
from datetime import date, datetime
from typing import Annotated, Any
from urllib.parse import unquote
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from ..problem import Location


class Faults(ValueError):
    """What a validator of a whole model raises for faults of places inside it.

    faults: (message, place below the model); a message as in "is empty; write something",
    about the last name of its place.
    """

    def __init__(self, faults: list[tuple[str, Location]]) -> None:
        self.faults = faults
        super().__init__(faults[0][0])


class Schema(BaseModel):
    """Strict, closed and unchangeable: an unknown key is an error."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, arbitrary_types_allowed=True
    )


def _text(value: str) -> str:
    stripped = value.strip()
    if not stripped:
        raise ValueError("is empty; write something or remove the key")
    return stripped


def _line(value: str) -> str:
    """Its line breaks as spaces; no-break spaces stay."""
    return re.sub("[ \t\n]+", " ", value)


def _language(value: str) -> str:
    """Lower case, as Pelican compares languages."""
    tag = value.lower()
    if not re.fullmatch("[a-z]{2,3}(?:-[a-z0-9]{2,8})*", tag):
        raise ValueError(f'is "{value}", which is no language; write fr, fr-ca or en')
    return tag


def _content_file(value: str) -> str:
    path = value.removeprefix("/")
    if any(part in {"", ".", ".."} for part in path.split("/")) or re.search(r"[\\:?#]", path):
        raise ValueError(
            f'is "{value}", which is no file below content/; write one such as images/a.jpg'
        )
    return path


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?(?: ?(?:Z|[+-]\d\d:?\d\d))?")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_HINT = "write 2014-05-12 or 2014-05-12 09:30"


def moment(value: Any) -> datetime:
    """A day or a moment as written; naive where no zone is given."""
    if isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not (_DAY.fullmatch(value) or _MOMENT.fullmatch(value)):
        raise ValueError(f'is "{value}", which is no date; {_HINT}')
    try:
        return datetime.fromisoformat(re.sub(r" (?=[Z+-])", "", value))
    except ValueError:
        raise ValueError(f'is "{value}", which is no day of the calendar; {_HINT}') from None


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError(f'is "{value}", which is no date; write 2014-05-12')
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(
            f'is "{value}", which is no day of the calendar; write 2014-05-12'
        ) from None


class When(BaseModel):
    """A month, a day or a moment. value: naive unless written with its zone; the first day
    for a month; precision: "month", "day" or "time"."""

    model_config = ConfigDict(frozen=True)

    value: datetime
    precision: str


def _when(value: Any) -> When:
    if isinstance(value, When):
        return value
    if isinstance(value, str) and _MONTH.fullmatch(value):
        return When(value=datetime.fromisoformat(value + "-01"), precision="month")
    try:
        found = moment(value)
    except ValueError as error:
        raise ValueError(f"{error}, or 2014-05 for a month alone") from None
    return When(value=found, precision="day" if _DAY.fullmatch(str(value)) else "time")


def _uuid(value: Any) -> str:
    try:
        return str(UUID(value))
    except (ValueError, AttributeError, TypeError):
        raise ValueError(
            f'is "{value}", which is no UUID; `invoke new` gives one, and it never changes'
        ) from None


def _slug(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
        raise ValueError(
            f'is "{value}"; a slug is lower-case letters, digits and single hyphens'
        )
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(
            f'is "{value}", which is no time zone; write one such as America/Toronto'
        ) from None
    return value


def _web(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]+", value):
        raise ValueError(f'is "{value}"; write an address that begins with https://')
    return value


def _address(value: str) -> str:
    """An address of this site, as an import keeps it: /2009/05/titre/ or /titre.html."""
    path = value.lstrip("/")
    parts = unquote(path).rstrip("/").split("/")
    if (
        any(part in {"", ".", ".."} for part in parts)
        or re.search(r"[\x00-\x20\\<>\"{}|^`?#]", value)
        or re.search(r"[\x00-\x1f\x7f\\]", unquote(value))
        or ":" in parts[0]
    ):
        raise ValueError(
            f'is "{value}", which is no address of the site; write one such as /2009/titre/'
        )
    return path


Text = Annotated[str, AfterValidator(_text)]
# A title, a name, a sentence or two.
Line = Annotated[Text, AfterValidator(_line)]
Language = Annotated[Text, AfterValidator(_language)]
ContentFile = Annotated[Text, AfterValidator(_content_file)]
Moment = Annotated[datetime, BeforeValidator(moment)]
Day = Annotated[date, BeforeValidator(_day)]
Moments = Annotated[When, BeforeValidator(_when)]
Identity = Annotated[str, BeforeValidator(_uuid)]
Slug = Annotated[str, AfterValidator(_slug)]
Zone = Annotated[str, AfterValidator(_zone)]
Web = Annotated[str, AfterValidator(_web)]
Address = Annotated[str, AfterValidator(_address)]
