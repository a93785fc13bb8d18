"""A paragraph that holds only `[[figure:id]]` becomes that figure of the front matter."""

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from ..front_matter import read_document
from ..front_matter.finding import Finding, report
from .html import figure_element
from .review import MARK, review

_NAME = "data-figure"


class _Hold(BlockProcessor):
    """Keeps the place of a mark; being no paragraph, no inline pattern sees it."""

    def test(self, parent: Element, block: str) -> bool:
        return MARK.fullmatch(block.strip()) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        found = MARK.fullmatch(blocks.pop(0).strip())
        if found:
            SubElement(parent, "figure", {_NAME: found[1]})


class _Place(Treeprocessor):
    def __init__(self, md: Markdown, settings: dict[str, Any]) -> None:
        super().__init__(md)
        self._settings = settings

    def run(self, root: Element) -> None:
        source = getattr(self.md, "source", None)
        figures = list(getattr(source.entry.model, "figures", [])) if source else []
        known = {figure.id: figure for figure in figures}
        placed = []
        for parent in root.iter():
            for index, child in enumerate(parent):
                name = child.get(_NAME)
                if name is None:
                    continue
                placed.append(name)
                if name in known:
                    figure = figure_element(known[name])
                    figure.tail = child.tail
                    parent[index] = figure
        if source:
            self._report(source, [figure.id for figure in figures], placed)

    def _report(self, source: Any, described: list[str], placed: list[str]) -> None:
        faults = review(described, placed, source.text)
        if not faults:
            return
        # Read again only now that a line of the front matter is needed.
        path = Path(self._settings["PATH"]) / source.entry.path
        document = read_document(path, source.path)
        for fault in faults:
            line = (
                source.first_line + fault.line if fault.figure is None
                else document.line_of(("figures", fault.figure, "id"))
            )
            report(self._settings, Finding(
                source.path, line, "figure", fault.message, fault.remedy
            ))


class FiguresExtension(Extension):
    """settings: of the run, where findings go."""

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__()
        self._settings = settings

    def extendMarkdown(self, md: Markdown) -> None:
        """Takes the marks before paragraphs are made, places figures before typography."""
        md.parser.blockprocessors.register(_Hold(md.parser), "figures-hold", 75)
        md.treeprocessors.register(_Place(md, self._settings), "figures", 17)
