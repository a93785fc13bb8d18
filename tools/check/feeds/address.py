"""What an address has to be to mean the same everywhere."""

import re
from urllib.parse import urlsplit

_URI = re.compile(r"(?:[A-Za-z0-9;/?:@&=+$.\-_!~*'(),#\[\]]|%[0-9A-Fa-f]{2})+")
# What runs in place of leading somewhere.
_RUNS = re.compile(r"\s*(?:javascript|vbscript|data(?!:image/(?!svg)))\s*:", re.IGNORECASE)


def is_absolute(address: str) -> bool:
    """Whether it has a scheme, and a host where the scheme has hosts."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme in {"http", "https", "ftp"}:
        return bool(parts.netloc)
    return bool(parts.scheme)


def is_web(address: str) -> bool:
    """Whether it is an absolute http address of URI characters alone."""
    return (
        is_absolute(address) and urlsplit(address).scheme in {"http", "https"}
        and _URI.fullmatch(address) is not None
    )


def runs(address: str) -> bool:
    """Whether it is a script, or a document of its own making; a picture is neither."""
    return _RUNS.match(address) is not None
