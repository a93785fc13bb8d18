"""HTML kept as it is, written so that the Markdown reader leaves it alone."""

import copy
import re

from lxml import etree

from ..tree import Element

# What python-markdown takes for a block of HTML when a line begins with it.
_ROOTS = frozenset({
    "address", "article", "aside", "blockquote", "details", "div", "dl", "figure", "footer",
    "header", "ol", "p", "pre", "section", "table", "ul",
})
_WIDE = 4  # columns of a table that a telephone shows, as plugins/tables has it
_REGION = {
    "class": "wide-table", "role": "region", "aria-label": "Tableau à faire défiler",
    "tabindex": "0",
}
# Between these, white space means nothing.
_LINES = re.compile(
    r"(</(?:tr|thead|tbody|tfoot|li|dd|dt|caption|figcaption|summary)>|<(?:thead|tbody|tfoot|table|ul|ol|dl|"
    r"figure|details)\b[^>]*>|</(?:ul|ol|dl|table|figure|p)>|<img\b[^>]*>(?=<figcaption))(?=<)"
)


def _columns(table: Element) -> int:
    return max((len(row) for row in table.iter("tr")), default=0)


def _root(element: Element) -> Element:
    """The element to write: wide tables scroll by themselves, and a block is a block."""
    element = copy.deepcopy(element)
    element.tail = None
    if element.tag == "table" and _columns(element) > _WIDE:
        outer = etree.Element("div", _REGION)
    elif element.tag not in _ROOTS:
        outer = etree.Element("div")
    else:
        return element
    outer.append(element)
    return outer


def html_of(element: Element) -> str:
    """element with all it holds, without what follows it."""
    html = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return html.replace("</wbr>", "")  # a void element that libxml2 does not know


def raw(element: Element) -> str:
    """A block of HTML for a Markdown body."""
    html = html_of(_root(element))
    # Fences of code are looked for before HTML is, and tabs are made spaces.
    html = html.replace("`", "&#96;").replace("~~~", "&#126;~~").replace("\t", "&#9;")
    if "<pre" in html:
        return html
    return _LINES.sub("\\1\n", re.sub(r"\n\s*\n", "\n", html))
