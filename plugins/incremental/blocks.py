"""Markdown's block processors, asked only about blocks that hold a sign of what they are for.

As in `inline.py`: looking for a sign is many times faster than for a pattern. What each of
Markdown's own needs is known; any other is asked about every block.
"""

from xml.etree.ElementTree import Element

from markdown import blockprocessors as own
from markdown.blockparser import BlockParser
from markdown.extensions import abbr, def_list, footnotes

# Texts of which one is in every block with which such a processor does anything.
_NEEDS: dict[type, tuple[str, ...]] = {
    abbr.AbbrBlockprocessor: ("*[",),
    def_list.DefListProcessor: (": ",),
    footnotes.FootnoteBlockProcessor: ("[^",),
    own.BlockQuoteProcessor: (">",),
    own.HashHeaderProcessor: ("#",),
    own.HRProcessor: ("--", "- -", "-  -", "__", "_ _", "_  _", "**", "* *", "*  *"),
    own.ReferenceProcessor: ("]:",),
    own.SetextHeaderProcessor: ("\n=", "\n-"),
}


class Blocks(BlockParser):
    """Markdown's own, which gives the same tree."""

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # Markdown's own name
        """As `BlockParser.parseBlocks`."""
        steps = [(_NEEDS.get(type(each), ("",)), each) for each in self.blockprocessors]
        while blocks:
            block = blocks[0]
            for signs, processor in steps:
                for sign in signs:
                    if sign in block:
                        break
                else:
                    continue
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break
                if blocks:
                    block = blocks[0]
