"""What is done to the tables of a body."""

from markdown import Markdown
from markdown.extensions import Extension

from .alignment import Alignment
from .wide import Wide


class TablesExtension(Extension):
    """Figures' own tables come later and are left as they are."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Adds the tree processors, after the table extension has made the cells."""
        md.treeprocessors.register(Wide(md), "tables-wide", 18)
        md.treeprocessors.register(Alignment(md), "tables-alignment", 7)
