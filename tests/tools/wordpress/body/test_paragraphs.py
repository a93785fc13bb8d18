"""WordPress's paragraphs in classic content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.wordpress.body.paragraphs import paragraphs


@pytest.mark.parametrize(
    ("classic", "html"),
    [
        ("", ""),
        (" \n\n \t\n", "\n"),
        ("a", "<p>a</p>\n"),
        ("a\nb", "<p>a<br>\nb</p>\n"),
        ("a \n b", "<p>a<br>\nb</p>\n"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>\n"),
        ("a\n \n\t\n\nb", "<p>a</p>\n<p>b</p>\n"),
        ("a<br />\nb", "<p>a<br />\nb</p>\n"),
        ("<em>a\n\nb</em>", "<p><em>a</p>\n<p>b</em></p>\n"),
        ("a <b>b</b> c", "<p>a <b>b</b> c</p>\n"),
        # Blocks are no paragraphs, and end one.
        ("a\n<hr>\nb", "<p>a</p>\n<hr><p>b</p>\n"),
        ("<h2>a</h2>b", "<h2>a</h2><p>b</p>\n"),
        ("<div>a</div>", "<div>a</div>"),
        ("<div>a\n\nb</div>", "<div><p>a</p>\n<p>b</p>\n</div>"),
        ("<blockquote>a</blockquote>", "<blockquote><p>a</p>\n</blockquote>"),
        ("<blockquote>a\n\nb</blockquote>", "<blockquote><p>a</p>\n<p>b</p>\n</blockquote>"),
        ("<ul>\n\n<li>a\nb</li>\n\n</ul>", "<ul>\n<li>a<br>\nb</li>\n</ul>"),
        ("<table>\n<tr>\n<td>a</td>\n</tr>\n</table>",
         "<table>\n<tr>\n<td>a</td>\n</tr>\n</table>"),
        # Paragraphs that are there already stay.
        ("<p>a</p>", "<p>a</p>"),
        ("<p>a\n\nb</p>", "<p>a</p>\n<p>b</p>"),
        ("<p>a<p>b", "<p>a<p>b"),
        ("a</p>b", "<p>a</p>\n</p><p>b</p>\n"),
        # What is kept to the letter.
        ("<pre>a\n\nb\n</pre>", "<pre>a\n\nb\n</pre>"),
        ("<script>\n\na\n</script>b", "<script>\n\na\n</script><p>b</p>\n"),
        ("a <iframe src=x>\n\n</iframe> b", "<p>a <iframe src=x>\n\n</iframe> b</p>\n"),
        ("<pre>a\n\nb", "<pre><p>a</p>\n<p>b</p>\n"),
        # Marks between paragraphs; other comments are nothing.
        ("a\n<!--more-->\nb", "<p>a</p>\n<!--more--><p>b</p>\n"),
        ("a <!-- x --> b", "<p>a <!-- x --> b</p>\n"),
        # What only looks like HTML.
        ("a < b\n\n1 <2> 3", "<p>a < b</p>\n<p>1 <2> 3</p>\n"),
        ("<a title='x\n\ny'>z</a>", "<p><a title='x  y'>z</a></p>\n"),
        ("a <!-- b", "<p>a <!-- b</p>\n"),
        # An address by itself is shown as a link.
        ("https://a.example/b?c=1&amp;d",
         '<p><a href="https://a.example/b?c=1&amp;d">https://a.example/b?c=1&amp;d</a></p>\n'),
        ("a\nhttps://a.example/",
        '<p>a<br>\n<a href="https://a.example/">https://a.example/</a></p>\n'),
        ("a https://a.example/", "<p>a https://a.example/</p>\n"),
    ],
)
def test_paragraphs(classic: str, html: str) -> None:
    assert paragraphs(classic) == html


@given(st.lists(st.sampled_from([
    "a", "b c", "\n", "\n\n", " ", "<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<pre>",
    "</pre>", "<br>", "<!--", "-->", "<", "&", "<div>", "</div>", "<blockquote>", "é",
]), max_size=20).map("".join))
def test_nothing_but_paragraphs_and_breaks_is_added_and_nothing_lost(classic: str) -> None:
    def essence(html: str) -> str:
        for added in ("<p>", "</p>", "<br>"):
            html = html.replace(added, "")
        return "".join(html.split())

    assert essence(paragraphs(classic)) == essence(classic)
