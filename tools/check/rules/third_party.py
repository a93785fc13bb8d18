"""A page asks nothing of anyone but its own host."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from ..page import Page, Problem, line_of

RULE = "third-party"
REMEDY = "host the file in this site, or link to it instead"
LEVEL = "error"

SOURCES = {
    "audio": ("src",), "embed": ("src",), "form": ("action",), "iframe": ("src",),
    "img": ("src",), "input": ("src", "formaction"), "button": ("formaction",),
    "object": ("data",), "script": ("src",), "source": ("src",), "track": ("src",),
    "video": ("src", "poster"),
    "{http://www.w3.org/2000/svg}image": ("href", "{http://www.w3.org/1999/xlink}href"),
    "{http://www.w3.org/2000/svg}use": ("href", "{http://www.w3.org/1999/xlink}href"),
}
# Links that name a page without fetching it.
NAMING = {
    "alternate", "author", "bookmark", "canonical", "help", "license", "me", "next", "prev",
    "search", "self", "webmention", "payment",
}
CSS_URL = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""", re.IGNORECASE)


def _srcset(value: str) -> Iterator[str]:
    for part in value.split(","):
        words = part.split()
        if words:
            yield words[0]


def _waits(element: etree._Element) -> bool:
    """Whether a player asks for its recording only once the reader starts it."""
    player = element if element.tag in {"audio", "video"} else element.getparent()
    return (
        player is not None
        and player.tag in {"audio", "video"}
        and player.get("preload") == "none"
        and "autoplay" not in player.attrib
    )


def asked_for(element: etree._Element) -> Iterator[str]:
    """Every URL that a browser fetches, or sends a form to, for this element."""
    name = str(element.tag)
    for attribute in SOURCES.get(name, ()):
        value = element.get(attribute)
        # A recording may stand with its broadcaster: it is fetched by the reader's own hand.
        if value and not (attribute == "src" and _waits(element)):
            yield value
    for attribute in ("srcset", "imagesrcset"):
        yield from _srcset(element.get(attribute) or "")
    if name == "link":
        relations = set((element.get("rel") or "").lower().split())
        if not relations or relations - NAMING:
            yield element.get("href") or ""
    if name == "a":
        yield from (element.get("ping") or "").split()
    styles = element.get("style") or ""
    if name in {"style", "{http://www.w3.org/2000/svg}style"}:
        styles += element.text or ""
    yield from CSS_URL.findall(styles)


def check(page: Page) -> Iterator[Problem]:
    """Each URL of another host that the page makes a browser ask for."""
    for element in page.elements:
        for url in asked_for(element):
            parts = urlsplit(url.strip())
            if parts.netloc and parts.netloc != page.address.host:
                yield Problem(
                    line_of(element), f"<{element.tag}> asks {parts.netloc} for {url}", url
                )
