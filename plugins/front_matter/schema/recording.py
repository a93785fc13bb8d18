"""A recording of a talk or an interview: what a feed's enclosure and the player need."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from .kinds import ContentFile, Schema, Text, Web

_DURATION = re.compile(r"(?:(\d+):)?(\d+):([0-5]\d)")


def _duration(value: Any) -> str:
    if not isinstance(value, str) or not _DURATION.fullmatch(value):
        raise ValueError(
            f'is "{value}"; write "minutes:seconds" or "hours:minutes:seconds", in quotes'
        )
    return value


class Recording(Schema):
    """url or file (a path below content/), or neither when no address is known; length in
    bytes; duration as written, minutes:seconds or hours:minutes:seconds."""

    url: Web | None = None
    file: ContentFile | None = None
    type: Text | None = None
    length: int | None = None
    duration: Annotated[str, BeforeValidator(_duration)] | None = None
    provider: Text | None = None

    @property
    def seconds(self) -> int | None:
        """The duration in seconds."""
        match = _DURATION.fullmatch(self.duration or "")
        if match is None:
            return None
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return hours * 3600 + minutes * 60 + seconds

    @model_validator(mode="after")
    def _one_place(self) -> "Recording":
        if self.url and self.file:
            raise ValueError("has both url and file; keep one")
        if self.length is not None and self.length < 0:
            raise ValueError("has a negative length; write the size in bytes")
        return self
