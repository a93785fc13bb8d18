"""`[[slug]]` in prose, as an inline pattern of python-markdown."""

import re
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX, AtomicString

from .answers import Answer, Answers
from .target import Target, parse

# The tree processor takes this attribute away again: it never reaches a page.
WRITTEN = "data-wikilink"
UNRESOLVED = "{wiki}"

_PLACEHOLDER = re.compile(rf"{STX}klzzwxh:(\d+){ETX}")
_ESCAPED_PIPE = f"{STX}{ord('|')}{ETX}"


def href_of(target: Target, answer: Answer) -> str:
    """The address of a target, in Pelican's own notation; answer: whom its name means.

    Pelican makes `{filename}/path` the address once every source is known, relative to
    whatever page or feed shows it. What no single source bears becomes `{wiki}name`, which
    the check of links reports.
    """
    fragment = f"#{quote(target.fragment)}" if target.fragment else ""
    if not target.name:
        return fragment
    if isinstance(answer, int):
        return UNRESOLVED + quote(target.name) + fragment
    return "{filename}/" + quote(answer[0]) + fragment


class WikiLink(InlineProcessor):
    """After code and escapes, before Markdown's own links: code spans and `\\[[` stay."""

    PATTERN = r"\[\[([^\[\]]+)\]\]"
    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown, answers: Answers) -> None:
        super().__init__(self.PATTERN, md)
        self._answers = answers

    def _answer(self, target: Target) -> Answer:
        source = getattr(self.md, "source", None)
        if not target.name:
            return 0
        if source is None:
            return self._answers(target.name)
        return self._answers.ask(source.entry.path, target.name)

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
        answer = self._answer(target)
        link = Element("a", {"href": href_of(target, answer), WRITTEN: target.written})
        # A title is plain text: its asterisks are asterisks.
        link.text = target.text or AtomicString(
            target.written if isinstance(answer, int) else answer[1]
        )
        return link, m.start(0), m.end(0)
