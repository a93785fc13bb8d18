"""Markdown with fewer questions asked gives the same HTML."""

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import DelimiterProcessor, InlineProcessor
from markdown.treeprocessors import InlineProcessor as Tree
from markdown.util import AtomicString

from plugins.incremental.blocks import Blocks
from plugins.incremental.inline import Inline, InlineExtension, signs_of

ALL = [
    "extra", "toc", "sane_lists", "admonition", "codehilite", "legacy_em", "nl2br", "smarty",
    "wikilinks", "meta",
]
# Every sign that a pattern or a block begins with, and what stands around one.
PIECES = [
    *"\\`*_[]()<>!&#-=+|:;^\"'1. \n", "\n\n", "    ", "  \n", "[^1]", "[^1]: ", "*[HTML]: ", "]:",
    "[a]: http://b 'c'", "![", "[[page]]", "<http://a.b>", "<a@b.c>", "&amp;", "&#38;", "<b>",
    "</b>", "<div markdown=\"1\">", "</div>", "***", "- - -", "* * *", "_  _  _", "~~~\n",
    "```\n", "a | b\n--|--\n", ": ", "> ", "- ", "1. ", "# ", "===", "---", "{: #x .y }", "!!! ",
    "mot", "é", "HTML", "\t",
]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def converted(text: str, *more: Extension | str) -> str:
    return Markdown(extensions=[*more], output_format="html").convert(text)


class Remarks(InlineProcessor):
    """Of an extension that nobody here knows: it begins with a letter."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]
        return AtomicString(m[0].upper()), m.start(0), m.end(0)


class Shout(BlockProcessor):
    """Likewise, of blocks; it lets others go on where it is not at home."""

    def test(self, parent: Any, block: str) -> bool:
        return "mot" in block

    def run(self, parent: Any, blocks: list[str]) -> bool:
        blocks[0] = blocks[0].replace("mot", "# titre")
        return False


class Foreign(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(Remarks(r"(?i)html|x\|y", md), "remarks", 65)
        md.parser.blockprocessors.register(Shout(md.parser), "shout", 200)


@given(texts)
@example("a\n\n* * *\nb")
@example("x\n- - -")
@example("_  _  _")
@example("titre\n===\n\nautre\n---")
@example("*[HTML]: langage\n\nHTML et `code` et \\`")
@example("mot\n:   sens\n:\t sens")
@example("mot  \nmot")
@example("[a [[b]](c) *d* `e`](d) **f [g](h)** [a <b> ![i](j)](k)")
@example("[^1]\n\n[^1]: note\n    suite\n\n[a]\n\n[a]:\nhttp://b")
def test_the_html_is_the_same(text: str) -> None:
    assert converted(text, "extra", "toc", "sane_lists", InlineExtension()) == converted(
        text, "extra", "toc", "sane_lists"
    )


@given(texts)
def test_it_is_the_same_with_every_extension_of_markdown_and_with_foreign_ones(text: str) -> None:
    assert converted(text, *ALL, Foreign(), InlineExtension()) == converted(
        text, *ALL, Foreign()
    )


def test_markdown_works_this_way_before_and_after_other_extensions() -> None:
    for order in (["extra", InlineExtension()], [InlineExtension(), "extra"]):
        md = Markdown(extensions=order)
        assert type(md.treeprocessors["inline"]) is Inline
        assert type(md.parser) is Blocks


def test_another_inline_processor_stays() -> None:
    class Other(Tree):
        pass

    class Brings(Extension):
        def extendMarkdown(self, md: Markdown) -> None:
            md.treeprocessors.register(Other(md), "inline", 20)

    md = Markdown(extensions=[Brings(), InlineExtension()])
    assert type(md.treeprocessors["inline"]) is Other


@pytest.mark.parametrize(("pattern", "signs"), [
    (r"\[\^([^\]]*)\]", ("[",)),
    (r"\\(.)", ("\\",)),
    (r"\!\[", ("!",)),
    (r"(?<!\!)\[", ("[",)),
    (r"\+\+(.+?)\+\+", ("+",)),
    (r"\+?a", ()),
    (r"\+*a", ()),
    (r"\+{0,2}a", ()),
    (r"\+a|b", ()),
    (r"\d\+", ()),
    (r"\n", ()),
    (r"\_", ()),
    (r"a\+", ()),
    (r"(?x) \[ ", ()),
])
def test_what_a_pattern_needs(pattern: str, signs: tuple[str, ...]) -> None:
    assert tuple(signs_of(InlineProcessor(pattern))) == signs


def test_a_pattern_with_flags_of_its_own_is_not_known() -> None:
    processor = InlineProcessor(r"\+a")
    processor.compiled_re = re.compile(r"\+a", re.VERBOSE)
    assert signs_of(processor) == ()


def test_delimiters_are_what_they_were_given() -> None:
    md = Markdown()
    found = next(each for each in md.inlinePatterns if isinstance(each, DelimiterProcessor))
    assert set(signs_of(found)) == {"*", "_"}
    found.add("~", "del", smart=False, double=True)
    assert set(signs_of(found)) == {"*", "_", "~"}
