"""Bodies meant to harm: nothing is executed, nothing blows up, all of it has a name."""

import time
from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.wordpress.body import Refusal, convert, source_html
from tools.wordpress.body.addresses import SAFE, scheme_of
from tools.wordpress.body.clean import TAGS
from tools.wordpress.body.essence import essence
from tools.wordpress.body.limits import DEEPEST, LONGEST
from tools.wordpress.body.tree import parse
from tools.wordpress.rendering import Renderer

from .export import AROUND, EMPTY


def _refused(content: str) -> list[tuple[str, str, int]]:
    return [(one.kind, one.what, one.count) for one in convert(content, EMPTY).refused]


# --- scripts and their kin -----------------------------------------------------------

HARM = st.sampled_from([
    "<script>", "</script>", "<script src=//x.example/a.js>", "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>", "</svg>", "<math>", "<mtext>", "<mglyph>", "<style>", "</style>",
    "<iframe src=javascript:alert(1)>", "</iframe>", "<a href=javascript:alert(1)>", "</a>",
    "<a href='java\tscript:x'>", "<a href='&#106;avascript:x'>", "<a href=\"data:text/html,x\">",
    "<form action=/x>", "</form>", "<input autofocus onfocus=x>", "<object data=javascript:x>",
    "<embed src=javascript:x>", "<base href=//x.example/>", "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=//x.example/>", "<p style=\"background:url(javascript:x)\">",
    "<table background=javascript:x>", "<video poster=javascript:x onplay=y>", "<noscript>",
    "</noscript>", "<textarea>", "</textarea>", "<title>", "</title>", "<template>", "<xmp>",
    "[a](javascript:alert(1))", "![a](javascript:x)", "<javascript:alert(1)>", "[x]: javascript:y",
    "{: onclick=alert(1) }", "{onclick=x}", "`", "```", "\n\n", " ", "x", "<!--", "-->",
    "&lt;script&gt;",
    "&#60;script>", "<a href=\"{filename}/x.md\">", "<img src=\"|static|/x.png\">",
    "<div markdown=1>",
    "*", "<b onclick=x>", "[caption]", "[/caption]", "[code]", "[/code]",
    "[video src=javascript:x]",
    "[embed]javascript:x[/embed]", "<![CDATA[", "]]>", "<?php", "?>",
    "<blockquote cite=javascript:x>",
])


def _harmless(html: str) -> None:
    for element in parse(html).iterdescendants():
        tag = str(element.tag)
        assert tag in TAGS | {"h1"}, tag
        for name, value in element.attrib.items():
            assert not str(name).startswith("on"), name
            assert name != "style"
            if name in {"href", "src", "cite", "poster"}:
                assert scheme_of(str(value)) in SAFE | {""}, value
                assert not str(value).startswith(("{", "|")) or str(value).startswith("{static}/")


@settings(deadline=None, max_examples=120)
@given(pieces=st.lists(HARM, max_size=16))
def test_nothing_is_executed(pieces: list[str], renderer: Renderer) -> None:
    content = "".join(pieces)
    _harmless(source_html(content, EMPTY))
    body = convert(content, EMPTY)
    page = renderer.html(body.markdown)
    _harmless(page)
    proven = convert(content, EMPTY, render=renderer.html)
    _harmless(renderer.html(proven.markdown))
    assert essence(renderer.html(proven.markdown)) == essence(source_html(content, EMPTY))


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        ("<script src='//x.example/a.js'>a</script>", ("script", "src=//x.example/a.js", 1)),
        ("<p onclick=a onclick=b>x</p><b onload=c>y</b>", ("event attribute", "onclick", 1)),
        ("<a href='javascript:x'>Mot</a>", ("javascript: link", "Mot", 1)),
        ("<a href=' JAVA\nSCRIPT:x'>Mot</a>", ("javascript: link", "Mot", 1)),
        ("<a href='vbscript:x'>Mot</a>", ("vbscript: link", "Mot", 1)),
        ("<a href='data:text/html,x'>Mot</a>", ("data: address", "href", 1)),
        ("<a href=data:text/html,x>Mot</a>", ("data: link", "Mot", 1)),
        ("<img src='data:image/png;base64,AA' alt=x>", ("image without address", "x", 1)),
        ("<iframe></iframe>", ("iframe without address", "", 1)),
        ("<iframe src='javascript:x' title='T'></iframe>", ("javascript: iframe", "T", 1)),
        ("<form action='/x'><input></form>", ("form", "action=/x", 1)),
        ("<input name=q>", ("input", "name=q", 1)),
        ("<svg><path/></svg>", ("svg", "", 1)),
        ("<style>p{}</style>", ("style", "", 1)),
        ("<noscript><img src=x></noscript>", ("noscript", "", 1)),
        ("<object data='a.swf'></object>", ("Flash", "a.swf", 1)),
        ("<blockquote cite='javascript:x'>y</blockquote>", ("javascript: address", "cite", 1)),
        ("<audio></audio>", ("audio without address", "", 1)),
        ("<a href='#nulle-part'>x</a>", ("link to a place that is not there", "#nulle-part", 1)),
        ('<!-- wp:archives {"x":1} /-->', ("block that only WordPress fills", "core/archives", 1)),
    ],
)
def test_a_refusal_has_its_name(content: str, refused: tuple[str, str, int]) -> None:
    assert refused in _refused(content)


def test_what_is_refused_is_counted() -> None:
    assert _refused("<script>a</script>" * 3) == [("script", "", 3)]


def test_a_long_name_is_cut() -> None:
    ((_, what, _),) = _refused(f"<a href='javascript:x'>{'mot ' * 100}</a>")
    assert len(what) == 120 and what.endswith("…")


def test_the_text_of_what_is_refused_stays_where_it_is_text() -> None:
    body = convert("<a href='javascript:x' onclick=y>Un <b>mot</b></a>", EMPTY)
    assert body.markdown == "Un **mot**"


def test_pelican_finds_no_address_of_its_own(renderer: Renderer) -> None:
    content = '<a href="{filename}/articles/x.md">a</a> <a href="|static|/x">b</a>'
    page = renderer.html(convert(content, EMPTY).markdown)
    assert 'href="%7Bfilename%7D/articles/x.md"' in page and 'href="%7Cstatic%7C/x"' in page


def test_an_address_that_leads_nowhere_is_no_link() -> None:
    around = replace(EMPTY, link=lambda _: "")
    body = convert('<a href="/wp-content/uploads/x.doc">Le fichier</a>', around)
    assert body.markdown == "Le fichier"
    assert body.refused == (Refusal("link that leads nowhere", "/wp-content/uploads/x.doc", 1),)


# --- size and depth ------------------------------------------------------------------

def test_thirty_megabytes_are_refused_by_name() -> None:
    content = "<p>mot</p>\n" * 3_000_000
    started = time.process_time()
    body = convert(content, EMPTY)
    assert body.markdown == ""
    assert body.refused == (
        Refusal("body too long", f"{len(content)} characters, {LONGEST} at most", 1),
    )
    assert time.process_time() - started < 10


def test_a_picture_written_into_a_body_does_not_make_it_too_long() -> None:
    content = f'<p>Avant</p><img src="data:image/png;base64,{"A" * 2 * LONGEST}"><p>Après</p>'
    body = convert(content, EMPTY)
    assert body.markdown == "Avant\n\nAprès"
    assert body.refused[0] == Refusal("data: address", "src", 1)


@pytest.mark.parametrize(
    ("tag", "closed"),
    [("div", True), ("div", False), ("b", True), ("b", False), ("blockquote", True),
     ("ul><li", True), ("table><tr><td", True), ("a", False)],
)
def test_ten_thousand_deep(tag: str, closed: bool, renderer: Renderer) -> None:
    name = tag.split(">")[0]
    content = f"<{tag}>" * 10_000 + "fond" + f"</{name}>" * 10_000 * closed
    body = convert(content, EMPTY, render=renderer.html)
    assert essence(renderer.html(body.markdown)).words == ("fond",)
    deep = {one.kind: one for one in body.refused}
    assert deep["deep nesting"] == Refusal(
        "deep nesting", f"beyond {DEEPEST} elements", 10_000 - DEEPEST
    )


def test_many_open_tags_that_need_no_end_are_not_deep() -> None:
    content = "<ul>" + "<li>x" * 500 + "</ul>" + "<p>y" * 500
    assert convert(content, EMPTY).refused == ()


def test_formatting_that_a_parser_would_open_again_and_again() -> None:
    body = convert("<p><font color=1><b>x" * 3000, EMPTY)
    assert [one.kind for one in body.refused] == [
        "deep nesting", "formatting that is never closed"
    ]
    assert body.markdown.split() == ["x"] * 3000


def test_blocks_that_hold_themselves_twice() -> None:
    blocks = {n: f'<!-- wp:block {{"ref":{n + 1}}} /-->' * 2 + "x" * 1000 for n in range(40)}
    body = convert('<!-- wp:block {"ref":0} /-->', replace(EMPTY, block=blocks.get))
    assert {one.kind for one in body.refused} <= {
        "reusable blocks without end", "reusable block that is not in the export",
    }
    assert body.refused


GROWING = {
    "paragraphs": "mot mot mot\n\n", "elements": "<p>mot <b>x</b></p>\n", "open quotes": '<a "',
    "open tags": "<a ", "open comments": "<!--", "brackets": "[", "shortcodes": "[audio src=x] ",
    "unclosed": "[caption]", "spaces": " ", "lines": "\n", "ticks": "`", "stars": "* ",
    "ampersands": "& ", "items": "<li>x</li>", "rows": "<tr><td>x</td></tr>",
    "blocks": "<!-- wp:a -->", "spans": "<span>x</span>", "breaks": "<br>", "names": "[a_b] ",
    "addresses": "http://a.b/c\n",
}


def _seconds(content: str) -> float:
    def once() -> float:
        started = time.process_time()
        convert(content, AROUND)
        return time.process_time() - started

    return min(once(), once())


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_with_length(name: str) -> None:
    """Eight times the length takes at most some twenty times as long: no square in it."""
    piece = GROWING[name]
    small, large = (_seconds(piece * (size // len(piece))) for size in (8_000, 64_000))
    assert large < 20 * small + 0.1


def test_an_address_comes_out_as_it_was(renderer: Renderer) -> None:
    address = "https://x.example/a_(b)/[c]?d=1&copy=2&amp=3|4^5`6'7\"8 9"
    href = address.replace("&", "&amp;").replace('"', "&quot;")
    content = f'<a href="{href}">x</a>'
    (found,) = essence(renderer.html(convert(content, EMPTY).markdown)).links
    assert unquote(found) == address
