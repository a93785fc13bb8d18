"""The site's Content Security Policy as a header, out of what its pages say. Pure.

A page's own policy stands in its `<meta>`; a browser obeys that and the header both, so the
header is what all pages need together, and each page stays as tight as it says. The header
adds what a `<meta>` cannot: who may frame the page.
"""

import re
from collections.abc import Iterable, Mapping
from html import unescape

Policy = dict[str, tuple[str, ...]]

_META = re.compile(
    r"<meta\s+http-equiv=[\"']?Content-Security-Policy[\"']?\s+content=(\"[^\"]*\"|'[^']*')",
    re.IGNORECASE,
)
NONE = ("'none'",)
# Directives that do not fall back on default-src.
_ALONE = {"base-uri", "form-action", "frame-ancestors", "sandbox", "default-src"}
REFUSED = ("'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "data:")
_DATA_IS_FINE = {"img-src", "media-src", "font-src"}


def meta_policy(html: str) -> Policy | None:
    """The policy in a page's head, or None."""
    found = _META.search(html)
    return parse(unescape(found[1][1:-1])) if found else None


def parse(text: str) -> Policy:
    """Directives and their sources, of a policy's text; the first of a name counts."""
    policy: Policy = {}
    for part in text.split(";"):
        words = part.split()
        if words:
            policy.setdefault(words[0].lower(), tuple(words[1:]) or NONE)
    return policy


def text(policy: Mapping[str, tuple[str, ...]]) -> str:
    """The policy as a header writes it."""
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())


def weaknesses(policy: Policy) -> list[str]:
    """The sources that would undo the policy, as `directive source`."""
    return [
        f"{name} {source}"
        for name, sources in policy.items() for source in sources
        if source in REFUSED and not (source == "data:" and name in _DATA_IS_FINE)
    ]


def has_own_script(policy: Policy) -> bool:
    """Whether a page carries an inline script of its own, as the offline copy does."""
    return any(source.startswith("'sha") for source in policy.get("script-src", ()))


def together(policies: Iterable[Policy]) -> Policy:
    """What all of these need, directive by directive, each list sorted.

    A directive that one of them leaves to default-src counts there as default-src says.
    """
    known = list(policies)
    names = dict.fromkeys(name for policy in known for name in policy)
    result: Policy = {}
    for name in names:
        found: set[str] = set()
        for policy in known:
            fallback = ("*",) if name in _ALONE else policy.get("default-src", ("*",))
            found.update(policy.get(name, fallback))
        if len(found) > 1:
            found.discard("'none'")
        result[name] = tuple(sorted(found))
    return result


def framed_by_none(policy: Policy) -> Policy:
    """The policy as a header: no other page may show this one in a frame."""
    return {**policy, "frame-ancestors": NONE}


def with_styles(policy: Policy, hashes: Iterable[str]) -> Policy:
    """The policy with more inline sheets admitted, and our own sheet files: a feed's is one."""
    styles = {*policy.get("style-src", ()), *hashes, "'self'"} - {"'none'"}
    return {**policy, "style-src": tuple(sorted(styles))}
