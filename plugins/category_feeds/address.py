"""Addresses that any reader can follow, wherever it met them."""

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

# What most addresses are: of URI characters only, and without dot segments.
_CHARACTERS = r"[A-Za-z0-9_~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2}|(?<!/)\."
_WHOLE = re.compile(rf"https?://[a-z0-9.-]+(?::\d+)?(?:/(?:{_CHARACTERS})*)?(?:#[\w.:-]*)?",
                    re.ASCII)
_ROOTED = re.compile(rf"/(?!/)(?:{_CHARACTERS})*(?:#[\w.:-]*)?", re.ASCII)
_FRAGMENT = re.compile(r"#[\w.:-]*", re.ASCII)
# What RFC 3986 allows in each part, and the sign of what is encoded already.
_PATH = "/:@!$&'()*+,;=-._~%"
_QUERY = _PATH + "?"
# A percent sign that encodes nothing is one itself.
_ALONE = re.compile("%(?![0-9A-Fa-f]{2})")
# Addresses that stand by themselves; anything else (javascript:, vbscript:…) is dropped.
_SCHEMES = {"http", "https", "mailto", "tel", "sms", "ftp", "sftp", "xmpp", "irc", "ircs",
            "magnet", "news", "webcal", "geo", "sip", "sips", "urn"}


def to_uri(address: str) -> str:
    """The address with nothing but the characters of a URI: accents percent-encoded, a
    host in its IDNA form. Raises ValueError for what cannot be one."""
    if _WHOLE.fullmatch(address):
        return address
    parts = urlsplit(address.strip())
    host = parts.netloc
    if host and not host.isascii():
        host = host.encode("idna").decode("ascii")
    return urlunsplit((
        parts.scheme, host, _quoted(parts.path, _PATH), _quoted(parts.query, _QUERY),
        _quoted(parts.fragment, _QUERY),
    ))


def _quoted(part: str, safe: str) -> str:
    return _ALONE.sub("%25", quote(part, safe=safe))


def absolute(base: str, address: str) -> str | None:
    """The address seen from base, absolute; None for one that must not be in a feed.

    base: absolute address of the page it stands in, with a path and no fragment; address:
    as an HTML attribute has it.
    """
    text = address.strip()
    if _WHOLE.fullmatch(text):
        return text
    if _FRAGMENT.fullmatch(text):
        return base + text
    if _ROOTED.fullmatch(text):
        return base[:base.index("/", 8)] + text
    scheme, colon, _ = text.partition(":")
    try:
        if colon and scheme.replace("+", "").replace("-", "").replace(".", "").isalnum():
            if scheme.lower() not in _SCHEMES:
                return None
            return to_uri(text) if scheme.lower() in {"http", "https"} else text
        return to_uri(urljoin(base, text))
    except ValueError:
        return None


def absolute_set(base: str, value: str) -> str:
    """A `srcset` with every address absolute; candidates without a usable one are left out."""
    kept = []
    for candidate in _candidates(value):
        address, _, size = candidate.partition(" ")
        found = absolute(base, address)
        if found is not None:
            kept.append(f"{found} {size.strip()}".strip())
    return ", ".join(kept)


def _candidates(value: str) -> list[str]:
    """The candidates of a srcset: an address may hold commas, never at its end."""
    found: list[str] = []
    rest = value.strip(" \t\n\f\r,")
    while rest:
        address = rest.split(maxsplit=1)[0]
        rest = rest[len(address):].lstrip()
        if address.endswith(","):
            size = ""
            address = address.rstrip(",")
        else:
            size, _, rest = rest.partition(",")
        found.append(f"{address} {size}".strip())
        rest = rest.lstrip(" \t\n\f\r,")
    return found
