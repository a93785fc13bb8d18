"""An HTML file, parsed once for every rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from .address import Address
from .parsing import SyntaxFault, parse


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule says of a page. line: from 1, 0 for the page as a whole; quote: words that
    may stand in the page's source as they are, by which the finding names the author's own
    file and line."""

    line: int
    message: str
    quote: str = ""


def line_of(element: etree._Element) -> int:
    """The line of an element's start tag, from 1."""
    return getattr(element, "sourceline", None) or 0


def text_of(element: etree._Element) -> str:
    """An element's text with its descendants', white space trimmed."""
    return "".join(map(str, element.itertext())).strip()


@dataclass(frozen=True, eq=False)
class Page:
    """One HTML file. name: below the output folder, forward slashes; kind: "home",
    "article", "import", "page", "questionnaire", a page's own template, or "" for what
    plugins and the theme add; address: the site's."""

    name: str
    data: bytes
    root: etree._Element
    faults: tuple[SyntaxFault, ...]
    address: Address
    kind: str = ""

    @cached_property
    def elements(self) -> list[etree._Element]:
        """Every element, in the order of the file."""
        return [element for element in self.root.iter() if isinstance(element.tag, str)]

    def find(self, *names: str) -> Iterator[etree._Element]:
        """The elements of these names."""
        return (element for element in self.elements if element.tag in names)

    def metas(self, name: str) -> list[etree._Element]:
        """The meta elements of a name, a property or an http-equiv."""
        return [
            meta for meta in self.find("meta")
            if name in {(meta.get(k) or "").lower() for k in ("name", "property", "http-equiv")}
        ]

    @property
    def redirects(self) -> bool:
        """Whether it only sends the reader elsewhere."""
        return bool(self.metas("refresh"))

    @property
    def indexable(self) -> bool:
        """Whether search engines may list it."""
        return not any("noindex" in (meta.get("content") or "") for meta in self.metas("robots"))

    @property
    def canonical(self) -> list[etree._Element]:
        """Its canonical addresses: one, where all is well."""
        return [
            link for link in self.find("link")
            if "canonical" in (link.get("rel") or "").lower().split()
        ]


def read_page(name: str, data: bytes, address: Address, kind: str = "") -> Page:
    """The page of a file's bytes."""
    root, faults = parse(data)
    return Page(name, data, root, tuple(faults), address, kind)
