"""The words, links and images of HTML, as both sides are counted. Pure.

Normalised: tags join what stands in a line and part what does not; entities are read; words
are runs of letters and digits, so that quotes, apostrophes, dashes, dots and every kind of
space (the site's French typography) count for nothing; addresses in the text are no words.
"""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

# A tag, a comment, or an element of which a page shows nothing.
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<hidden>script|style|noscript|iframe|object|template|textarea|select|title|svg|math"
    r"|video|audio|button|form)\b[^>]*+>.*?(?:</(?P=hidden)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>"
    r"|</?[a-zA-Z][^<>]*+>"
    r"|<![^>]*+>|<\?[^>]*+>",
    re.DOTALL | re.IGNORECASE,
)
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})
_ATTRIBUTE = re.compile(
    r"([a-zA-Z_:][\w:.-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
)
_ADDRESS = re.compile(r"\b(?:https?|ftp)://[^\s<>\"»]+|\bwww\.[^\s<>\"»]+", re.IGNORECASE)
# Seen by nobody: soft hyphens, joiners and marks of direction.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufe0e\ufe0f\ufeff\u202a-\u202e]")
_WORD = re.compile(r"[^\W_]+")


def _parted(match: re.Match[str]) -> str:
    name = match["name"]
    return "" if name and name.lower() in _INLINE else " "


def text_of(html: str) -> str:
    """What a reader sees, with a space between blocks."""
    return unescape(_MARKUP.sub(_parted, html))


def words_of_text(text: str) -> list[str]:
    """The words of plain text, in order."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return _WORD.findall(_ADDRESS.sub(" ", text))


def words_of(html: str) -> list[str]:
    """The words of HTML, in order."""
    return words_of_text(text_of(html))


def attributes(html: str, element: str, name: str) -> Iterator[str]:
    """The value of an attribute at every element of that name, entities read."""
    for match in _MARKUP.finditer(html):
        if match["name"] and not match["close"] and match["name"].lower() == element:
            for found in _ATTRIBUTE.finditer(match["rest"]):
                if found[1].lower() == name:
                    yield unescape(next(v for v in found.groups()[1:] if v is not None)).strip()
                    break
