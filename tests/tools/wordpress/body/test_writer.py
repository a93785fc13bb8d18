"""What is Markdown and what stays HTML, where a reader could be misled; no proof helps here."""

import pytest

from tools.wordpress.body import convert, source_html
from tools.wordpress.body.essence import essence
from tools.wordpress.body.writer import markdown_of
from tools.wordpress.rendering import Renderer

from .export import EMPTY


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        # Emphasis beside emphasis.
        ("<p><em>a</em><em>b</em></p>", "*a*<em>b</em>"),
        ("<p><strong>a <em>b</em></strong> c</p>", "<strong>a *b*</strong> c"),
        ("<p><strong><em>b</em></strong> c</p>", "***b*** c"),
        ("<p><em>a <em>b</em> c</em></p>", "*a <em>b</em> c*"),
        ("<p><em> a </em>b<strong> </strong></p>", "*a* b"),
        ("<p><code>a</code><code>b</code> <code>c</code></p>", "`a`<code>b</code> `c`"),
        # Lists with numbers of their own.
        ('<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b"),
        ('<ol start="-3"><li>a</li></ol>', '<ol start="-3">\n<li>a</li>\n</ol>'),
        ('<ol><li value="4">a</li></ol>', '<ol>\n<li value="4">a</li>\n</ol>'),
        ("<ul><li><h2>a</h2></li></ul>", "<ul>\n<li><h2>a</h2></li>\n</ul>"),
        # Tables that are not square.
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td></tr></table>",
         "<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td>c</td></tr>\n</table>"),
        ("<table><tr><th>a</th></tr><tr><td>c</td></tr></table>", "| a |\n| --- |\n| c |"),
        ('<table><tr><th>a</th></tr><tr><td class="align-left">c</td></tr>'
         '<tr><td class="align-right">d</td></tr></table>',
         '<table>\n<tr><th>a</th></tr>\n<tr><td class="align-left">c</td></tr>\n'
         '<tr><td class="align-right">d</td></tr>\n</table>'),
        # Fences inside HTML, and a fence after it.
        ("<ul><li>a<pre>\n```\nb\n~~~\n</pre></li></ul><pre><code>c\n```\n</code></pre>",
         "<ul><li>a<pre>\n&#96;&#96;&#96;\nb\n&#126;~~\n</pre></li></ul>\n\n````\nc\n```\n````"),
        # Definitions that need both halves.
        ("<dl><dt>a</dt></dl>", "<dl>\n<dt>a</dt>\n</dl>"),
        ("<dl><dd>a</dd></dl>", "<dl>\n<dd>a</dd>\n</dl>"),
        # Links.
        ('<p><a href="https://x.example/">https://x.example/</a></p>', "<https://x.example/>"),
        ('<p><a href="/x/">^1</a>!<a href="/y/">b </a></p>', "[&#94;1](/x/)\\![b](/y/) "),
        ('<p><a href="/x/" hreflang="en">a *b*</a></p>',
         '<a href="/x/" hreflang="en">a \\*b\\*</a>'),
        # Attributes.
        ('<p lang="en">a</p>', 'a\n{: lang="en" }'),
        ('<p title="a &quot;b&quot;">c</p>', '<p title=\'a "b"\'>c</p>'),
        # Groups that say nothing.
        ("<section><div>a</div><div>b</div></section>", "a\n\nb"),
        ('<div lang="en">a</div>', '<div lang="en">a</div>'),
        # Quotes one after the other.
        ("<blockquote><p>a</p></blockquote><blockquote><p>b</p></blockquote>",
         "> a\n\n<!-- -->\n\n> b"),
        ("", ""), (" \n ", ""), ("<p>\u00a0</p>", ""),
    ],
)
def test_markdown(html: str, markdown: str, renderer: Renderer) -> None:
    written = markdown_of(html)
    assert written == markdown.rstrip(" ")
    assert essence(renderer.html(written)) == essence(html)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<ul>a<li>b</li>c<ul><li>d</li></ul>e</ul>", "a b c d e"),
        ("<dl>a<dt>b</dt>c<dd>d</dd>e</dl>", "a b c d e"),
        ("<strong>a<p>b</p>c</strong>", "a b c"),
        ("<h2><div>a</div>b</h2>", "a b"),
        ("<li>a<li>b", "a b"),
        ("<table>a<tr><td>b</table>", "a b"),
        ("<custom-tag>a</custom-tag><marquee>b</marquee>", "ab"),
        ('<a href="/x/">[video src=javascript:x]</a>b', "b"),
        ('<a href="/x/"><script>x</script></a><p><style>y</style></p>a', "a"),
        ("<label>a</label> <canvas>b</canvas> <map>c</map>", "a b"),
    ],
)
def test_misplaced_text_is_kept(content: str, words: str, renderer: Renderer) -> None:
    page = essence(renderer.html(convert(content, EMPTY).markdown))
    assert " ".join(page.words) == words
    assert page == essence(source_html(content, EMPTY))


def test_a_link_that_shows_nothing_is_a_place_at_most(renderer: Renderer) -> None:
    place = '<a id="x" href="/u/"><b></b></a>'
    content = f'{place}a <a href="#x">b</a> <a href="#z">c</a><p id="z"></p>'
    assert convert(content, EMPTY).markdown == (
        '<a id="x"></a>a [b](#x) [c](#z)\n\n<a id="z"></a>'
    )


def test_the_readers_own_marks_are_text(renderer: Renderer) -> None:
    content = (
        '<!-- wp:html --><p>///Footnotes Go Here///</p><p>[TOC]</p><p>x<sup data-fn="a">'
        '<a href="#a">1</a></sup></p><h2>T</h2><p>y</p><!-- /wp:html --><!-- wp:footnotes /-->'
    )
    page = renderer.html(convert(content, EMPTY, {"a": "Note."}).markdown)
    assert "<p>&#47;//Footnotes Go Here///</p>\n<p>[TOC]</p>" in page
    assert page.index("<p>y</p>") < page.index("Note.")
