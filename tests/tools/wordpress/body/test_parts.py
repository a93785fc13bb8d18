"""Small parts: addresses, headings, languages of code, escapes, limits, essence."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.wordpress.body.account import Account
from tools.wordpress.body.addresses import alone, is_web, page_of, player_of, scheme_of
from tools.wordpress.body.essence import essence
from tools.wordpress.body.headings import fitted
from tools.wordpress.body.language import language_of
from tools.wordpress.body.limits import DEEPEST, within_depth
from tools.wordpress.body.media import described, words_of, written
from tools.wordpress.body.tokens import tokens
from tools.wordpress.body.writer import escape


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("javascript:x", "javascript"), (" JAVA\tSCRIPT :x", "javascript"), ("java\nscript:x",
        "javascript"),
        ("\x01javascript:x", "javascript"), ("\u200bjavascript:x", "javascript"), ("/a:b", ""),
        ("//x.example/", ""), ("#a:b", ""), ("mailto:a@b.c", "mailto"), ("", ""), (":x", ""),
    ],
)
def test_the_scheme_that_a_browser_sees(address: str, scheme: str) -> None:
    assert scheme_of(address) == scheme


def test_what_is_of_the_web() -> None:
    assert is_web("/x") and is_web("//x.example") and is_web("HTTPS://x.example")
    assert not is_web("") and not is_web(" ") and not is_web("ftp://x") and not is_web("data:,x")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" https://x.example/a \n", "https://x.example/a"), ("https://x.example/a b", ""),
        ("voir https://x.example/", ""), ("ftp://x.example/", ""), ("", ""), ("https://", ""),
    ],
)
def test_an_address_alone(text: str, address: str) -> None:
    assert alone(text) == address


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("//www.youtube.com/embed/abcdefghijk?rel=0",
        "https://www.youtube.com/watch?v=abcdefghijk"),
        ("http://www.youtube.com/v/abcdefghijk&hl=fr",
        "https://www.youtube.com/watch?v=abcdefghijk"),
        ("https://www.youtube-nocookie.com/embed/abcdefghijk",
         "https://www.youtube.com/watch?v=abcdefghijk"),
        ("https://www.youtube.com/embed/videoseries?list=PL1",
         "https://www.youtube.com/playlist?list=PL1"),
        ("https://www.youtube.com/embed/videoseries", "https://www.youtube.com/embed/videoseries"),
        ("https://player.vimeo.com/video/123?h=x", "https://vimeo.com/123"),
        ("https://www.dailymotion.com/embed/video/x1", "https://www.dailymotion.com/video/x1"),
        ("https://x.example/embed/a", "https://x.example/embed/a"),
        ("https://www.youtube.com/embed/", "https://www.youtube.com/embed/"),
        ("http://[x/", "http://[x/"), ("/a", "/a"),
    ],
)
def test_the_page_of_what_a_player_shows(address: str, page: str) -> None:
    assert page_of(address) == page


def test_who_shows_it() -> None:
    assert player_of("https://m.youtube.com/x") == "YouTube"
    assert player_of("https://www.x.example/") == "x.example"
    assert player_of("/x") == "" and player_of("http://[x/") == ""


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([], []), ([1], [2]), ([6], [2]), ([3, 3, 4, 2], [2, 2, 3, 2]),
        ([2, 5, 3, 5], [2, 3, 3, 4]),
        ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]), ([4, 2, 4], [2, 2, 3]),
    ],
)
def test_levels_of_headings(levels: list[int], expected: list[int]) -> None:
    assert fitted(levels) == expected


@given(st.lists(st.integers(1, 6)))
def test_levels_never_skip_one(levels: list[int]) -> None:
    found = fitted(levels)
    assert all(2 <= level <= 6 for level in found) and found[:1] in ([], [2])
    assert all(after <= before + 1 for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("classes", "lang", "language"),
    [
        ("language-php", "", "php"), ("brush: js; title: x", "", "js"), ("wp-block-code", "CSS",
        "css"),
        ("lang:ruby decode:true", "", "ruby"), ("x lang-c++", "", "c++"), ("", "", ""),
        ("language-plain", "", ""), ("", "a b", ""), ("mylanguage-x", "", ""),
    ],
)
def test_the_language_of_code(classes: str, lang: str, language: str) -> None:
    assert language_of(classes, lang) == language


@pytest.mark.parametrize(
    ("text", "words"),
    [("https://x/IMG_12-photo-300x200.jpg?x", "IMG 12 photo"), ("a%20b.png", "a b"), ("", "image")],
)
def test_the_words_of_a_file(text: str, words: str) -> None:
    assert words_of(text) == words


def test_a_file_name_describes_nothing() -> None:
    assert described(" Une \n photo ") == "Une photo"
    assert described("DSC_1.JPG") == "" and described("photo.webp") == ""


def test_addresses_are_written_without_signs_of_others() -> None:
    assert written("/é/a b/{c}|d[e]\\f'g") == "/%C3%A9/a%20b/%7Bc%7D%7Cd%5Be%5D%5Cf%27g"
    assert written("https://x/?a=%20&b=c#d") == "https://x/?a=%20&b=c#d"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("# a", "\\# a"), ("> a", "\\> a"), ("- a", "\\- a"), ("-5", "-5"), ("+ a", "\\+ a"),
        ("1. a", "1\\. a"), ("1.5", "1.5"), ("2014.", "2014\\."), ("---", "\\-\\-\\-"), ("===",
        "&#61;=="),
        ("=a", "=a"), (": a", "&#58; a"), (":-)", ":-)"), ("~~~", "&#126;~~"), ("|-|", "\\|\\-\\|"),
        ("- - -", "\\- \\- \\-"), ("a", "a"), ("", ""),
    ],
)
def test_starts_of_lines(line: str, expected: str) -> None:
    assert escape.line_starts(line) == expected
    assert escape.line_starts(f"a\n{line}") == f"a\n{expected}"


@given(st.text(st.sampled_from("<>ab/!-\"' =\n&;pre[]x"), max_size=60))
def test_tokens_joined_are_what_came_in(html: str) -> None:
    assert "".join(token.text for token in tokens(html)) == html


def test_depth_counts_what_needs_an_end() -> None:
    account = Account()
    html = "<div>" * (DEEPEST + 5) + "x"
    assert within_depth(html, account) == "<div>" * DEEPEST + "x"
    assert [(one.kind, one.count) for one in account.refused] == [("deep nesting", 5)]
    account = Account()
    assert within_depth(html[:-26] + "x", account) == html[:-26] + "x" and account.refused == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>l'eau : « oui » !</p>", "<p>l’eau\u00a0: \"oui\"!</p>"),
        ("<p>15 % le 1er...</p>", "<p>15\u00a0% le 1<sup>er</sup>…</p>"),
        ("<p>a</p>\n<p>b</p>", "<div>a</div><div>b</div>"),
        ('<a href="/é">x</a>', '<a href="/%C3%A9">x</a>'),
        ("a<br>b", "<p>a</p><p>b</p>"),
        ('<li>a <a class="footnote-backref" href="#x">↩</a></li>', "a"),
    ],
)
def test_the_same_essence(one: str, other: str) -> None:
    assert essence(one) == essence(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a b", "ab"), ("a", "a!"), ("a", "b"), ("a b", "b a"), ("A", "a"), ("<p>a</p><p>b</p>",
        "ab"),
        ('<a href="/a">x</a>', '<a href="/b">x</a>'), ("<a>x</a>", '<a href="/b">x</a>'),
        ('<img src="a.png">', '<img src="b.png">'), ("a-b", "a b"), ("*a*", "a"), ("1.", "1"),
        ("<li>a</li><li>b</li>", "<span>a</span><span>b</span>"), ("é", "e"),
    ],
)
def test_another_essence(one: str, other: str) -> None:
    assert essence(one) != essence(other)
