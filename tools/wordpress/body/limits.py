"""What no honest post needs and a hostile one would use: each has a bound and a name."""

import re

from .account import Account
from .tokens import Token, tokens

LONGEST = 512 * 1024  # characters of a body, pictures written into it left aside
DEEPEST = 60  # elements inside one another
_DEAREST = 200_000  # formatting elements that a parser would open again in later paragraphs

_DATA = re.compile(
    r"""(?P<before>\b(?:src|href|data|poster|srcset)\s*=\s*)(?P<quote>["'])\s*data:[^"']*(?P=quote)""",
    re.IGNORECASE,
)
# Their end tag may be left out, so that an open one says nothing of depth.
_OPTIONAL = frozenset({
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup",
    "colgroup", "rt", "rp",
})
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
})
_UNCOUNTED = _OPTIONAL | _VOID
_FORMATTING = frozenset({
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt",
    "u",
})


def without_data(html: str, account: Account) -> str:
    """html without files written into its addresses: they are no part of a text, and long."""

    def drop(match: re.Match[str]) -> str:
        account.refuse("data: address", match["before"].rstrip(" =").lower())
        return f"{match['before']}{match['quote']}{match['quote']}"

    return _DATA.sub(drop, html) if "data:" in html.lower() else html


def _kept(token: Token, depth: int, formatting: bool) -> bool:
    return depth <= DEEPEST and (formatting or token.name not in _FORMATTING)


def within_depth(html: str, account: Account) -> str:
    """html without the tags that are too deep, and without formatting that would be opened
    again and again; all the text stays."""
    pieces = list(tokens(html))
    if sum(token.kind in {"open", "close"} for token in pieces) <= DEEPEST:
        return html
    formatting = _cost(pieces) <= _DEAREST
    if not formatting:
        account.refuse("formatting that is never closed")
    kept: list[str] = []
    depth = dropped = 0
    for token in pieces:
        if token.kind not in {"open", "close"} or token.name in _UNCOUNTED:
            kept.append(token.text)
            continue
        if token.kind == "open":
            depth += 1
        inside = _kept(token, depth, formatting)
        if inside:
            kept.append(token.text)
        elif depth > DEEPEST and token.kind == "open":
            dropped += 1
        if token.kind == "close":
            depth = max(0, depth - 1)
    if dropped:
        account.refuse("deep nesting", f"beyond {DEEPEST} elements", dropped)
    return "".join(kept)


def _cost(pieces: list[Token]) -> int:
    """How many formatting elements a parser would open again, at each other element."""
    opened = cost = 0
    for token in pieces:
        if token.name in _FORMATTING:
            opened = max(0, opened + (1 if token.kind == "open" else -1))
        elif token.kind in {"open", "close"} and token.name not in _VOID:
            cost += opened
    return cost
