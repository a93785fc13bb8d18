"""With the site's reader at hand, what does not come back stays HTML."""

import re

from tools.wordpress.body import convert
from tools.wordpress.body.essence import essence
from tools.wordpress.body.writer import LONGEST, markdown_of
from tools.wordpress.rendering import Renderer

from .export import EMPTY

HTML = "<p>un</p><p>deux <em>mots</em></p><p>trois</p>"


def test_one_block_that_is_misread_stays_html_and_the_others_do_not(renderer: Renderer) -> None:
    def misread(text: str) -> str:
        return renderer.html(text.replace("*mots*", ""))

    assert markdown_of(HTML, misread) == "un\n\n<p>deux <em>mots</em></p>\n\ntrois"


def test_what_is_only_misread_together_stays_html_altogether() -> None:
    def misread(text: str) -> str:
        return text if text.startswith("<") or "\n\n" not in text else "autre chose"

    assert markdown_of(HTML, misread) == (
        "<p>un</p>\n\n<p>deux <em>mots</em></p>\n\n<p>trois</p>"
    )


def test_a_note_is_proven_with_its_text(renderer: Renderer) -> None:
    notes = {"a": "La note."}
    content = (
        '<!-- wp:paragraph --><p>x<sup data-fn="a"><a href="#a">1</a></sup></p><p>y</p>'
        "<!-- /wp:paragraph --><!-- wp:footnotes /-->"
    )

    def misread(text: str) -> str:
        return renderer.html(re.sub(r"(?m)^y$", "", text))

    body = convert(content, EMPTY, notes, misread)
    assert body.markdown == "x[^1]\n\n<p>y</p>\n\n[^1]: La note."


def test_a_very_long_block_stays_html(renderer: Renderer) -> None:
    body = convert("mot " * LONGEST, EMPTY, render=renderer.html)
    assert body.markdown.startswith("<p>mot mot")
    assert len(essence(renderer.html(body.markdown)).words) == LONGEST
