"""The sentence or two by which a post is announced. Pure."""

import re
from html import unescape

LONGEST = 200  # characters; feeds, search results and previews show no more
_TAG = re.compile(
    r"<!--.*?-->|<(script|style)\b[^>]*>.*?(?:</\1\s*>|\Z)|</?[a-zA-Z][^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_BLOCK = re.compile(r"<(?:/?(?:p|div|h[1-6]|li|blockquote|tr|figure)\b|br)[^>]*>", re.IGNORECASE)
_DROPPED = re.compile(
    r"<(script|style|pre|table|figure|figcaption)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
# What the site puts to footnotes.
_NOTES = re.compile(r"<sup id=\"fnref.*?</sup>|<div class=\"footnote\">.*", re.DOTALL)
_SENTENCE = re.compile(r".+?[.!?…](?=\s|$)[»\"”)]*", re.DOTALL)


def plain(html: str) -> str:
    """HTML as text on one line."""
    return " ".join(unescape(_TAG.sub("", _BLOCK.sub(" ", html))).split())


def shortened(text: str, most: int = LONGEST) -> str:
    """The first sentences that are no longer than most, else the first words of the first."""
    if len(text) <= most:
        return text
    kept = ""
    for match in _SENTENCE.finditer(text):
        if match.end() > most:
            break
        kept = text[: match.end()]
    if len(kept) >= most // 3:
        return kept.strip()
    cut = text[: most - 1].rpartition(" ")[0] or text[: most - 1]
    return cut.rstrip(" ,;:–—-«(") + "…"


def summary(excerpt: str, described: str, before_more: str | None, html: str, title: str) -> str:
    """What the author wrote to announce a post, whole; else the beginning of its text.

    excerpt, described: WordPress's and an SEO plugin's; before_more: the text before the
    « read more » mark; html: of the rendered body; title: for a post without any words.
    """
    own = plain(excerpt) or described
    if own:
        return own
    # Prose first: neither code nor a table announces anything.
    html = _NOTES.sub("", html[:40_000])
    beginning = before_more or plain(_DROPPED.sub(" ", html)) or plain(html)
    return shortened(beginning) if beginning else title
