"""Addresses of the site and the files they are. Pure.

An address here is relative to the site's root, without a slash in front: `2014/titre/`, and
empty for the home page.
"""

import posixpath
import re
from urllib.parse import quote

_UNSAFE = re.compile(r"[\x00-\x1f\x7f\\]")


def file_of(address: str) -> str:
    """The output file that a host answers an address with.

    `2014/titre/` → 2014/titre/index.html; `titre.html` → itself; `2014/titre`, whose last
    part has no ending, is taken for a folder, as hosts do.
    """
    if not address or address.endswith("/"):
        return f"{address}index.html"
    return address if posixpath.splitext(address)[1] else f"{address}/index.html"


def address_of(file: str) -> str:
    """The address of an output file, by its folder where it is the folder's page."""
    if file == "index.html" or file.endswith("/index.html"):
        return file.removesuffix("index.html")
    return file


def same(address: str) -> str:
    """What two writings of one address have in common.

    Some hosts cannot tell upper from lower case, and none tells `titre` from `titre/` or
    `titre/index.html`.
    """
    return file_of(address).casefold()


def fault(address: str) -> str:
    """Why nothing may be written at an address, or nothing: "" for a sound one."""
    if _UNSAFE.search(address):
        return "holds a control character or a backslash"
    if address.startswith("/") or ":" in address.split("/", 1)[0]:
        return "is not relative to the site"
    parts = (address[:-1] if address.endswith("/") else address).split("/") if address else []
    if ".." in parts:
        return "climbs out of the output folder"
    if "" in parts or "." in parts:
        return "has an empty part"
    return ""


def shown(address: str) -> str:
    """An address as messages show it."""
    return f"/{address}"


def encoded(address: str) -> str:
    """An address as it stands in a link or a header: percent-encoded UTF-8."""
    return quote(address, safe="/-._~!()*,;=:@+'")
