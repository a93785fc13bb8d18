"""From what a theme of WordPress could show to what a page of this site holds.

One pass over the tree writes a new one: dangerous elements are refused by name, players become
links, images get their file, headings their level, and parts of a list a list around them.
"""

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from .account import Account
from .addresses import SAFE, alone, is_web, scheme_of
from .headings import fitted
from .language import language_of
from .media import Media, described, player_link, static, words_of
from .model import Surroundings
from .tree import BLOCKS, PHRASING, Element, is_empty, text_of

_RENAMED = {
    "b": "strong", "i": "em", "strike": "s", "tt": "code", "acronym": "abbr", "xmp": "pre",
    "center": "div", "main": "div", "nav": "div", "hgroup": "div", "fieldset": "div",
    "dialog": "div", "dir": "ul", "menu": "ul", "legend": "p",
}
_UNWRAPPED = frozenset({
    "big", "font", "nobr", "label", "picture", "canvas", "marquee", "blink", "math", "frameset",
    "wp-footnotes",
})
# Gone with all that they hold, by name.
_REFUSED = frozenset({
    "script", "style", "applet", "form", "input", "button", "select", "option", "optgroup",
    "textarea", "svg", "noscript", "title", "map", "area", "meta", "link", "base",
})
_SILENT = frozenset({"param", "source", "track"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_KEPT = {
    "blockquote": ("cite",), "q": ("cite",), "del": ("cite", "datetime"),
    "ins": ("cite", "datetime"), "time": ("datetime",), "ol": ("start", "reversed", "type"),
    "li": ("value",), "td": ("colspan", "rowspan"), "th": ("colspan", "rowspan", "scope"),
    "col": ("span",), "colgroup": ("span",), "details": ("open",), "a": ("hreflang",),
}
_NUMBERS = frozenset({"start", "value", "colspan", "rowspan", "span"})
_ADDRESSED = frozenset({"cite"})
_ID = re.compile(r"[A-Za-z][\w:.-]*")
_ALIGNED = re.compile(r"(?:has-text-align-|text-align:\s*)(left|center|right)", re.IGNORECASE)
_PARENTS = {
    "li": ("ul", "ol"), "dt": ("dl", "div"), "dd": ("dl", "div"), "figcaption": ("figure",),
    "summary": ("details",),
}


class Adapter:
    """Reads one body. numbers: of its footnotes, by their ids."""

    def __init__(self, around: Surroundings, account: Account, numbers: Mapping[str, int]) -> None:
        self._account = account
        self._media = Media(around, account)
        self._notes = numbers
        self._noted: set[int] = set()
        self._builder = etree.TreeBuilder()
        self._path: list[str] = []
        self._ids: set[str] = set()
        self._read: list[str] = []
        self.summary: str | None = None

    def adapted(self, root: Element, notes: list[Element]) -> Element:
        """A new tree for what root holds, then the footnotes' texts. Call it once."""
        self._prepare([root, *notes])
        self._start("div", {})
        self._content(root)
        if notes:
            self._start("div", {"class": "footnote"})
            self._start("ol", {})
            for number, note in enumerate(notes, 1):
                self._start("li", {"id": f"fn:{number}"})
                self._content(note)
                self._end("li")
            self._end("ol")
            self._end("div")
        self._end("div")
        return _without_empty_links(self._builder.close())

    def _prepare(self, roots: list[Element]) -> None:
        for refused in [one for root in roots for one in root.iter(*_REFUSED)]:
            refused.text = None  # what it holds is no text of the page
            del refused[:]
        headings = [one for root in roots for one in root.iter(*_HEADINGS) if not is_empty(one)]
        levels = fitted(int(str(one.tag)[1]) for one in headings)
        self._levels = dict(zip(headings, levels, strict=True))
        self._with_block: set[Element] = set()
        self._targets: set[str] = set()
        there = set()
        for element in (one for root in roots for one in root.iter()):
            for name in ("id", "name"):
                if element.get(name):
                    there.add(element.get(name))
            if element.tag == "a" and (element.get("href") or "").startswith("#"):
                self._targets.add((element.get("href") or "")[1:])
            if element.tag in BLOCKS or element.tag in {"h1", "center"}:
                for above in element.iterancestors():
                    if above in self._with_block:
                        break
                    self._with_block.add(above)
        self._targets &= there

    # --- the new tree ------------------------------------------------------------
    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag not in PHRASING or tag in BLOCKS:
            self._read.append(" ")
        self._path.append(tag)
        self._builder.start(tag, _for_lxml(attributes))

    def _end(self, tag: str) -> None:
        self._builder.end(tag)
        self._path.pop()
        if tag in BLOCKS:
            self._read.append(" ")

    def _text(self, text: str | None) -> None:
        if text:
            self._read.append(text)
            self._builder.data(text)

    def _whole(self, tag: str, attributes: Mapping[str, str], text: str = "") -> None:
        self._start(tag, attributes)
        self._text(text)
        self._end(tag)

    # --- walking -------------------------------------------------------------------
    def _content(self, element: Element) -> None:
        self._text(element.text)
        for child in element:
            self._meet(child)
            self._text(child.tail)

    def _meet(self, element: Element) -> None:
        tag = str(element.tag)
        self._refuse_events(element)
        if tag in _REFUSED or tag.startswith("{"):
            self._account.refuse(tag, self._named(element))
        elif tag in _SILENT:
            pass
        elif tag == "wp-more":
            if self.summary is None:
                self.summary = " ".join("".join(self._read).split())
        elif tag in {"iframe", "object", "embed", "frame"}:
            self._player(element)
        elif tag == "img":
            self._image(element)
        elif tag in {"audio", "video"}:
            self._recording(element)
        elif tag == "a":
            self._link(element)
        elif tag in _HEADINGS:
            self._heading(element)
        elif tag == "sup" and element.get("data-fn") in self._notes:
            self._footnote(self._notes[element.get("data-fn") or ""])
        else:
            self._other(element, _RENAMED.get(tag, tag))

    def _name_inside(self, element: Element) -> None:
        """Names what is refused below an element that shows nothing."""
        for below in element.iterdescendants():
            self._refuse_events(below)
            if below.tag in _REFUSED:
                self._account.refuse(str(below.tag), self._named(below))

    def _refuse_events(self, element: Element) -> None:
        for name in element.attrib:
            if str(name).startswith("on"):
                self._account.refuse("event attribute", str(name))

    @staticmethod
    def _named(element: Element) -> str:
        for name in ("src", "action", "name", "value", "href"):
            if element.get(name):
                return f"{name}={element.get(name)}"
        return ""

    def _other(self, element: Element, tag: str) -> None:
        wraps_block = element in self._with_block
        if tag == "span" and not (set(element.attrib) & {"lang", "dir", "title"}):
            tag = ""
        elif tag in _UNWRAPPED or (wraps_block and tag in PHRASING):
            tag = ""  # a block inside a phrase: the phrase gives way
        elif tag in _PARENTS and self._path[-1] not in _PARENTS[tag]:
            tag = "div" if wraps_block else "p"
        elif tag == "pre" and element.tag != "pre":
            wraps_block = False
        address = alone(text_of(element)) if tag in {"p", "div", "figure"} else ""
        if address and not len(element):
            self._whole_link(tag, address)
            return
        if tag == "":
            self._identified(element)
            self._content(element)
            return
        if tag in {"p", "em", "strong", "s", "u", "small", "code", "sup", "sub", "mark"} and (
            is_empty(element)
        ):
            self._identified(element)
            self._name_inside(element)
            self._space(element)
            return
        self._start(tag, self._attributes(element, tag))
        if tag in {"ul", "ol"}:
            self._grouped(element, {"li"}, "li")
        elif tag == "dl":
            self._grouped(element, {"dt", "dd", "div"}, "dd")
        elif tag == "pre":
            self._code(element)
        else:
            self._content(element)
        self._end(tag)

    def _space(self, element: Element) -> None:
        """An element of white space leaves a space behind, and its line breaks."""
        if element.tag in {"p"}:
            return
        if text_of(element):
            self._text(" ")
        for _ in element.iter("br"):
            self._whole("br", {})

    def _whole_link(self, tag: str, address: str) -> None:
        self._start(tag, {})
        self._whole("a", {"href": self._media.link(address)}, address)
        self._end(tag)

    def _grouped(self, parent: Element, members: set[str], member: str) -> None:
        """The members of a list; what stands between them goes into the one before."""
        held = False

        def hold(tag: str, attributes: Mapping[str, str]) -> None:
            nonlocal held
            held = True
            self._start(tag, attributes)

        def between(text: str | None) -> None:
            if text and text.strip():
                if not held:
                    hold(member, {})
                self._text(f" {text}")  # apart from what the item holds already

        between(parent.text)
        for child in parent:
            tag = _RENAMED.get(str(child.tag), str(child.tag))
            if tag in members:
                if held:
                    self._end(self._path[-1])
                hold(tag, self._attributes(child, tag))
                self._refuse_events(child)
                self._content(child)
            elif held or not is_empty(child):
                if not held:
                    hold(member, {})
                self._meet(child)
            else:
                self._name_inside(child)
            between(child.tail)
        if held:
            self._end(self._path[-1])

    def _code(self, element: Element) -> None:
        """The inside of <pre>: with its language, where it names one."""
        inner = element[0] if len(element) == 1 and element[0].tag == "code" else None
        if inner is not None and ((element.text or "").strip() or (inner.tail or "").strip()):
            inner = None
        holder = element if inner is None else inner
        language = language_of(element.get("class") or "", element.get("lang") or "") or (
            language_of(holder.get("class") or "", holder.get("lang") or "")
        )
        if inner is None and not language:
            self._content(element)
            return
        attributes = {"class": f"language-{language}"} if language else {}
        self._start("code", attributes)
        self._content(holder)
        self._end("code")

    # --- attributes ------------------------------------------------------------------
    def _id(self, element: Element, wanted: bool = False) -> dict[str, str]:
        for name in ("id", "name"):
            value = element.get(name) or ""
            if name == "name" and element.tag != "a":
                continue
            if value and (wanted or value in self._targets) and _ID.fullmatch(value):
                if value in self._ids:
                    return {}
                self._ids.add(value)
                return {"id": value}
        return {}

    def _identified(self, element: Element) -> None:
        """Keeps the place of an element that goes, for the links that lead to it."""
        found = self._id(element)
        if found:
            self._whole("a", found)

    def _attributes(self, element: Element, tag: str) -> dict[str, str]:
        found = self._id(element, wanted=tag in _HEADINGS)
        for name in ("lang", "dir", "title"):
            value = element.get(name)
            if value and not (tag in {"pre", "code"} and name == "lang"):
                found[name] = value
        for name in _KEPT.get(tag, ()):
            value = element.get(name)
            if value is None or (name in _NUMBERS and not re.fullmatch(r"-?\d{1,6}", value)):
                continue
            if name in _ADDRESSED:
                if not is_web(value):
                    self._account.refuse(f"{scheme_of(value)}: address", name)
                    continue
                value = self._media.link(value)
            found[name] = value
        if tag in {"td", "th"}:
            aligned = _ALIGNED.search(f"{element.get('class')} {element.get('style')}")
            side = aligned[1].lower() if aligned else (element.get("align") or "").lower()
            if side in {"left", "center", "right"}:
                found["class"] = f"align-{side}"
        if tag == "a" and "lang" not in found and not element.get("href"):
            found.pop("title", None)
        return found

    # --- what has a meaning of its own -----------------------------------------------
    def _heading(self, element: Element) -> None:
        if element not in self._levels:
            self._name_inside(element)
            return
        if element in self._with_block:
            self._identified(element)
            self._content(element)
            return
        tag = f"h{self._levels[element]}" if text_of(element).strip() else "p"
        self._start(tag, self._attributes(element, tag))
        self._content(element)
        self._end(tag)

    def _footnote(self, number: int) -> None:
        first = number not in self._noted
        self._noted.add(number)
        self._start("sup", {"id": f"fnref:{number}"} if first else {})
        self._whole("a", {"class": "footnote-ref", "href": f"#fn:{number}"}, str(number))
        self._end("sup")

    def _link(self, element: Element) -> None:
        href = (element.get("href") or "").strip()
        if "a" in self._path:
            self._content(element)
            return
        if not href:
            self._identified(element)
            self._content(element)
            return
        scheme = scheme_of(href)
        if scheme and scheme not in SAFE:
            self._account.refuse(f"{scheme}: link", text_of(element))
            self._content(element)
            return
        if href.startswith("#") and not href.startswith("#fn"):
            if href[1:] not in self._targets:
                if href != "#":
                    self._account.refuse("link to a place that is not there", href)
                self._content(element)
                return
            address = href
        else:
            address = self._media.link(href)
            if not address:
                self._account.refuse("link that leads nowhere", href)
                self._content(element)
                return
        if is_empty(element) or self._shows_itself(element, address):
            self._identified(element)
            self._content(element)
            return
        attributes = {"href": address, **self._attributes(element, "a")}
        self._start("a", attributes)
        self._content(element)
        self._end("a")

    def _shows_itself(self, element: Element, address: str) -> bool:
        """Whether a link leads to the very file of the only thing that it shows."""
        pictures = list(element.iter("img"))
        if len(pictures) != 1 or text_of(element).strip() or not address.startswith("{static}"):
            return False
        file = self._media.file(_strings(pictures[0]))
        return file is not None and static(file.src) == address

    def _image(self, element: Element) -> None:
        attributes = _strings(element)
        classes = attributes.get("class", "").split()
        if {"wp-smiley", "emoji"} & set(classes) and attributes.get("alt"):
            self._text(attributes["alt"])
            return
        address = self._media.address_of(attributes)
        if not address:
            self._account.refuse("image without address", attributes.get("alt", ""))
            return
        if not is_web(address):
            self._account.refuse(f"{scheme_of(address)}: image", attributes.get("alt", ""))
            return
        picture = self._media.picture(attributes)
        if picture is not None:
            found = dict(picture.attributes)
            if not found["alt"] and self._silent(element):
                found["alt"] = found.pop("title", "") or words_of(address)
            self._whole("img", found)
            return
        text = described(attributes.get("alt", "")) or words_of(address)
        elsewhere = self._media.elsewhere(address)
        if elsewhere and "a" not in self._path:
            self._whole("a", {"href": elsewhere}, text)
        else:
            self._text(f"(image absente : {text})")

    def _silent(self, element: Element) -> bool:
        """Whether an image is all that a link holds."""
        link = next(element.iterancestors("a"), None)
        return "a" in self._path and link is not None and not text_of(link).strip()

    def _recording(self, element: Element) -> None:
        tag = str(element.tag)
        address = (element.get("src") or "").strip()
        if not address:
            address = next(
                (one.get("src") or "" for one in element.iter("source") if one.get("src")), ""
            )
        source = self._media.recording(address) if address else None
        if source is None:
            self._account.refuse(f"{tag} without address", address)
            return
        attributes = _strings(element)
        size = self._media.size(attributes, address) if tag == "video" else {}
        if (tag == "video" and not size) or "a" in self._path:
            self._linked(source, words_of(address))
            return
        self._whole(tag, {"controls": "", "preload": "none", "src": source, **size})

    def _player(self, element: Element) -> None:
        tag = str(element.tag)
        address = self._player_address(element)
        if not address or not is_web(address):
            scheme = scheme_of(address)
            kind = f"{scheme}: {tag}" if scheme else f"{tag} without address"
            self._account.refuse(kind, element.get("title") or "")
            return
        if address.split("?")[0].lower().endswith(".swf") and not self._media.elsewhere(address):
            self._account.refuse("Flash", address)
            return
        if tag == "object" and _linked_beside(element, address):
            return
        page, text = player_link(address, element.get("title") or "")
        self._linked(self._media.link(page), text)

    @staticmethod
    def _player_address(element: Element) -> str:
        found: Iterable[str | None] = (
            element.get("src"), element.get("data"),
            *(element.get(name) for name in ("data-src", "data-lazy-src")),
            *(
                one.get("value") for one in element.iter("param")
                if (one.get("name") or "").lower() in {"movie", "src", "url", "filename"}
            ),
            *(one.get("src") for one in element.iter("embed", "iframe")),
        )
        real = (one for one in found if one and scheme_of(one) not in {"about", "data"})
        return next(real, element.get("src") or "").strip()

    def _linked(self, address: str, text: str) -> None:
        """A link in the place of something that was a block of its own."""
        if "a" in self._path:
            self._text(text)
            return
        wrapped = not set(self._path) & PHRASING and self._path[-1:] != ["li"]
        if wrapped:
            self._start("p", {})
        self._whole("a", {"href": address}, text)
        if wrapped:
            self._end("p")


def _linked_beside(element: Element, address: str) -> bool:
    """Whether a link to what an element shows stands next to it, as in Gutenberg's file block."""
    parent = element.getparent()
    return parent is not None and any(
        (link.get("href") or "").strip() == address for link in parent.iterchildren("a")
    )


def _without_empty_links(root: Element) -> Element:
    """root without the links of which nothing is left to see."""
    for link in [one for one in root.iter("a") if one.get("href") and is_empty(one)]:
        if link.get("id"):
            del link.attrib["href"]  # a place that other links lead to
        else:
            link.tag = "wp-gone"
    etree.strip_tags(root, "wp-gone")
    return root


def _for_lxml(attributes: Mapping[str, str]) -> dict[str | bytes, str | bytes]:
    return {name: value for name, value in attributes.items()}  # noqa: C416  # the types widen


def _strings(element: Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}
