"""Bodies: what runs goes, what is relative becomes whole, what is read stays."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from plugins.category_feeds.body import Cleaner

BASE = "https://hote.example/2014/titre/"


def clean(html: str) -> str:
    return Cleaner().clean(html, BASE)[0]


@pytest.mark.parametrize(("given", "kept"), [
    ('<p class="x" id="y" style="color:red" onclick="z()">a</p>', "<p>a</p>"),
    ('<a href="#fn:1">1</a>', f'<a href="{BASE}#fn:1">1</a>'),
    ('<a href="/a/">x</a>', '<a href="https://hote.example/a/">x</a>'),
    ('<a href="javascript:x()">x</a>', "<a>x</a>"),
    ('<img src="/i.png" srcset="i.png 2x" alt="é">',
     f'<img src="https://hote.example/i.png" srcset="{BASE}i.png 2x" alt="é">'),
    ('<img src="data:image/png;base64,AA=="><img src="data:text/html,x">',
     '<img src="data:image/png;base64,AA=="><img>'),
    ('<video src="v.mp4" poster="p.jpg" autoplay></video>',
     f'<video src="{BASE}v.mp4" poster="{BASE}p.jpg"></video>'),
    ('<picture><source srcset="/a.webp 1x"><img src="a.png"></picture>',
     f'<picture><source srcset="https://hote.example/a.webp 1x"><img src="{BASE}a.png">'
     "</picture>"),
    ('<blockquote cite="/q">q</blockquote>',
     '<blockquote cite="https://hote.example/q">q</blockquote>'),
    ("<script>x()</script><style>p{}</style>a", "a"),
    ('<form action="/x"><input name="a"><button>b</button></form>c', "c"),
    ('<iframe src="//video.example/1?a=1&amp;b=2" allowfullscreen></iframe>',
     '<p><a href="https://video.example/1?a=1&amp;b=2">https://video.example/1?a=1&amp;b=2</a>'
     "</p>"),
    ("<iframe srcdoc='<p>x</p>'></iframe>a", "a"),
    ("<object data=x><embed src=y></object>a", "a"),
    ("<svg><text>étiquette</text></svg><p>a</p>", "<p>a</p>"),
    ("<!-- caché --><p>a</p>", "<p>a</p>"),
    ("<details><summary>s</summary>t</details>",
     '<details open=""><summary>s</summary>t</details>'),
    ("<p>l\u00a0’on\u202f! &nbsp;</p>", "<p>l\u00a0’on\u202f! \u00a0</p>"),
    ("<p>écrit &amp;nbsp; tel quel</p>", "<p>écrit &amp;nbsp; tel quel</p>"),
    ("]]> <![CDATA[x]]> 👍", "]]&gt;  👍"),
    ("<p>a<p>b <em>c", "<p>a</p><p>b <em>c</em></p>"),
    ("", ""),
])
def test_clean(given: str, kept: str) -> None:
    assert clean(given) == kept


@pytest.mark.parametrize(("given", "kept", "removed"), [
    ("<p>a\x0bb\x00</p>", "<p>ab</p>", 2),
    ("<p>a&#11;b</p>", "<p>ab</p>", 1),
    ("<p>a&#xD800;b&#xFFFE;</p>", "<p>ab</p>", 2),
    ("<p>a\ud800b</p>", "<p>ab</p>", 1),
    ("<p>&#233;&#160;b</p>", "<p>é\u00a0b</p>", 0),
])
def test_what_xml_refuses_is_left_out_and_counted(
    given: str, kept: str, removed: int
) -> None:
    assert Cleaner().clean(given, BASE) == (kept, removed)


def test_each_body_has_its_own_base() -> None:
    cleaner = Cleaner()
    assert cleaner.clean('<a href="#a">a</a>', "https://a.example/")[0] == (
        '<a href="https://a.example/#a">a</a>')
    assert cleaner.clean('<a href="#a">a</a>', "https://b.example/")[0] == (
        '<a href="https://b.example/#a">a</a>')


@pytest.mark.parametrize(
    "attack", (Path(__file__).parent / "attacks.txt").read_text("utf-8").splitlines())
def test_nothing_runs(attack: str) -> None:
    kept = lxml_html.fragment_fromstring(clean(attack), create_parent="div")
    for element in kept.iter():
        assert element.tag not in {"script", "style", "iframe", "form", "object", "svg", "math"}
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name != "style"
            assert "script:" not in value.lower().replace("\n", "").replace("\t", "")


@given(st.lists(st.sampled_from([
    "<p>", "</p>", "<script>", "</script>", "<a href='", "'>", "<svg>", "</svg>", "<math>", "é",
    "<style>", "<img src=x onerror=y>", "&", "&lt;", "<!--", "-->", "<title>", "<noscript>",
    "<table>", "<td>", "\x0b", "javascript:", "</noscript>", "<mglyph>", '"', "<template>",
])))
def test_cleaning_is_done_after_once(parts: list[str]) -> None:
    once = clean("".join(parts))
    assert clean(once) == once
