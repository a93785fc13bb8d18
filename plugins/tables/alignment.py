"""`style="text-align: right"` of a Markdown table becomes `class="align-right"`."""

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_ALIGN = re.compile(r"text-align: (left|center|right);")


class Alignment(Treeprocessor):
    """The page's policy refuses style attributes."""

    def run(self, root: Element) -> None:
        """Changes the cells of root's tables."""
        for cell in root.iter():
            if cell.tag not in {"td", "th"}:
                continue
            match = _ALIGN.fullmatch(cell.attrib.pop("style", ""))
            if match:
                cell.set("class", f"{cell.get('class', '')} align-{match[1]}".strip())
