"""What stands in a line, as Markdown; what Markdown has no sign for, as HTML in the line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..tree import Element
from . import escape
from .unsayable import Unsayable

Item = Element | str

RAW = frozenset({
    "abbr", "bdi", "bdo", "cite", "code", "del", "dfn", "ins", "kbd", "mark", "q", "rp", "rt",
    "ruby", "s", "samp", "small", "span", "sub", "sup", "time", "u", "var", "a", "em", "strong",
})
INLINE = RAW | {"br", "img", "wbr"}

_SPACES = re.compile(r"[ \t\n\r\f]+")
_TICKS = re.compile("`+")
_BOTH = re.compile(r"(\*{1,2})[^*](?:.*[^*\\])?\1", re.DOTALL)
_BREAKS = re.compile(r"\A(?:\s*<br>)+\s*|\s*(?:<br>\s*)+\Z")
_ENTITY = re.compile(r"&#?\w+;")
_ALONE = re.compile(r"https?://[\w./?=&%#:~+,;@-]+")
_NOTE = re.compile(r"fn:(\d+)")
BREAK = "  \n"
_MARKS = {"em": "*", "strong": "**"}


def items(element: Element) -> Iterator[Item]:
    """The texts and elements that element holds, in order."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


@dataclass(frozen=True)
class Place:
    """single: no line break of its own may stand here; table, heading, link: what the text is
    in."""

    single: bool = False
    table: bool = False
    heading: bool = False
    link: bool = False

    def within_link(self) -> "Place":
        """The same place, in the text of a link."""
        return Place(self.single, self.table, self.heading, link=True)


def line(found: Iterable[Item], place: Place) -> str:
    """Texts and elements as Markdown; nothing at its ends but what can be seen."""
    out: list[str] = []
    for item in found:
        _append(out, item, place)
    written = _trimmed("".join(out))
    return written if place.table or place.heading else escape.line_starts(written)


def _trimmed(written: str) -> str:
    if not written.strip():
        return ""
    if "<br>" in written:
        written = _BREAKS.sub("", written)
    return written.strip(" \t\n\r\f")


def _append(out: list[str], item: Item, place: Place) -> None:
    if isinstance(item, str):
        piece = escape.text(
            _SPACES.sub(" ", item), table=place.table, heading=place.heading, link=place.link
        )
    else:
        piece = _element(item, place, out)
    if out and piece != BREAK and out[-1].endswith((" ", "\n")):
        piece = piece.lstrip(" ")
    if not piece:
        return
    if piece.startswith("\n") or piece == BREAK:
        _shorten(out)
    if piece[0] == "[" and out and out[-1].endswith("!") and not out[-1].endswith("\\!"):
        out[-1] = out[-1][:-1] + "\\!"
    out.append(piece)


def _shorten(out: list[str]) -> None:
    """Leaves no space before a line break."""
    if out and out[-1] != BREAK:
        out[-1] = out[-1].rstrip(" ")


def _element(element: Element, place: Place, out: list[str]) -> str:
    tag = str(element.tag)
    before = "".join(out[-2:])
    if tag == "br":
        if place.single or before.endswith((BREAK, "<br>")):
            return "<br>"
        return BREAK
    if tag == "wbr":
        return "<wbr>"
    if tag == "img":
        return _image(element)
    if tag == "a" and element.get("href") is not None:
        return _link(element, place)
    if tag in _MARKS and not element.attrib:
        return _marked(element, place, before)
    if tag == "code" and not element.attrib and not len(element):
        return _code(element.text or "", place, before)
    if tag == "sup" and (note := _note(element)):
        return f"[^{note}]"
    if tag in RAW:
        return _raw(element, place)
    raise Unsayable(tag)


def _inside(element: Element, place: Place) -> str:
    out: list[str] = []
    for item in items(element):
        _append(out, item, place)
    return "".join(out)


def _note(element: Element) -> str:
    link = element[0] if len(element) == 1 else None
    if link is None or link.get("class") != "footnote-ref":
        return ""
    found = _NOTE.fullmatch((link.get("href") or "")[1:])
    return found[1] if found else ""


def _tag(element: Element) -> str:
    written = "".join(
        f' {name!s}="{escape.attribute(str(value))}"' for name, value in element.attrib.items()
    )
    return f"<{element.tag}{written}>"


def _raw(element: Element, place: Place) -> str:
    return f"{_tag(element)}{_inside(element, place)}</{element.tag}>"


def _marked(element: Element, place: Place, before: str) -> str:
    """Emphasis. Its signs stand at its words: white space at its ends stands outside."""
    mark = _MARKS[str(element.tag)]
    inside = _inside(element, place)
    words = inside.strip()
    if not words:
        return inside
    start = inside.index(words[0]) if inside[0].isspace() else 0
    end = start + len(words)
    nested = next(element.iterancestors(element.tag), None) is not None
    alone = start > 0 or not before.endswith(("*", "_", "\\"))
    if not nested and alone and (_clear(words) or _both(element, words)):
        return f"{inside[:start]}{mark}{words}{mark}{inside[end:]}"
    return f"{inside[:start]}<{element.tag}>{words}</{element.tag}>{inside[end:]}"


def _clear(words: str) -> bool:
    """Whether the signs of emphasis would stand beside no other of their kind."""
    return not (words[0] in "*_" or words[-1] in "*_")


def _both(element: Element, words: str) -> bool:
    """Whether element holds nothing but the other emphasis: ***both***."""
    inner = element[0] if len(element) == 1 else None
    return (
        inner is not None and inner.tag in _MARKS and not inner.attrib
        and not (element.text or "").strip() and not (inner.tail or "").strip()
        and _BOTH.fullmatch(words) is not None
    )


def _code(code: str, place: Place, before: str) -> str:
    code = _SPACES.sub(" ", code)
    words = code.strip()
    if not words:
        return code
    longest = max((len(run) for run in _TICKS.findall(words)), default=0)
    beside = before.endswith("`") and not code[0].isspace()
    if "\\" in words or longest or beside or (place.table and "|" in words):
        written = f"<code>{escape.text(words, place.table, place.heading, place.link)}</code>"
    else:
        written = f"`{words}`"
    # The reader would leave out a space inside.
    return " " * code[0].isspace() + written + " " * code[-1].isspace()


def _link(element: Element, place: Place) -> str:
    inside = _inside(element, place.within_link())
    words = inside.strip()
    if not words:
        return inside
    start = len(inside) - len(inside.lstrip())
    end = start + len(words)
    href = element.get("href") or ""
    title = " ".join((element.get("title") or "").split())
    alone = element.attrib.keys() == ["href"] and element.text == href
    # Markdown reads « &amp; » there as the sign that it names.
    if alone and _ALONE.fullmatch(href) and not _ENTITY.search(href):
        return f"<{href}>"
    plain = not (set(map(str, element.attrib)) - {"href", "title"})
    if plain and href and not re.search(r"[\"\\`\[\]<>]", title):
        under = f' "{title}"' if title else ""
        if words.startswith("^"):
            words = "&#94;" + words[1:]
        written = f"[{words}]({escape.address(href)}{under})"
    else:
        written = f"{_tag(element)}{words}</a>"
    return inside[:start] + written + inside[end:]


def _image(element: Element) -> str:
    sizes = " ".join(
        f'{name}="{element.get(name)}"' for name in ("width", "height") if element.get(name)
    )
    title = " ".join((element.get("title") or "").split())
    if re.search(r"[\"\\`\[\]<>]", title):
        return _tag(element)
    under = f' "{title}"' if title else ""
    alt = escape.attribute(element.get("alt") or "")
    written = f"![{alt}]({escape.address(element.get('src') or '')}{under})"
    return written + (f"{{{sizes}}}" if sizes else "")


def holds_only_lines(element: Element) -> bool:
    """Whether nothing below element is a block."""
    return all(below.tag in INLINE for below in element.iterdescendants())
