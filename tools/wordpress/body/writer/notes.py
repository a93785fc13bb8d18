"""Footnotes, as Markdown has them: a mark in the text, the text at the end."""

from ..tree import Element
from .block import Block, blocks_in
from .unsayable import Unsayable


def is_notes(element: Element) -> bool:
    """Whether element is the list of the footnotes' texts."""
    return element.tag == "div" and element.get("class") == "footnote"


def notes_of(element: Element) -> list[Block]:
    """The definitions of the footnotes that element lists."""
    found = []
    for item in element.iter("li"):
        number = (item.get("id") or "").removeprefix("fn:")
        if not number.isdigit():
            continue
        try:
            texts = [block.text for block in blocks_in(item)]
        except Unsayable:
            texts = [" ".join("".join(map(str, item.itertext())).split())]
        lines = "\n\n".join(texts).split("\n")
        body = "\n".join([lines[0], *("    " + one if one.strip() else "" for one in lines[1:])])
        found.append(Block("note", f"[^{number}]: {body}"))
    return found
