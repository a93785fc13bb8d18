"""From an address of an upload to a file of the site, copied the first time it is asked for."""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.writing.files import same_bytes

from ..body.model import Image
from ..index import File
from ..names import file_name, free
from .kinds import PICTURES, ending_of, type_of
from .pixels import HEAD, pixels
from .uploads import Uploads
from .variants import behind_proxy, key_of, originals

FOLDER = "images"
IN_THE_WAY = "a link leads out of the content folder where it would be"
_NAME_LIKE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg)", re.IGNORECASE)

# Takes an address and the file to write; says whether it is there now.
Fetch = Callable[[str, Path], bool]


@dataclass
class Library:
    """The uploads of one blog.

    files: the attachments by id; own: whether an address is the blog's; content: where the
    site's files are; write: whether they are copied there; fetch: for what uploads lack.
    Afterwards: `copied` by key, `missing` and `refused` addresses.
    """

    files: Mapping[int, File]
    own: Callable[[str], bool]
    uploads: Uploads
    content: Path
    write: bool
    fetch: Fetch | None = None
    copied: dict[str, str] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    fetched: int = 0
    _found: dict[str, Image | None] = field(default_factory=dict)
    _by_key: dict[str, File] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for file in self.files.values():
            key = key_of(file.url)
            if key:
                self._by_key.setdefault(key, file)

    def is_upload(self, address: str) -> bool:
        """Whether an address is one of an uploaded file of this blog."""
        address = behind_proxy(address)
        return bool(key_of(address)) and self.own(address)

    def image(self, address: str) -> Image | None:
        """The file of the site for an address, of whatever size; None, and it is listed,
        when there is none. An image of another site is none of ours: None, not listed."""
        address = behind_proxy(address)
        key = key_of(address)
        if not key or not self.own(address):
            return None
        if key not in self._found:
            self._found[key] = self._settled(key, address)
        return self._found[key]

    def of_id(self, identity: int) -> Image | None:
        """The file of an attachment."""
        file = self.files.get(identity)
        return self.image(file.url) if file and file.url else None

    def _settled(self, key: str, address: str) -> Image | None:
        names = originals(key)
        # What the blog itself served as the whole picture comes before its sizes.
        ordered = [name for name in names if name in self._by_key] or names
        ordered += [name for name in reversed(names) if name not in ordered]
        for name in ordered:
            file = self.uploads.find(name)
            if file is not None:
                return self._kept(name, file, names)
        if self.fetch is not None:
            return self._fetched(ordered[0], address, names)
        self.missing[address] = None
        return None

    def _fetched(self, name: str, address: str, names: list[str]) -> Image | None:
        known = self._by_key.get(name)
        source = known.url if known else address
        if not type_of(name):
            self.refused[address] = f'files of the kind ".{ending_of(name)}" are not copied'
            return None
        target = self.content / self._place(name)
        if not self._inside(target):
            self.refused[name] = IN_THE_WAY
            return None
        if target.is_file() or (self.fetch is not None and self.fetch(source, target)):
            self.fetched += 1
            return self._kept(name, target, names)
        self.missing[address] = None
        return None

    def _place(self, name: str) -> str:
        if name not in self._names:
            stem, _, ending = f"{FOLDER}/{file_name(name)}".rpartition(".")
            place = free(stem, lambda one: f"{one}.{ending}" in self._taken)
            self._names[name] = f"{place}.{ending}"
            self._taken.add(self._names[name])
        return self._names[name]

    def _kept(self, name: str, file: Path, names: list[str]) -> Image | None:
        ending = ending_of(name)
        if not type_of(name):
            self.refused[name] = f'files of the kind ".{ending}" are not copied'
            return None
        size = None
        if ending in PICTURES:
            with file.open("rb") as handle:
                size = pixels(handle.read(HEAD))
            if size is None:
                self.refused[name] = "it is no picture, whatever its name says"
                return None
        place = self._place(name)
        target = self.content / place
        if not self._inside(target):
            self.refused[name] = IN_THE_WAY
            return None
        if self.write and not same_bytes(file, target):
            if target.exists() and name not in self.copied:
                place = self._beside(place, file)
                target = self.content / place
                self._names[name] = place
            if not same_bytes(file, target):
                target.parent.mkdir(parents=True, exist_ok=True)
                partial = target.with_name(f".{target.name}.part")
                shutil.copyfile(file, partial)
                partial.replace(target)
        self.copied[name] = place
        about = next((self._by_key[one] for one in names if one in self._by_key), None)
        return Image(place, alt_of(about), *(size or (None, None)))

    def _inside(self, target: Path) -> bool:
        """Whether a file would be written below the content folder, whatever links there are."""
        return target.parent.resolve().is_relative_to(self.content.resolve())

    def _beside(self, place: str, file: Path) -> str:
        """Another name where the site has a file of that name that is none of ours."""
        stem, _, ending = place.rpartition(".")
        number = 2
        while (other := self.content / f"{stem}-{number}.{ending}").exists():
            if same_bytes(file, other):
                break
            number += 1
        return f"{stem}-{number}.{ending}"


def alt_of(file: File | None) -> str:
    """A picture's alternative text; a file name is none."""
    alt = file.alt if file else ""
    return "" if _NAME_LIKE.fullmatch(alt.strip()) else alt.strip()
