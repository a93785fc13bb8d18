"""HTML bytes → a tree with source lines, and the parser's own complaints."""

import warnings
from dataclasses import dataclass
from typing import Any

from html5lib import HTMLParser
from html5lib.constants import DataLossWarning, E
from html5lib.treebuilders import etree_lxml
from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """One parse error of the HTML standard: the line where the parser noticed it."""

    line: int
    message: str


class _LineParser(HTMLParser):
    """html5lib's parser whose lxml elements know the line of their start tag."""

    def __init__(self) -> None:
        parser = self

        class Builder(etree_lxml.TreeBuilder):
            def __init__(self, *args: Any, **kwargs: Any) -> None:
                super().__init__(*args, **kwargs)

                class Element(self.elementClass):  # type: ignore[misc,name-defined]
                    def __init__(self, name: str, namespace: str | None) -> None:
                        super().__init__(name, namespace)
                        self._element.sourceline = parser.line()

                self.elementClass = Element

        super().__init__(Builder, namespaceHTMLElements=False)

    def line(self) -> int:
        """The line that the tokenizer has reached, from 1."""
        return int(self.tokenizer.stream.position()[0])


def parse(data: bytes) -> tuple[etree._Element, list[SyntaxFault]]:
    """The root element of a page, and its syntax faults in order.

    HTML elements have plain names, SVG ones the prefix `SVG`. Nothing raises: whatever the
    bytes, the HTML standard makes a tree of them.
    """
    parser = _LineParser()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DataLossWarning)  # names that XML cannot hold
        document = parser.parse(data, transport_encoding="utf-8")
    faults = [
        SyntaxFault(position[0], (E.get(code, code) % values).rstrip("."))
        for position, code, values in parser.errors
    ]
    return document.getroot(), [*_encoding(data), *faults]


def _encoding(data: bytes) -> list[SyntaxFault]:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return [SyntaxFault(line, f"byte 0x{data[error.start]:02X} is not UTF-8")]
    return []
