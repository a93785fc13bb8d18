"""WordPress's own pages (categories, tags, feeds) and what replaces them here. Pure.

The export does not tell where they were: WordPress's defaults are taken.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import unquote

from plugins.permalinks.ledger import dump, parse

from .claims import Claims, keepable
from .export.model import Channel, Term
from .hosts import split

FEED = "flux.xml"


def _path_of(term: Term, known: Mapping[str, Term]) -> str:
    """A category's path below its parents'; a circle ends where it closes."""
    parts, seen = [term.slug], {term.slug}
    parent = known.get(term.parent)
    while parent is not None and parent.slug not in seen:
        seen.add(parent.slug)
        parts.insert(0, parent.slug)
        parent = known.get(parent.parent)
    return "/".join(parts)


def _base(channel: Channel) -> str:
    """The folder that the blog is in, with its slash; "" at the root of its host."""
    parts = split(channel.urls[-1]) if channel.urls else None
    path = parts.path.strip("/") if parts else ""
    return f"{path}/" if path else ""


def redirects(
    channel: Channel, category: Callable[[str], str], tag: Callable[[str], str], claims: Claims
) -> dict[str, str]:
    """Old address → new one, without the first slash, of every list that there is here.

    category, tag: the address of its page by WordPress's slug, "" where there is none;
    claims: an address that is somebody's leads nowhere else.
    """
    base = _base(channel)
    wanted = {"feed/": FEED, "feed/atom/": FEED}
    for slug, term in channel.categories.items():
        new = category(slug).lstrip("/")
        if new:
            wanted[f"category/{_path_of(term, channel.categories)}/"] = new
    for slug in channel.tags:
        new = tag(slug).lstrip("/")
        if new:
            wanted[f"tag/{slug}/"] = new
    for old, new in list(wanted.items()):
        if new.endswith("/"):
            wanted[f"{old}feed/"] = f"{new}{FEED}"
    found = {}
    for old, new in wanted.items():
        address = keepable(unquote(base + old))
        if address and claims.take(address, "a list of the old blog"):
            found[address] = new
    return found


def with_redirects(text: str, found: Mapping[str, str]) -> tuple[str, str]:
    """The ledger's text with redirects that it does not have; and what is wrong with it.

    Those that the author wrote come first; text: of the ledger, "" for none.
    """
    ledger, findings = parse(text) if text.strip() else (parse('{"version": 1}')[0], [])
    if findings:
        return text, str(findings[0])
    added = {old: new for old, new in found.items() if old not in ledger.redirects}
    if not added:
        return text, ""
    return dump(replace(ledger, redirects={**ledger.redirects, **added})), ""
