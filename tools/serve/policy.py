"""What the server's own answers allow beyond a page's Content-Security-Policy. Pure.

The built files keep the policy that readers get. Here the page may also run the module
that reloads it, and nothing else: what the policy would refuse readers, it refuses the author.
"""

import re
from html import escape, unescape

from ..publish.policy import NONE, parse, text

_META = re.compile(
    rb"(<meta\s+http-equiv=[\"']?Content-Security-Policy[\"']?\s+content=)"
    rb"(\"[^\"]*\"|'[^']*')",
    re.IGNORECASE,
)
_NEEDED = ("script-src", "connect-src")


def relaxed(policy: str) -> str:
    """The policy with this server's own scripts and answers admitted."""
    found = parse(policy)
    for name in _NEEDED:
        sources = found.get(name, found.get("default-src", ()))
        if sources and "'self'" not in sources:
            found[name] = ("'self'", *(source for source in sources if (source,) != NONE))
    return text(found)


def reloadable(html: bytes) -> bytes:
    """The page's bytes with its policy, where it has one, relaxed."""
    def replace(match: re.Match[bytes]) -> bytes:
        policy = relaxed(unescape(match[2][1:-1].decode(errors="replace")))
        return match[1] + b'"' + escape(policy, quote=False).replace('"', "&quot;").encode() + b'"'

    return _META.sub(replace, html, count=1)
