"""A table of many columns gets a region of its own, reached by keyboard, that scrolls."""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

# As many columns as a telephone shows without breaking numbers.
MOST = 4


def columns(table: Element) -> int:
    """The number of cells of the longest row."""
    return max((len(row) for row in table.iter("tr")), default=0)


def wrapped(table: Element) -> Element:
    """The region that holds table; what follows the table follows the region."""
    region = Element("div", {
        "class": "wide-table", "role": "region", "aria-label": "Tableau à faire défiler",
        "tabindex": "0",
    })
    region.tail, table.tail = table.tail, None
    region.append(table)
    return region


class Wide(Treeprocessor):
    """So that a wide table scrolls and the page never does."""

    def run(self, root: Element) -> None:
        """Wraps the wide tables of root."""
        for parent in list(root.iter()):
            for index, child in enumerate(parent):
                if child.tag == "table" and columns(child) > MOST:
                    parent[index] = wrapped(child)
