"""`[[slug]]` in prose, as an inline pattern of python-markdown."""

import re
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX, AtomicString

from .answers import Answers
from .names import Names
from .target import Target, parse

# The tree processor takes this attribute away again: it never reaches a page.
WRITTEN = "data-wikilink"
UNRESOLVED = "{wiki}"

_PLACEHOLDER = re.compile(rf"{STX}klzzwxh:(\d+){ETX}")
_ESCAPED_PIPE = f"{STX}{ord('|')}{ETX}"


def href_of(target: Target, names: Names[Any]) -> str:
    """The address of a target, in Pelican's own notation.

    Pelican makes `{filename}/path` the address once every source is known, relative to
    whatever page or feed shows it. What no single source bears becomes `{wiki}name`, which
    the check of links reports.
    """
    fragment = f"#{quote(target.fragment)}" if target.fragment else ""
    if not target.name:
        return fragment
    found = names.get(target.name, ())
    if len(found) != 1:
        return UNRESOLVED + quote(target.name) + fragment
    return "{filename}/" + quote(found[0].path) + fragment


class WikiLink(InlineProcessor):
    """After code and escapes, before Markdown's own links: code spans and `\\[[` stay."""

    PATTERN = r"\[\[([^\[\]]+)\]\]"
    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown, answers: Answers) -> None:
        super().__init__(self.PATTERN, md)
        self._answers = answers

    def _note(self, target: Target) -> None:
        source = getattr(self.md, "source", None)
        if source is not None and target.name:
            self._answers.note(source.entry.path, target.name)

    def _inside(self, text: str) -> str:
        """text with the pipe that a table makes an author escape: `[[slug\\|text]]`."""
        nodes = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]

        def pipe(match: re.Match[str]) -> str:
            known = nodes.get(match[1])
            return "|" if known == _ESCAPED_PIPE else match[0]

        return _PLACEHOLDER.sub(pipe, text, count=1)

    def handleMatch(  # type: ignore[override]  # the base class names a wider pair
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """The link as an element, or nothing where the brackets are none of ours."""
        target = parse(self._inside(m[1]))
        if target is None:
            return None, None, None
        self._note(target)
        names = self._answers.names
        link = Element("a", {"href": href_of(target, names), WRITTEN: target.written})
        found = names.get(target.name, ())
        # A title is plain text: its asterisks are asterisks.
        link.text = target.text or AtomicString(
            found[0].title if len(found) == 1 else target.written
        )
        return link, m.start(0), m.end(0)
