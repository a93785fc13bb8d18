"""What a built page gives to the index, by Pagefind's own attributes.

`data-pagefind-body` holds the text (a page without it is left out), `data-pagefind-ignore`
leaves a part out, `data-pagefind-meta="key:value"` and `data-pagefind-filter="key:value"`
on any element say the rest; the title is the first heading.
"""

from dataclasses import dataclass, field
from typing import Any

from lxml import html

from .french import searchable

_BLOCKS = {
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "legend", "li", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "th", "thead", "tr", "ul",
}
_SILENT = {"script", "style", "template", "svg", "noscript"}


@dataclass(frozen=True)
class Record:
    """One page of the index: its address from the site's root, and what is searched."""

    url: str
    title: str
    text: str
    meta: dict[str, str] = field(default_factory=dict)
    filters: dict[str, list[str]] = field(default_factory=dict)


def _text(element: html.HtmlElement, parts: list[str]) -> None:
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return
    if element.get("data-pagefind-ignore") is not None:
        return
    block = element.tag in _BLOCKS
    if block:
        parts.append(" ")
    parts.append(element.text or "")
    for child in element:
        _text(child, parts)
        parts.append(child.tail or "")
    if block:
        parts.append(" ")


def _pairs(root: html.HtmlElement, attribute: str) -> list[tuple[str, str]]:
    found = []
    for element in root.iter():
        value = element.get(attribute) if isinstance(element.tag, str) else None
        if value is None:
            continue
        key, colon, text = value.partition(":")
        found.append((key.strip(), (text if colon else element.text_content()).strip()))
    return [(key, text) for key, text in found if key and text]


def record(data: bytes, url: str) -> Record | None:
    """The record of one built page, or None when it asks to stay out of the index."""
    if b"data-pagefind-body" not in data:
        return None
    root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    bodies: Any = root.xpath("//*[@data-pagefind-body]")
    if not bodies:
        return None
    headings: Any = root.xpath("//h1")
    title = searchable(headings[0].text_content()) if headings else url
    parts: list[str] = []
    for body in bodies:
        _text(body, parts)
        parts.append(" ")
    filters: dict[str, list[str]] = {}
    for key, value in _pairs(root, "data-pagefind-filter"):
        values = filters.setdefault(key, [])
        if value not in values:
            values.append(value)
    meta = {key: searchable(value) for key, value in _pairs(root, "data-pagefind-meta")}
    return Record(url, title, searchable("".join(parts)), meta, filters)
