"""From a body as WordPress keeps it to the sanitised HTML of what it showed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from plugins.front_matter.characters import printable

from .account import Account
from .adapt import Adapter
from .blocks import FOOTNOTES, Blocks
from .clean import safe, well_formed
from .limits import LONGEST, within_depth, without_data
from .model import Surroundings
from .paragraphs import paragraphs
from .shortcodes import Shortcodes
from .stash import Stash
from .static import Static
from .tree import Element, parse, serialized

_MORE = re.compile(r"<!--\s*more\b[^>]*-->")
_EMPTY_LINK = re.compile(r"<a(?=[^>]*\bhref=)(?![^>]*\b(?:id|name)=)[^>]*>\s*</a>")
_NOTE = re.compile(r"\bdata-fn=[\"']([^\"'<>]{1,200})[\"']")


@dataclass
class Source:
    """html: sanitised; summary: the plain text before `<!--more-->`."""

    html: str = ""
    summary: str | None = None
    account: Account = field(default_factory=Account)


def source_of(content: str, around: Surroundings, footnotes: Mapping[str, str]) -> Source:
    """Reads a body. Nothing is raised: what cannot be kept is in the account."""
    account = Account()
    content = printable(content.replace("\r\n", "\n").replace("\r", "\n"))
    content = without_data(content, account)
    if len(content) > LONGEST:
        account.refuse("body too long", f"{len(content)} characters, {LONGEST} at most")
        return Source(account=account)
    html = _shown(content, around, account)
    notes = _notes(html, footnotes, account)
    adapter = Adapter(around, account, {one: number for number, one in enumerate(notes, 1)})
    adapted = adapter.adapted(
        _tree(_MORE.sub("<wp-more></wp-more>", html), account),
        [_tree(footnotes[one], account) for one in notes],
    )
    # The last parser may open a link again that was left open, and find nothing to put in it.
    html = _EMPTY_LINK.sub("", safe(serialized(adapted)))
    return Source(html.strip(), adapter.summary, account)


def _shown(content: str, around: Surroundings, account: Account) -> str:
    """The HTML that WordPress would show: blocks, shortcodes, paragraphs."""
    stash = Stash()
    static = Static(around, account)
    shortcodes = Shortcodes(static.make, static.names, stash, account)
    out = []
    for segment in Blocks(around, account).segments(content):
        html = shortcodes.replaced(segment.html)
        out.append(paragraphs(html) if segment.classic else html)
    return stash.restore("".join(out))


def _notes(html: str, footnotes: Mapping[str, str], account: Account) -> list[str]:
    """The ids of the footnotes to show, in the order of their numbers."""
    called = list(dict.fromkeys(_NOTE.findall(html)))
    account.missing.extend(f"footnote {one}" for one in called if one not in footnotes)
    ids = [one for one in called if one in footnotes]
    if FOOTNOTES in html:
        ids += [one for one in footnotes if one not in called]
    return ids


def _tree(html: str, account: Account) -> Element:
    return parse(well_formed(within_depth(html, account)))
