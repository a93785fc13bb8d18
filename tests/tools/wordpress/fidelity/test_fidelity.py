"""What came in against what went out, counted apart from the conversion."""

import time

import pytest

from tools.wordpress.fidelity import compare, source
from tools.wordpress.fidelity.words import attributes, words_of


@pytest.mark.parametrize(("html", "words"), [
    ("<p>Un <b>d</b>eux<br>trois</p><p>quatre</p>", "Un deux trois quatre"),
    ("1<sup>er</sup> et 10\u00a0000\u00a0$", "1er et 10 000"),
    ("l’œuvre l'œuvre « a » \"b\" c… d...", "l œuvre l œuvre a b c d"),
    ("a &lt; b &amp; &eacute;t&eacute; &amp;lt;", "a b été lt"),
    ("a < b > c <3 <", "a b c 3"), ("<!-- non --><script>non</script>oui", "oui"),
    ("<a href='x>y' title=\"a>b\">oui</a>", "oui"), ("<textarea>non</textarea>oui<br", "oui br"),
    ("voir https://x.example/a-b?c et www.y.example.", "voir et"),
    ("co\u00adopé\u200bration", "coopération"), ("e\u0301te\u0301", "été"), ("a_b", "a b"),
    ("<script>jamais fermé", ""), ("<!-- jamais fermé", ""),
])
def test_words(html, words):
    assert words_of(html) == words.split()


def test_attributes_as_a_browser_reads_them():
    html = "<a href='/a'>x</a><A HREF=/b>y</A><a data-href='/n' href=\"/c?d=1&amp;e\">z</a><a>n</a>"
    assert list(attributes(html, "a", "href")) == ["/a", "/b", "/c?d=1&e"]
    assert list(attributes("<!-- <a href=x> --><p href=y>", "a", "href")) == []


def test_what_is_lost_is_named_once_for_each_time():
    found = compare.words(["a", "b", "b", "c"], ["b", "x"])
    assert found.as_data() == {"in": 4, "out": 2, "lost": {"a": 1, "b": 1, "c": 1}}
    assert found.missing == 3
    assert compare.words(["a"], ["b", "a"]).lost == {}


def test_two_writings_of_one_address_are_one():
    into = ["{filename}/a%C3%A9.md", "/images/b.png", " https://x.example/ c ", "//y.example/"]
    out = ["aé.md", "{static}/images/b.png", "https://x.example/c", "//y.example/"]
    assert compare.addresses(into, out, {}).lost == {}
    lost = compare.addresses(["/a", "/a", "/b"], ["/a"], {"/b": 1})
    assert lost.lost == {"a": 1}


def test_the_whole_of_a_post_holds_what_it_takes_from_elsewhere():
    blocks = {1: 'un <!-- wp:block {"ref":2} /-->', 2: 'deux <!-- wp:block {"ref":1} /-->'}
    text = source.whole(
        '<!-- wp:block {"ref":1} /--> <!-- wp:block {"ref":9} /--> <!-- wp:block {bad} /-->'
        "<!-- wp:footnotes /-->", blocks.get, {"x": "note"}, ["<table>t</table>"],
    )
    assert words_of(text) == ["un", "deux", "note", "t"]


def test_reusable_blocks_cannot_make_a_post_explode():
    blocks = {n: f'x <!-- wp:block {{"ref":{n + 1}}} /-->' * 40 for n in range(9)}
    begun = time.process_time()
    source.whole('<!-- wp:block {"ref":0} /-->', blocks.get, {})
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(("text", "names", "seen"), [
    ('[caption id="a]b"]<img> Une[/caption] [sic]', ["caption"], "Une sic"),
    ("[captions]x[/captions]", ["caption"], "captions x captions"),
    ('[code lang="php"]<b>x</b>[/code]', ["code"], "b x b"),
    ("[a.b]x[/a.b]", ["a.b"], "x"), ("texte", ["code"], "texte"), ("[x]", [], "x"),
])
def test_shortcodes_that_became_something_else(text, names, seen):
    assert words_of(source.without_shortcodes(text, names)) == seen.split()


def test_shortcodes_are_counted_where_they_open():
    assert source.shortcodes_in("[a][a x][/a] [ab] [[a]] [a", ["a"]) == 3
    assert source.shortcodes_in("[a]", []) == 0


def test_a_long_hostile_text_takes_no_long_time():
    begun = time.process_time()
    for text in ("<a " * 20_000, '<a b="' * 20_000, "<!--" * 20_000, "<script>" * 20_000,
                 "[code " * 8_000, "&" * 100_000):
        words_of(text)
        source.without_shortcodes(text, ["code"])
    assert time.process_time() - begun < 20
