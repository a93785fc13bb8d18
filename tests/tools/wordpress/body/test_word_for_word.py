"""Any text put in a post comes out in the page, word for word, sign for sign.

The text goes through WordPress's HTML, our Markdown and the site's own reader; what the
typography may change (`essence`) is all that may differ.
"""

from html import escape

import pytest
from bs4 import BeautifulSoup, Comment
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plugins.front_matter.characters import printable
from tools.wordpress.body import convert, source_html
from tools.wordpress.body.essence import essence, words_in
from tools.wordpress.rendering import Renderer

from .export import EMPTY

PLACES = {
    "paragraph": "<p>a</p><p>{}</p><p>z</p>",
    "classic paragraph": "a\n\n{}\n\nz",
    "classic line": "a\n{}\nz",
    "line after a break": "<p>a<br>{}<br>{}</p>",
    "two paragraphs": "<p>{}</p><p>{}</p>",
    "heading": "<h2>{}</h2><p>z</p>",
    "list item": "<ul><li>{}</li><li>{}</li></ul>",
    "nested item": "<ol><li>{}<ul><li>{}</li></ul></li></ol>",
    "item of paragraphs": "<ul><li><p>{}</p><p>{}</p></li></ul>",
    "table cell": "<table><thead><tr><th>{}</th><th>b</th></tr></thead><tbody><tr><td>{}</td>"
                  "<td>c</td></tr></tbody></table>",
    "table cell of its own": "<table><tr><td colspan=2>{}</td></tr></table>",
    "quote": "<blockquote><p>{}</p><p>{}</p></blockquote>",
    "link text": '<p>a <a href="/u/">{}</a> z</p>',
    "code": "<p>a <code>{}</code> z</p>",
    "block of code": "<pre><code>{}</code></pre>",
    "code in an item": "<ul><li>a<pre>{}</pre></li></ul>",
    "emphasis": "<p>(<em>{}</em>) <strong>{}</strong></p>",
    "raised": "<p>a)<sup>{}</sup> z</p>",
    "definition": "<dl><dt>{}</dt><dd>{}</dd></dl>",
    "caption": "<figure><hr><figcaption>{}</figcaption></figure>",
}

SIGNS = st.sampled_from([
    *"ab1é \n*_`[]()<>#+-.!|&;:=~{}\\^/\"'«»…%$@\u00a0", "[[", "]]", "---", "===", "1. ", "- ",
    "> ", "# ", "```", "~~~", "[x]: /u", "*[HTML]: x", "[^1]", "[^1]: n", "{: .c}", "{.c}",
    "{filename}x", "&amp;", "&#42;", "&lt;", "<b>", "</b>", "<!--", "-->", "http://x.y/a_b",
    "[TOC]", "///Footnotes Go Here///", "    code", ": d", ":-)", "\\*", "[[figure:a]]",
    "<script>", "<div>", "</div>", "![a](b)", "[a](b)", "a@b.cd", "<a@b.cd>", "|---|",
    "| a | b |", "\u2028", "😀", "1er", "III", "10 000", "M. X", "ﬁ", "\u0301", "title: x", ":::",
    "\n\n", "HTML", "[a][x]", "[x]", "%} {{ x }}", "\t",
])
TEXTS = st.one_of(st.lists(SIGNS, max_size=14).map("".join), st.text(max_size=40))


def _holds(words: tuple[str, ...], wanted: list[str]) -> bool:
    """Whether wanted stands in words, in one piece."""
    size = len(wanted)
    return any(words[at:at + size] == tuple(wanted) for at in range(len(words) - size + 1))


def _check(place: str, texts: tuple[str, str], renderer: Renderer) -> None:
    content = PLACES[place].format(*map(escape, texts))
    page = essence(renderer.html(convert(content, EMPTY).markdown))
    assert page == essence(source_html(content, EMPTY))
    for text in texts[:PLACES[place].count("{}")]:
        assert _holds(page.words, words_in(printable(text.replace("\r", "\n")))), page.words


@pytest.mark.parametrize("place", PLACES)
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@example(texts=("http://x.y/a_b&amp;", "http://x.y/a?b&#42;c"))
@given(texts=st.tuples(TEXTS, TEXTS))
def test_any_text_comes_out(place: str, texts: tuple[str, str], renderer: Renderer) -> None:
    _check(place, texts, renderer)


@pytest.mark.full
@pytest.mark.parametrize("place", PLACES)
@settings(deadline=None, max_examples=2000, suppress_health_check=list(HealthCheck))
@given(texts=st.tuples(TEXTS, TEXTS))
def test_any_text_comes_out_at_length(
    place: str, texts: tuple[str, str], renderer: Renderer
) -> None:
    _check(place, texts, renderer)


PIECES = st.sampled_from([
    "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<ul>", "<li>", "</li>", "</ul>", "<ol>", "</ol>",
    "<blockquote>", "</blockquote>", "<div>", "</div>", "<table>", "<tr>", "<td>", "<th>",
    "</table>", "<pre>", "</pre>", "<code>", "</code>", "<h2>", "</h2>", "<h5>", "</h5>",
    "<a href='/x/'>", "</a>", "<br>", "<hr>", "<dl>", "<dt>", "<dd>", "</dl>", "<sup>", "</sup>",
    "<span lang=en>", "</span>", "<figure>", "<figcaption>", "</figure>", "<details>", "<summary>",
    "</details>", "<img src='http://i.example/a.png' alt='é'>", "<!-- wp:html -->",
    "<!-- wp:paragraph -->", "<!-- /wp:paragraph -->", "\n\n", "\n", " ", "un mot", "*x*",
    "l'eau :",
    "[y]", "1. z", "a | b", "<del>", "</del>", "&amp;", "<section>", "</section>", "<!--more-->",
])


def _check_structure(pieces: list[str], renderer: Renderer) -> None:
    content = "".join(pieces)
    body = convert(content, EMPTY, render=renderer.html)
    assert essence(renderer.html(body.markdown)) == essence(source_html(content, EMPTY))


@settings(deadline=None, max_examples=150)
@example(pieces=["<figcaption>", "<a href='/x/'>", "<figcaption>", "un mot"])
@given(pieces=st.lists(PIECES, max_size=25))
def test_any_structure_comes_out(pieces: list[str], renderer: Renderer) -> None:
    _check_structure(pieces, renderer)


@pytest.mark.full
@settings(deadline=None, max_examples=10_000)
@given(pieces=st.lists(PIECES, max_size=60))
def test_any_structure_comes_out_at_length(pieces: list[str], renderer: Renderer) -> None:
    _check_structure(pieces, renderer)


WITHOUT_IMAGES = PIECES.filter(lambda piece: not piece.startswith("<img"))


@settings(deadline=None, max_examples=150)
@given(pieces=st.lists(WITHOUT_IMAGES, max_size=25))
def test_no_word_is_lost_on_the_way_in(pieces: list[str]) -> None:
    """Another parser, html5lib, finds the same in the content as it was written; where a stray
    end tag stands, WordPress's paragraphs part what that parser leaves joined."""
    content = "".join(pieces)
    body = BeautifulSoup(content, "html5lib").body
    assert body is not None
    for comment in body.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    found = essence(source_html(content, EMPTY)).words
    assert "".join(found) == "".join(essence(body.decode_contents()).words)
