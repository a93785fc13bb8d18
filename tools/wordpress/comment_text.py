"""A comment's text as HTML that may stand in a page. Pure."""

import re
from collections.abc import Callable

import nh3

from .body.paragraphs import paragraphs

# What WordPress lets readers write, and nothing else.
_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "cite", "code", "del", "em", "i", "ins", "li", "ol",
    "p", "pre", "q", "s", "strong", "sub", "sup", "ul",
}
_RENAMED = {"strike": "s", "tt": "code", "acronym": "abbr", "big": "strong"}
_OLD = re.compile(r"(</?)(strike|tt|acronym|big)\b", re.IGNORECASE)
_GONE = {"script", "style", "iframe", "object", "embed", "template", "svg", "math", "noscript"}
_EMPTY = re.compile(r"<p>\s*</p>")
# WordPress makes links of bare addresses when it shows a comment.
_BARE = re.compile(r"(?<![\"'=>\w/])(https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]»’])")
_TAG = re.compile(r"(<[^>]*>)")
_ACTIVE = re.compile(
    r"<\s*(script|style|iframe|object|embed|form)\b|\s(on[a-z]{3,30})\s*="
    r"|((?:java|vb)script\s*:)", re.IGNORECASE,
)


def refused_in(text: str) -> list[str]:
    """The names of what a comment holds and a page must not: "script", "onclick"."""
    return [
        re.sub(r"\s", "", (a or b or c)).lower() for a, b, c in _ACTIVE.findall(text)
    ]


def _linked(html: str) -> str:
    parts = _TAG.split(html)
    inside = 0
    for index, part in enumerate(parts):
        if index % 2:
            inside += part[:2].lower() == "<a"
            inside -= part[:3].lower() == "</a"
        elif inside <= 0 and "http" in part:
            parts[index] = _BARE.sub(r'<a href="\1">\1</a>', part)
    return "".join(parts)


def comment_html(text: str, link: Callable[[str], str]) -> str:
    """Sanitised HTML with the paragraphs that WordPress shows; "" for an empty comment.

    link: an address as written → the address to write.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _OLD.sub(lambda match: match[1] + _RENAMED[match[2].lower()], text)

    def address(tag: str, name: str, value: str) -> str | None:
        return link(value) if (tag, name) == ("a", "href") else value

    clean = nh3.clean(
        _linked(paragraphs(text)), tags=_TAGS, clean_content_tags=_GONE,
        attributes={"a": {"href", "title"}, "abbr": {"title"}, "*": {"lang"}},
        attribute_filter=address, url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc",
    )
    html = _EMPTY.sub("", clean).strip()
    return html if re.sub(r"<[^>]*>|\s|&nbsp;", "", html) else ""
