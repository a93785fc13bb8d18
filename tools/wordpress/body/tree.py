"""Well-formed HTML as a tree, and what its elements are to one another."""

import re

from lxml import etree

Element = etree._Element

# Void elements that libxml2 takes for ordinary ones.
_UNKNOWN_VOID = re.compile(r"<(source|track|wbr)((?:\s[^\"'<>]*(?:\"[^\"]*\")?)*)>")

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "details", "div", "dl", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "ol", "p", "pre", "section", "table",
    "ul",
})
# Parts of blocks: text in one is apart from text in the next.
PARTS = frozenset({
    "caption", "dd", "dt", "figcaption", "li", "summary", "tbody", "td", "tfoot", "th", "thead",
    "tr", "br", "col", "colgroup",
})
PHRASING = frozenset({
    "abbr", "bdi", "bdo", "cite", "code", "dfn", "em", "kbd", "mark", "q", "s", "samp", "small",
    "span", "strong", "sub", "sup", "time", "u", "var", "h2", "h3", "h4", "h5", "h6", "p",
})


def parse(html: str) -> Element:
    """A <body> around what html holds. html: well-formed, as nh3 writes it."""
    html = _UNKNOWN_VOID.sub(r"<\1\2></\1>", html)
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(f"<html><body>{html}</body></html>", parser)
    return root[-1]


def serialized(root: Element) -> str:
    """What root holds, as HTML."""
    whole = etree.tostring(root, encoding="unicode", method="html", with_tail=False)
    return whole[whole.index(">") + 1:whole.rindex("<")]


def text_of(element: Element) -> str:
    """All text below element."""
    return "".join(str(text) for text in element.itertext())


def is_empty(element: Element) -> bool:
    """Whether nothing below element can be seen: neither text nor anything that is not text."""
    if text_of(element).strip():
        return False
    return not any(
        below.tag in {"img", "audio", "video", "hr", "iframe", "object", "embed"}
        or (below.get("id") and below is not element)
        for below in element.iter()
    )
