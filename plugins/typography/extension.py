"""The same signs in an article's body: a Markdown extension that works on its tree."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from .pieces import INLINE, LITERAL, Literals, Piece, is_french, set_line
from .signs import ORDINAL, typeset

_ATTRIBUTES = ("alt", "title")

# A place of text: the element, and which of its two texts; "opaque" for what is not ours to
# set (code, another language) but stands in the line.
_Place = tuple[Element, str]
_OPAQUE = "opaque"


def _ours(element: Element) -> bool:
    return element.tag not in LITERAL and is_french(element.get("lang", "fr"))


def _places(element: Element, line: list[_Place]) -> Iterator[list[_Place]]:
    """The texts below element, grouped by the line that a reader sees them on."""
    if not _ours(element):
        line.append((element, _OPAQUE))
        return
    if element.text:
        line.append((element, "text"))
    for child in element:
        if child.tag in INLINE or child.tag in LITERAL:
            yield from _places(child, line)
        else:
            if line:
                yield line[:]
                line.clear()
            inner: list[_Place] = []
            yield from _places(child, inner)
            if inner:
                yield inner
        if child.tail:
            line.append((child, "tail"))


def _raise_ordinals(element: Element, key: str, parent: Element) -> None:
    text = getattr(element, key) or ""
    match = ORDINAL.search(text)
    if match is None or (element.tag in {"sup", "sub"} and key == "text"):
        return
    raised = Element("sup")
    raised.text = match.group(2)
    raised.tail = text[match.end():]
    setattr(element, key, text[:match.end(1)])
    if key == "text":
        element.insert(0, raised)
        _raise_ordinals(raised, "tail", element)
    else:
        parent.insert(list(parent).index(element) + 1, raised)
        _raise_ordinals(raised, "tail", parent)


class _Typography(Treeprocessor):
    def _raw(self, placeholder: str) -> str:
        """The author's own HTML that a placeholder stands for."""
        stash = self.md.htmlStash.rawHtmlBlocks
        number = int(re.sub(r"\D", "", placeholder))
        return str(stash[number]) if number < len(stash) else ""

    def _set(self, line: list[_Place]) -> list[_Place]:
        """Sets one line; returns the places whose ordinals may be raised."""
        literals = Literals(self._raw)
        cut = [
            (place, [Piece("", ours=False)] if place[1] == _OPAQUE
             else literals.cut(getattr(*place)))
            for place in line
        ]
        set_line([piece for _, pieces in cut for piece in pieces])
        ours = []
        for place, pieces in cut:
            if place[1] == _OPAQUE:
                continue
            setattr(*place, "".join(piece.text for piece in pieces))
            if all(piece.ours or piece.text[:1] == "\x02" for piece in pieces):
                ours.append(place)
        return ours

    def run(self, root: Element) -> None:
        last: list[_Place] = []
        lines = [*_places(root, last), last]
        raisable = [place for line in lines for place in self._set(line)]
        parents = {child: parent for parent in root.iter() for child in parent}
        for element, key in raisable:
            _raise_ordinals(element, key, parents.get(element, root))
        for element in root.iter():
            for name in _ATTRIBUTES if is_french(element.get("lang", "fr")) else ():
                value = element.get(name)
                if value:
                    element.set(name, typeset(value))


class TypographyExtension(Extension):
    """After the inline patterns and attributes, before headings get their ids."""

    def extendMarkdown(self, md: Markdown) -> None:  # Markdown's own name
        """Adds the tree processor."""
        md.treeprocessors.register(_Typography(md), "typography", 6)
