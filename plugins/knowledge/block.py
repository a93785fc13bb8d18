"""One block of text, a paragraph or a heading, while its pieces come in."""

import re
from dataclasses import dataclass, field

from .outline import Link
from .sentences import ends, sentence

_SPACE = re.compile(r"[ \t\r\n\f]+")  # no-break spaces are text


@dataclass(slots=True)
class _Place:
    href: str
    written: str
    start: int
    end: int = -1


@dataclass(slots=True)
class Block:
    """tag, id: of its element. Text comes in with spaces as HTML shows them: runs are one."""

    tag: str
    id: str = ""
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _spaced: bool = True
    _places: list[_Place] = field(default_factory=list)
    _open: list[_Place] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Adds text as it stands in the source."""
        text = _SPACE.sub(" ", text)
        if self._spaced:
            text = text.lstrip(" ")
        if text:
            self._pieces.append(text)
            self._length += len(text)
            self._spaced = text.endswith(" ")

    def begin_link(self, href: str, written: str = "") -> None:
        """A link begins here."""
        place = _Place(href, written, self._length)
        self._places.append(place)
        self._open.append(place)

    def end_link(self) -> None:
        """The last link that began ends here; without one, nothing happens."""
        if self._open:
            self._open.pop().end = self._length

    @property
    def text(self) -> str:
        """What came in, without spaces at its ends."""
        return "".join(self._pieces).rstrip(" ")

    def links(self) -> list[Link]:
        """Its links; those to this site with the sentence they stand in."""
        if not self._places:
            return []
        text = self.text
        stops: list[int] = []
        found = []
        for place in self._places:
            quoted = ""
            if is_own(place.href):
                stops = stops or ends(text)
                end = len(text) if place.end < 0 else min(place.end, len(text))
                quoted = sentence(text, stops, min(place.start, end), end)
            found.append(Link(place.href, place.written, quoted))
        return found


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def is_own(href: str) -> bool:
    """Whether an address is on this site: neither a scheme nor a host in front."""
    return not _SCHEME.match(href)
