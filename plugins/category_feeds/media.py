"""Recordings as enclosures."""

import re
from collections.abc import Mapping
from mimetypes import MimeTypes
from pathlib import Path
from posixpath import normpath
from typing import Any

from .address import absolute
from .model import Enclosure

# The module's own tables alone: a machine's /etc/mime.types would change a feed's bytes.
_TYPES = MimeTypes(filenames=())
_DURATION = re.compile(r"(?:(?:(\d+):)?(\d+):)?(\d+)")


def _field(recording: Any, name: str) -> Any:
    if isinstance(recording, Mapping):
        return recording.get(name)
    return getattr(recording, name, None)


def seconds(duration: object) -> int | None:
    """"1:02:03", "150:03" or "95" in seconds; None for anything else."""
    found = _DURATION.fullmatch(str(duration).strip()) if duration is not None else None
    if found is None:
        return None
    hours, minutes, rest = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + rest


def enclosure(
    recording: Any, static: Mapping[str, Any], content: Path, site: str
) -> tuple[Enclosure | None, str]:
    """The enclosure of a recording, and what keeps it from having one.

    recording: a mapping or an object with url or file, type, length, duration; static:
    Pelican's `static_content`, by path below content; site: absolute address.
    A url without length or type is only a link: no enclosure, and nothing wrong.
    """
    length = duration = None
    duration = seconds(_field(recording, "duration"))
    kind = _field(recording, "type")
    file = _field(recording, "file")
    if file:
        name = normpath(str(file)).lstrip("/")
        path = content / name
        if name.startswith("..") or not path.is_file():
            return None, f'the recording\'s file "{file}" is not there'
        published = static.get(name)
        if published is None:
            return None, f'the recording\'s file "{file}" is not published'
        address = absolute(f"{site}/", published.url)
        kind = kind or _TYPES.guess_type(name)[0]
        length = path.stat().st_size
    else:
        address = absolute(f"{site}/", str(_field(recording, "url") or ""))
        length = _field(recording, "length")
        if not _field(recording, "url") or length is None:
            return None, ""
    if address is None or not address.startswith(("http://", "https://")):
        return None, f'the recording\'s address "{_field(recording, "url")}" is not one'
    if not kind:
        return None, "the recording has no media type" if file else ""
    return Enclosure(address, int(length), str(kind), duration), ""
