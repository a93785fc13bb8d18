"""Images, recordings and players, as what this site may show of them."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from .account import Account
from .addresses import host_of, is_web, page_of, player_of, scheme_of
from .model import Image, Surroundings
from .static import file_name

_ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp")
_DIGITS = re.compile(r"\d{1,5}")
_LAZY = ("data-src", "data-lazy-src", "data-original")
# What an address in our Markdown and our HTML is written with as it is.
_PLAIN = "/:?#@!$&*+,;=%~-._"


@dataclass(frozen=True, slots=True)
class Picture:
    """attributes: of the <img>; image: the file of the site."""

    attributes: dict[str, str]
    image: Image


def static(src: str) -> str:
    """How Pelican is told of a file below content/."""
    return "{static}/" + quote(src.lstrip("/"), safe="/-._~")


def written(address: str) -> str:
    """address with the signs encoded that Markdown or Pelican would take for their own."""
    return quote(address.strip(), safe=_PLAIN)


def words_of(address: str) -> str:
    """A file's name as words: what can be said of a picture that nobody described."""
    stem = unquote(file_name(address)).rsplit(".", 1)[0]
    stem = re.sub(r"-\d+x\d+$", "", stem)
    return " ".join(re.sub(r"[_-]+", " ", stem).split()) or "image"


def described(alt: str) -> str:
    """alt, unless it is only a file's name."""
    alt = " ".join(alt.split())
    return "" if alt.lower().endswith(_ENDINGS) else alt


class Media:
    """Looks files up for one body, and notes which there are and which are missing."""

    def __init__(self, around: Surroundings, account: Account) -> None:
        self._around = around
        self._account = account

    def address_of(self, attributes: dict[str, str]) -> str:
        """The address of an <img>; scripts that load late keep it in another attribute."""
        src = attributes.get("src", "").strip()
        if not src or scheme_of(src) == "data":
            src = next((attributes[name] for name in _LAZY if attributes.get(name)), "").strip()
        return src

    def picture(self, attributes: dict[str, str]) -> Picture | None:
        """The image of the site for an <img> as it was written; None when it is missing."""
        src = self.address_of(attributes)
        self._account.images.append(src)
        image = self._around.image(src)
        if image is None or image.width is None or image.height is None:
            self._account.missing.append(src)
            return None
        found = {
            "src": static(image.src),
            "alt": described(attributes.get("alt", "")) or described(image.alt),
            "width": str(image.width), "height": str(image.height),
        }
        title = described(attributes.get("title", ""))
        if title and title != found["alt"]:
            found["title"] = title
        return Picture(found, image)

    def file(self, attributes: dict[str, str]) -> Image | None:
        """The file of an <img>, without noting anything."""
        return self._around.image(self.address_of(attributes))

    def link(self, address: str) -> str:
        """Where a link leads: to a file of the site, else where the export says; empty for
        what leads nowhere."""
        file = self._around.image(address) if "." in file_name(address) else None
        if file is not None:
            return static(file.src)
        found = self._around.link(address)
        # Pelican's own notation is the import's: what a post has of it is text like any other.
        ours = found != address and found.startswith(("{static}/", "{filename}/"))
        return found if ours else written(found)

    def elsewhere(self, address: str) -> str:
        """Where a link to another host leads; empty for what is, or was, of this one."""
        found = self.link(address)
        return found if host_of(found) else ""

    def recording(self, address: str) -> str | None:
        """Where a player gets a recording; None for what is no file of the web."""
        if not is_web(address):
            return None
        file = self._around.image(address)
        return static(file.src) if file is not None else written(self._around.link(address))

    def size(self, attributes: dict[str, str], address: str) -> dict[str, str]:
        """Width and height of a video, both or none."""
        sizes = [attributes.get(name, "") for name in ("width", "height")]
        if not all(_DIGITS.fullmatch(size) for size in sizes):
            file = self._around.image(address)
            if file is None or file.width is None or file.height is None:
                return {}
            sizes = [str(file.width), str(file.height)]
        return {"width": sizes[0], "height": sizes[1]}


def player_link(address: str, title: str) -> tuple[str, str]:
    """Where the link that takes a player's place leads, and its text."""
    page = page_of(address)
    return page, " ".join(title.split()) or f"Contenu intégré : {player_of(page) or page}"
