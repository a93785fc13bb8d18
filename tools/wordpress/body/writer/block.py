"""Blocks as Markdown. What has no Markdown raises Unsayable, up to the block that a body holds
directly: that one stays HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..tree import BLOCKS, Element
from .inline import INLINE, Item, Place, items, line
from .table import table
from .unsayable import Unsayable

_DEEPEST = 6  # lists and quotes inside one another; deeper ones stay HTML
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_GROUPS = frozenset({"div", "section", "article", "header", "footer"})
_FENCE = re.compile(r"`{3,}")
_LANGUAGE = re.compile(r"language-([\w#.+-]+)")
# Signs that mean nothing to Markdown; an attribute list is not read by itself.
_VALUE = re.compile(r"[^\W_]+(?:[ ._:-]?[^\W_]+)*")
_LINE = Place()
_HEADING = Place(single=True, heading=True)
_TERM = Place(single=True)


@dataclass(frozen=True, slots=True)
class Block:
    """kind: of element ("p", "ul"…): two lists in a row would be read as one; text: Markdown."""

    kind: str
    text: str


def joined(blocks: list[Block]) -> str:
    """Blocks one after the other, apart where they would be read as one."""
    out: list[str] = []
    last = ""
    for block in blocks:
        if block.kind == last and last in {"ul", "ol", "dl", "blockquote"}:
            out.append("<!-- -->")
        out.append(block.text)
        last = block.kind
    return "\n\n".join(out)


def is_inline(item: Item) -> bool:
    """Whether item stands in a line."""
    return isinstance(item, str) or item.tag in INLINE


def is_group(element: Element) -> bool:
    """Whether element says nothing by itself: what it holds may stand without it."""
    if element.attrib:
        return False
    return element.tag in _GROUPS or (
        element.tag == "figure" and all(below.tag != "figcaption" for below in element)
    )


def runs(element: Element) -> Iterator[list[Item]]:
    """What element holds: runs of texts and inline elements, and blocks by themselves."""
    run: list[Item] = []
    for item in items(element):
        if is_inline(item):
            run.append(item)
            continue
        if run:
            yield run
            run = []
        yield [item]
    if run:
        yield run


def blocks_in(element: Element, depth: int = 0) -> list[Block]:
    """The blocks of what element holds."""
    found = []
    for run in runs(element):
        if len(run) == 1 and not is_inline(run[0]):
            found.extend(block_of(run[0], depth))
        elif text := line(run, _LINE):
            found.append(Block("p", text))
    return found


def block_of(element: Item, depth: int = 0) -> list[Block]:
    """A block as Markdown; none for one that holds nothing. Raises Unsayable."""
    if isinstance(element, str) or depth > _DEEPEST:
        raise Unsayable("depth")
    tag = str(element.tag)
    if tag == "p":
        return _written("p", _paragraph(element))
    if tag in _HEADINGS:
        return _written(tag, _heading(element))
    if tag == "hr":
        return [Block("hr", "---")]
    if is_group(element):
        return blocks_in(element, depth)
    if tag == "table":
        return [Block("table", table(element))]
    if element.attrib and not (tag == "ol" and set(element.attrib) == {"start"}):
        raise Unsayable("attributes")
    if tag in {"ul", "ol"}:
        return _written(tag, _list(element, depth))
    if tag == "blockquote":
        return _written(tag, _quote(element, depth))
    if tag == "dl":
        return _written(tag, _definitions(element))
    if tag == "pre" and depth == 0:
        return _written("pre", _code(element))
    raise Unsayable(tag)


def _written(kind: str, text: str) -> list[Block]:
    return [Block(kind, text)] if text else []


def _attributes(element: Element) -> str:
    """An attribute list: {#id lang="en"}; empty without any."""
    words = []
    for name, value in element.attrib.items():
        value = str(value)
        if not _VALUE.fullmatch(value):
            raise Unsayable("an attribute that would be read as Markdown")
        words.append(f"#{value}" if name == "id" else f'{name!s}="{value}"')
    return " ".join(words)


def _paragraph(element: Element) -> str:
    if any(below.tag in BLOCKS for below in element):
        raise Unsayable("block in a paragraph")
    text = line(items(element), _LINE)
    attributes = _attributes(element)
    return f"{text}\n{{: {attributes} }}" if text and attributes else text


def _heading(element: Element) -> str:
    text = line(items(element), _HEADING)
    attributes = _attributes(element)
    level = "#" * int(str(element.tag)[1])
    return f"{level} {text}" + (f" {{: {attributes} }}" if attributes else "") if text else ""


def _indented(text: str, first: str, others: str) -> str:
    """text behind a mark: its first line after first, the others after others."""
    head, *tail = text.split("\n")
    return "\n".join([first + head, *(others + one if one.strip() else "" for one in tail)])


def _list(element: Element, depth: int) -> str:
    found = []
    for item in element:
        if item.tag != "li" or item.attrib:
            raise Unsayable("an item with a number of its own")
        blocks = blocks_in(item, depth + 1)
        if blocks:
            if blocks[0].kind != "p":
                raise Unsayable("an item that begins with no text")
            found.append((blocks, any(below.tag == "p" for below in item)))
    number = int(element.get("start") or 1)
    if number < 0:
        raise Unsayable("a negative number")
    loose = any(is_loose or not _tight(blocks) for blocks, is_loose in found)
    written = []
    for count, (blocks, _) in enumerate(found):
        mark = "- " if element.tag == "ul" else f"{number + count}. "
        between = "\n\n" if loose else "\n"
        written.append(_indented(between.join(block.text for block in blocks), mark, "    "))
    return ("\n\n" if loose else "\n").join(written)


def _tight(blocks: list[Block]) -> bool:
    """Whether an item is text and at most one list, without a blank line in either."""
    return (
        len(blocks) == 1 or (len(blocks) == 2 and blocks[1].kind in {"ul", "ol"})
    ) and not any("\n\n" in block.text for block in blocks)


def _quote(element: Element, depth: int) -> str:
    text = joined(blocks_in(element, depth + 1))
    return "\n".join(f"> {one}" if one else ">" for one in text.split("\n")) if text else ""


def _definitions(element: Element) -> str:
    groups: list[list[str]] = []
    for one in element:
        if one.tag not in {"dt", "dd"} or one.attrib or not all(map(is_inline, items(one))):
            raise Unsayable("blocks in a definition")
        text = line(items(one), _TERM if one.tag == "dt" else _LINE)
        if not text:
            raise Unsayable("an empty definition")
        if one.tag == "dd":
            if not groups:
                raise Unsayable("a definition of nothing")
            groups[-1].append(_indented(text, ":   ", "    "))
        else:
            if not groups or groups[-1][-1].startswith(":   "):
                groups.append([])
            groups[-1].append(text)
    if any(not group[-1].startswith(":   ") for group in groups):
        raise Unsayable("a term without definition")
    return "\n\n".join("\n".join(group) for group in groups)


def _code(element: Element) -> str:
    holder = element
    if len(element) == 1 and element[0].tag == "code":
        holder = element[0]
        if (element.text or "").strip() or (holder.tail or "").strip():
            raise Unsayable("code beside other text")
    if any(below.tag != "br" for below in holder) or set(holder.attrib) - {"class"}:
        raise Unsayable("markup in code")
    code = "".join("\n" if not isinstance(one, str) else one for one in items(holder))
    if not code.strip():
        return ""
    found = _LANGUAGE.fullmatch(holder.get("class") or "")
    longest = max((len(run) for run in _FENCE.findall(code)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{found[1] if found else ''}\n{code.strip(chr(10))}\n{fence}"
