"""What a target holds: a small file that stands beside the pages.

It names each file with the SHA-256 of its bytes, so that comparing needs no download and
trusts no clock, and each feed with the guids it delivers. It is public, and says nothing
that the pages don't.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from .errors import PublishError

NAME = ".carnet-publie.json"
VERSION = 1
# Digests while a publication is under way: of a file that is being replaced, and of one that
# was not there before it.
UNKNOWN = "f" * 64
ABSENT = "0" * 64
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Manifest:
    """files: path → digest; feeds: path → guids, newest first; retired: assets that no page
    names any more, kept one publication longer for a reader who still holds an old page;
    complete: False while a publication is under way."""

    files: Mapping[str, str] = field(default_factory=dict)
    feeds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    retired: frozenset[str] = frozenset()
    complete: bool = True

    def to_bytes(self) -> bytes:
        """The file's bytes, the same for the same manifest."""
        data = {
            "version": VERSION,
            "complete": self.complete,
            "files": dict(sorted(self.files.items())),
            "feeds": {name: list(guids) for name, guids in sorted(self.feeds.items())},
            "retired": sorted(self.retired),
        }
        return (json.dumps(data, ensure_ascii=False, indent=0) + "\n").encode()


def _safe(name: object) -> bool:
    return (
        isinstance(name, str)
        and bool(name)
        and not name.startswith("/")
        and ".." not in name.split("/")
        and "\\" not in name
        and not any(ord(sign) < 32 for sign in name)
    )


def parse(data: bytes) -> Manifest:
    """Reads a manifest back. Raises PublishError when it is not one of ours: what it names
    may be deleted, so a name that climbs out refuses the whole."""
    try:
        raw = json.loads(data)
        files, feeds, retired = raw["files"], raw["feeds"], raw["retired"]
        sound = (
            raw["version"] == VERSION
            and all(_safe(n) and _DIGEST.fullmatch(d) for n, d in files.items())
            and all(_safe(n) and all(isinstance(g, str) for g in gs) for n, gs in feeds.items())
            and all(n in files for n in retired)
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        sound = False
    if not sound:
        raise PublishError(
            f"{NAME} on the target is not a manifest of this tool",
            "look at what the target holds; remove that file to publish over it with --adopt",
        )
    known = {name: tuple(guids) for name, guids in feeds.items()}
    return Manifest(files, known, frozenset(retired), bool(raw["complete"]))


def _guids(path: Path) -> tuple[str, ...]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.parse(str(path), parser).getroot()
    return tuple(guid.text or "" for guid in root.iterfind("channel/item/guid"))


def of_folder(folder: Path) -> Manifest:
    """The manifest of a built site."""
    files = {}
    feeds = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name == NAME:
            continue
        files[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        if path.name == "flux.xml":
            feeds[name] = _guids(path)
    return Manifest(files, feeds)
