"""Which addresses are the blog's own. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit


def split(address: str) -> SplitResult | None:
    """An address taken apart; None for what is none."""
    try:
        parts = urlsplit(address.strip())
        parts.port  # noqa: B018  # raises for a port that is none
    except ValueError:
        return None
    return parts


def host_of(address: str) -> str:
    """The host of an address without `www.`, lower case; "" where there is none."""
    parts = split(address)
    name = (parts.hostname or "") if parts and parts.scheme in {"", "http", "https"} else ""
    return name.removeprefix("www.")


def absolute(address: str, base: str) -> str:
    """An address as a browser reads it on the page at base; a fragment alone stays one."""
    address = address.strip()
    parts = split(address)
    if not address or parts is None or address[0] in "#?/" or parts.scheme:
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        return address


_SHORT = re.compile(r"[?&](?:p|page_id|attachment_id)=\d+")


@dataclass(frozen=True)
class Hosts:
    """The hosts under which the blog is known, without `www.`; first: the address that is
    put before what can only be reached at the old blog."""

    names: frozenset[str]
    first: str

    def own(self, address: str) -> bool:
        """Whether an address leads to the blog: by one of its hosts, or by none at all."""
        parts = split(address)
        if parts is None or parts.scheme not in {"", "http", "https"}:
            return False
        if not parts.netloc:
            return not parts.scheme and address[:1] in {"/", "?"}
        return (parts.hostname or "").removeprefix("www.") in self.names


def hosts_of(urls: Iterable[str], links: Iterable[str], guids: Iterable[str]) -> Hosts:
    """The hosts that the export's head, the items' links, and those guids tell that
    WordPress makes by itself: a blog that has moved keeps its former host there."""
    urls = [url for url in urls if host_of(url)]
    names = {host_of(url) for url in urls}
    links = list(links)
    names |= {host_of(link) for link in links}
    names |= {host_of(guid) for guid in guids if _SHORT.search(guid)}
    first = next((url for url in [*urls, *links] if host_of(url)), "")
    parts = split(first)
    root = f"{parts.scheme or 'http'}://{parts.netloc}" if parts and parts.netloc else ""
    return Hosts(frozenset(names - {""}), root)
