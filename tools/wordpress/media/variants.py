"""Which file an address means: WordPress keeps a picture in many sizes. Pure."""

import re
from urllib.parse import unquote

from ..hosts import split

_BELOW = re.compile(r"/(?:wp-content/uploads|wp-content/blogs\.dir/\d+/files|files)/(.+)")
_SIZE = re.compile(r"-\d{1,5}x\d{1,5}(?=\.[A-Za-z0-9]+$)")
_EDIT = re.compile(r"-(?:scaled|rotated|e\d{9,14})(?=\.[A-Za-z0-9]+$)")
_ENDING = re.compile(r"(?=\.[A-Za-z0-9]+$)")
# Jetpack serves a blog's pictures from a host of its own.
_PROXY = re.compile(r"i\d\.wp\.com")


def key_of(address: str) -> str:
    """An upload's path below uploads, as `2009/05/a.jpg`; "" for what is no upload."""
    parts = split(address)
    if parts is None:
        return ""
    match = _BELOW.search(parts.path)
    return unquote(match[1]) if match else ""


def behind_proxy(address: str) -> str:
    """The address of the picture itself where Jetpack's host stands before it."""
    parts = split(address)
    if parts and parts.hostname and _PROXY.fullmatch(parts.hostname):
        return f"https:/{parts.path}"
    return address


def originals(key: str) -> list[str]:
    """The files of which a key may be a size, the likeliest first, itself included."""
    base = _SIZE.sub("", key)
    bare = _EDIT.sub("", base)
    found = [key, base, _ENDING.sub("-scaled", base, count=1), bare,
             _ENDING.sub("-scaled", bare, count=1)]
    return list(dict.fromkeys(found))
