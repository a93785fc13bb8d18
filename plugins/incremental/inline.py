"""Markdown's inline patterns, tried only on texts that hold a sign of them.

Python-Markdown searches every text for every pattern. Most texts are plain, and looking for a
sign in one is many times faster than for a pattern. What a pattern needs is known of Markdown's
own; any other is tried on every text, unless it begins with a sign.
"""

import re
from collections.abc import Sequence
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from .blocks import Blocks

_NEEDS = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.AUTOLINK_RE: "<",
    inlinepatterns.AUTOMAIL_RE: "<",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
    inlinepatterns.LINE_BREAK_RE: "  \n",
}
# A sign that stands there at least once; "|" may make it one of several things.
_FIRST = re.compile(r"\\([^\w\s])(?![?*{])[^|]*", re.DOTALL)
_FLAGS = re.DOTALL | re.UNICODE  # Markdown's own


def signs_of(processor: Any) -> Sequence[str]:
    """Texts of which one is in whatever an inline pattern matches; none: it is not known."""
    if type(processor) is inlinepatterns.DelimiterProcessor:
        return tuple(processor.tokens)
    compiled = processor.getCompiledRegExp()
    if compiled.flags != _FLAGS:
        return ()
    sign = _NEEDS.get(compiled.pattern)
    if sign is None and (first := _FIRST.fullmatch(compiled.pattern)):
        sign = first[1]
    return (sign,) if sign else ()


class Inline(InlineProcessor):
    """Markdown's own, which gives the same tree."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """As `InlineProcessor.run`."""
        patterns = list(cast("Any", self.inlinePatterns))
        self._steps = [(signs_of(each), each) for each in patterns]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(  # Markdown's own, by the name that Python gives it
        self, data: str, patternIndex: int = 0
    ) -> str:
        if isinstance(data, AtomicString):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        for index in range(patternIndex, len(self._steps)):
            signs, pattern = self._steps[index]
            for sign in signs:
                if sign in data:
                    break
            else:
                if signs:
                    continue
            start, matched = 0, True
            while matched:
                data, matched, start = apply(pattern, data, index, start)
        return data


class InlineExtension(Extension):
    """An inline processor that is not Markdown's own, but another extension's, stays as it is."""

    def extendMarkdown(self, md: Markdown) -> None:  # Markdown's own name
        """Has Markdown's processor, wherever it stands, work this way."""
        for processor in md.treeprocessors:
            if type(processor) is InlineProcessor:
                processor.__class__ = Inline
        if type(md.parser) is BlockParser:
            md.parser.__class__ = Blocks
