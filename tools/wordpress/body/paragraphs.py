"""WordPress's paragraph rules: in classic content a blank line ends a paragraph and a line
break is one. Written afresh from what WordPress shows, not from its code."""

import html
import re
from collections.abc import Iterator

from .addresses import alone
from .tokens import Token, tokens

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "caption", "center", "col", "colgroup", "dd",
    "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li",
    "main", "map", "menu", "nav", "ol", "option", "p", "pre", "script", "section", "style",
    "summary", "svg", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul",
    "video", "audio", "object", "select", "math", "noscript", "title", "wp-stash", "iframe",
    "wp-footnotes",
})
# Among the elements whose content is kept whole, those that may stand in a line.
_IN_LINE = frozenset({"iframe", "audio", "video", "object", "svg", "math"})
# Where text by itself is a paragraph.
_FLOWING = frozenset({"", "blockquote"})
# Where a blank line is only white space between elements.
_SPACED = frozenset({
    "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "colgroup", "menu", "dir",
})
# What ends before a given element begins.
_SIBLINGS = {
    "p": {"p"}, "li": {"li", "p"}, "dt": {"dt", "dd", "p"}, "dd": {"dt", "dd", "p"},
    "tr": {"tr", "td", "th", "p"}, "td": {"td", "th", "p"}, "th": {"td", "th", "p"},
}
BREAK = "<br>\n"
_SPACES = re.compile(r"[ \t]+")
_BLANK = re.compile(r"\n(?: ?\n)+")
_DOUBLE = re.compile(r"(<br ?/?>) ?<br>\n", re.IGNORECASE)
# Comments that stand between paragraphs.
_MARKS = re.compile(r"<!--\s*(?:more\b.*?|nextpage|noteaser)\s*-->", re.DOTALL)


class _Writer:
    def __init__(self) -> None:
        self._out: list[str] = []
        self._open: list[str] = []
        self._run: list[Token] = []

    def meet(self, token: Token) -> None:
        """Takes the next token."""
        if token.kind == "comment":
            if _MARKS.fullmatch(token.text):
                self._flush()
            self._out.append(token.text) if not self._run else self._run.append(token)
        elif token.kind == "text" or token.name not in BLOCKS or (
            token.kind == "whole" and token.name in _IN_LINE and self._goes_on()
        ):
            self._run.append(token)
        else:
            self._flush()
            self._out.append(token.text)
            self._follow(token)

    def _goes_on(self) -> bool:
        return any(token.text.strip() for token in self._run)

    def _follow(self, token: Token) -> None:
        if token.kind == "close":
            if token.name in self._open:
                while self._open.pop() != token.name:
                    pass
        elif token.kind == "open" and token.name not in {"hr", "col"}:
            for name in _SIBLINGS.get(token.name, {"p"}):
                if self._open and self._open[-1] == name:
                    self._open.pop()
            self._open.append(token.name)

    def _flush(self) -> None:
        run, self._run = self._run, []
        inside = self._open[-1] if self._open else ""
        paragraphs = [text for text in _paragraphs(run) if text]
        if not paragraphs:
            self._out.append("\n" if run else "")
        elif inside in _SPACED:
            self._out.extend(paragraphs)
        elif inside == "p":
            self._out.append("</p>\n<p>".join(paragraphs))
        elif inside in _FLOWING or len(paragraphs) > 1:
            self._out.extend(f"<p>{text}</p>\n" for text in paragraphs)
        else:
            self._out.append(paragraphs[0])

    def end(self) -> str:
        """All that came in, with its paragraphs."""
        self._flush()
        return "".join(self._out)


def _paragraphs(run: list[Token]) -> Iterator[str]:
    """The paragraphs of a run of text and inline elements, line breaks made."""
    held: list[str] = []
    for token in run:
        if token.kind != "text":
            held.append(token.text)
            continue
        first, *others = _BLANK.split(_SPACES.sub(" ", token.text))
        held.append(first)
        for other in others:
            yield _broken("".join(held))
            held = [other]
    yield _broken("".join(held))


def _broken(text: str) -> str:
    """text with its line breaks as elements; an element that is there already stays one."""
    text = text.strip(" \t\n")
    if "\n" not in text:
        return _linked(text)
    pieces = []
    for token in tokens(text):
        if token.kind == "text":
            lines = token.text.replace(" \n", "\n").replace("\n ", "\n")
            pieces.append(lines.replace("\n", BREAK))
        else:
            pieces.append(token.text if token.kind == "whole" else token.text.replace("\n", " "))
    return BREAK.join(map(_linked, _DOUBLE.sub(r"\1\n", "".join(pieces)).split(BREAK)))


def _linked(line: str) -> str:
    """A line that is an address and nothing else is shown as a link."""
    address = alone(html.unescape(line))
    return f'<a href="{html.escape(address)}">{html.escape(address)}</a>' if address else line


def paragraphs(classic: str) -> str:
    """Classic content as HTML with its paragraphs and line breaks."""
    writer = _Writer()
    for token in tokens(classic):
        writer.meet(token)
    return writer.end()
