"""Each page rule on HTML that it refuses, with what it says, and on HTML that it lets pass."""

import base64
import hashlib
from types import ModuleType

import pytest

from tests.tools.check.support import ADDRESS, BODY_LINE, FEED, document, said
from tools.check import budgets
from tools.check.page import read_page
from tools.check.rules import (
    PAGE_RULES,
    alternative_text,
    autodiscovery,
    canonical,
    content_policy,
    duplicate_id,
    html_nesting,
    html_syntax,
    html_vocabulary,
    id_reference,
    image_size,
    page_weight,
    scripts,
    structured_data,
    third_party,
)
from tools.check.rules import (
    document as document_rule,
)

IMAGE = '<img src="/i.png" alt="" width="1" height="1">'

REFUSED: list[tuple[ModuleType, str, str]] = [
    (html_syntax, '<p id="a" id="b">x</p>', "Dropped duplicate attribute on tag"),
    (html_syntax, "<p>x</div>", "End tag (div) seen too early. Expected other end tag"),
    (html_syntax, '<a href="/">x<a href="/">y</a></a>',
     "Unexpected start tag (a) implies end tag (a)"),
    (html_syntax, "<p>x &nope; y</p>", "Named entity expected. Got none"),
    (html_vocabulary, "<center>x</center>", "<center> is obsolete; CSS took its place"),
    (html_vocabulary, "<spam>x</spam>", "<spam> is no HTML element; <span>?"),
    (html_vocabulary, '<p align="right">x</p>', '<p> has no attribute "align"'),
    (html_vocabulary, '<table border="1"></table>', '<table> has no attribute "border"'),
    (html_nesting, '<a href="/"><button>x</button></a>', "<button> inside <a>"),
    (html_nesting, '<button><span tabindex="0">x</span></button>', "<span> inside <button>"),
    (html_nesting, "<span><div>x</div></span>", "<div> inside <span>"),
    (html_nesting, "<ul><p>x</p></ul>", "<p> directly inside <ul>"),
    (html_nesting, "<li>x</li>", "<li> outside <menu>, <ol>, <ul>"),
    (html_nesting, "<details><p>x</p><summary>y</summary></details>",
     "<summary> is not the first in its <details>"),
    (html_nesting, "<label><label>x</label></label>", "<label> inside <label>"),
    (duplicate_id, '<p id="x">a</p><p id="x">b</p>', f'id "x" is already on line {BODY_LINE}'),
    (duplicate_id, '<p id="">a</p>', 'id "" is empty or holds white space'),
    (id_reference, '<label for="x">a</label>', 'for="x" names no element of the page'),
    (id_reference, '<p id="y" aria-describedby="y z">a</p>',
     'aria-describedby="z" names no element of the page'),
    (document_rule, "<h2></h2>", "an empty <h2>"),
    (document_rule, "<h3>x</h3>", '<h3> "x" follows <h1>'),
    (structured_data, '<script type="application/ld+json">{"a": }</script>',
     "JSON-LD does not parse: Expecting value: line 1 column 7 (char 6)"),
    (structured_data, '<script type="application/ld+json">[]</script>',
     "JSON-LD without schema.org for its @context"),
    (structured_data,
     '<script type="application/ld+json">{"@context": "https://schema.org"}</script>',
     "JSON-LD without a @type"),
    (alternative_text, '<img src="/i.png">', 'image "/i.png" has no alternative text'),
    (alternative_text, '<img src="/i.png" alt="IMG_1.JPG">',
     'image "/i.png" has a file name for alternative text: "IMG_1.JPG"'),
    (alternative_text, f'<a href="/">{IMAGE}</a>',
     'image "/i.png" is all that its link holds, and has no alternative text'),
    (alternative_text, '<svg role="img"><path d=""/></svg>', "a drawing has no name"),
    (image_size, '<img src="/i.png" alt="">', '<img> "/i.png" has no width and no height'),
    (image_size, '<img src="/i.png" alt="" width="10" height="50%">',
     '<img> "/i.png" has no height'),
    (content_policy, '<p style="color: red">x</p>', "<p> has a style attribute"),
    (content_policy, '<p onclick="f()">x</p>', "<p> has an onclick attribute"),
    (content_policy, '<a href=" JavaScript:f()">x</a>', "<a> has a javascript: href"),
    (content_policy, "<script>f()</script>", "the policy does not hold the hash of this <script>"),
    (content_policy, "<style>p{}</style>", "the policy does not hold the hash of this <style>"),
    (scripts, '<script type="module" src="/x.js"></script>',
     "this page is only read, and runs /x.js"),
    (scripts, "<script>f()</script>", "this page is only read, and runs an inline script"),
    (third_party, '<img src="//cdn.example/i.png" alt="">',
     "<img> asks cdn.example for //cdn.example/i.png"),
    (third_party, '<img src="/i.png" srcset="https://cdn.example/i.png 2x" alt="">',
     "<img> asks cdn.example for https://cdn.example/i.png"),
    (third_party, '<iframe src="https://video.example/1" title="x"></iframe>',
     "<iframe> asks video.example for https://video.example/1"),
    (third_party, "<style>p{background:url('https://cdn.example/b.png')}</style>",
     "<style> asks cdn.example for https://cdn.example/b.png"),
    (third_party, '<video src="https://video.example/1.mp4"></video>',
     "<video> asks video.example for https://video.example/1.mp4"),
]


@pytest.mark.parametrize(("rule", "body", "message"), REFUSED)
def test_refused_at_its_line(rule: ModuleType, body: str, message: str) -> None:
    assert f"{BODY_LINE}: {message}" in said(rule, document(body))


ALLOWED: list[tuple[ModuleType, str]] = [
    (html_syntax, "<ul><li>x<li>y</ul><p>a & b<p>c"),
    (html_vocabulary, '<p data-x="1" aria-hidden="true">x</p><x-y></x-y>'),
    (html_vocabulary, '<svg viewBox="0 0 1 1"><path d=""/></svg>'),
    (html_nesting, '<a href="/"><div><p>x</p></div></a><label>x <input></label>'),
    (html_nesting, "<template><li>x</li></template>"),
    (html_nesting, '<button><input type="hidden" name="a"></button>'),
    (duplicate_id, '<p id="x">a</p><p id="X">b</p>'),
    (id_reference, '<label for="x">a</label><input id="x">'),
    (document_rule, "<h2>x</h2><h3>y</h3><h2>z</h2><template><h2></h2></template>"),
    (structured_data,
     '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "X"}'
     "</script>"),
    (alternative_text, f'{IMAGE}<a href="/">{IMAGE} texte</a>'),
    (image_size, IMAGE),
    (content_policy, '<script type="application/ld+json">{}</script>'),
    (scripts, '<script type="application/ld+json">{}</script>'),
    (third_party, '<a href="https://elsewhere.example/">x</a><img src="/i.png" alt="">'
                  '<img src="https://carnet.example/i.png" alt="">'),
    (third_party, '<video src="https://video.example/1.mp4" preload="none"></video>'),
]


@pytest.mark.parametrize(("rule", "body"), ALLOWED)
def test_allowed(rule: ModuleType, body: str) -> None:
    assert said(rule, document(body)) == []


def test_every_rule_is_tried_both_ways() -> None:
    own_tests = {autodiscovery, canonical, page_weight}
    assert {rule for rule, *_ in REFUSED} | own_tests == set(PAGE_RULES)
    assert {rule for rule, _ in ALLOWED} | own_tests == set(PAGE_RULES)


@pytest.mark.parametrize("rule", PAGE_RULES)
def test_a_sound_page_is_let_pass(rule: ModuleType) -> None:
    assert said(rule, document(), kind="article") == []


def test_bytes_that_are_no_utf_8_are_told() -> None:
    data = document("<p>é</p>").encode("latin-1")
    faulty = read_page("a/index.html", data, ADDRESS)
    # The description has the first é, on line 8.
    assert [(p.line, p.message) for p in html_syntax.check(faulty)] == [
        (8, "byte 0xE9 is not UTF-8")]


@pytest.mark.parametrize(
    ("gone", "message"),
    [
        (' lang="fr-CA"', "0: <html> has no lang"),
        ("<title>Titre</title>", "0: a page has one <title>, with text in it"),
        ("<h1>Titre</h1>", "0: 0 <h1> on the page; it has one"),
        ('<meta charset="utf-8">', "0: no <meta charset> in the first 1024 bytes"),
        ('<meta name="description" content="Résumé.">', '0: no <meta name="description">'),
        ('<meta name="viewport" content="width=device-width">', '0: no <meta name="viewport">'),
    ],
)
def test_what_a_document_cannot_do_without(gone: str, message: str) -> None:
    text = document()
    assert gone in text
    assert message in said(document_rule, text.replace(gone, ""))


def test_a_second_h1_is_one_too_many() -> None:
    assert "0: 2 <h1> on the page; it has one" in said(document_rule, document("<h1>x</h1>"))


def test_a_page_kept_out_of_search_needs_no_description() -> None:
    text = document(head='<meta name="robots" content="noindex">')
    assert said(document_rule, text.replace('name="description"', 'name="other"')) == []


def test_a_page_has_one_canonical_address_and_it_is_its_own() -> None:
    link = '<link rel="canonical" href="https://carnet.example/a/">'
    assert said(canonical, document()) == []
    assert said(canonical, document().replace(link, "")) == [
        "0: 0 canonical addresses; a page has one"]
    assert said(canonical, document(head=link)) == ["0: 2 canonical addresses; a page has one"]
    assert said(canonical, document(), name="b/index.html") == [
        "9: the canonical address is https://carnet.example/a/; "
        "the page is at https://carnet.example/b/"]
    hidden = document(head='<meta name="robots" content="noindex">').replace(link, "")
    assert said(canonical, hidden) == []


WHOLE = FEED.replace("https://fils.example", "")
CATEGORY = WHOLE.replace("/flux.xml", "/categories/un/flux.xml")


@pytest.mark.parametrize(("links", "messages"), [
    (CATEGORY + WHOLE, []),
    (CATEGORY + CATEGORY.replace("rss+xml", "feed+json").replace("flux.xml", "flux.json") + WHOLE,
     []),
    ("", ["0: names no RSS feed"]),
    (WHOLE.replace("rss+xml", "feed+json"), ["0: names no RSS feed"]),
    (WHOLE.replace("alternate", "next"), ["0: names no RSS feed"]),
    (WHOLE.replace("Carnet", " "), ["9: the feed /flux.xml has no title"]),
    (WHOLE + WHOLE.replace("/flux.xml", "../flux.xml"),
     ["9: the feed ../flux.xml is named twice"]),
    (WHOLE + CATEGORY, ["9: the feed /categories/un/flux.xml stands after a more general one"]),
])
def test_a_page_names_its_feeds_the_nearest_first(links: str, messages: list[str]) -> None:
    assert said(autodiscovery, document().replace(FEED, links)) == messages
    hidden = document(head='<meta name="robots" content="noindex">').replace(FEED, links)
    assert said(autodiscovery, hidden) == []


def test_the_policy_admits_a_sheet_by_its_hash() -> None:
    css = "p{color:red}"
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    text = document(head=f"<style>{css}</style>")
    admitted = text.replace("'none'", f"'none'; style-src 'sha256-{digest}'")
    assert said(content_policy, admitted) == []
    assert said(content_policy, admitted.replace("red", "tan")) == [
        "10: the policy does not hold the hash of this <style>"]


def test_a_page_without_a_policy() -> None:
    text = document().replace("Content-Security-Policy", "Refresh-Not")
    assert said(content_policy, text) == ["0: the page has no Content-Security-Policy"]
    redirect = text.replace("Refresh-Not", "refresh")
    assert said(content_policy, redirect) == []


def test_a_policy_that_admits_everything_inline() -> None:
    text = document().replace("'none'", "'unsafe-inline'")
    assert "0: the Content-Security-Policy admits anything inline" in said(content_policy, text)


def test_a_policy_that_does_not_refuse_by_default() -> None:
    text = document().replace("default-src 'none'", "img-src 'self'")
    assert said(content_policy, text) == [
        "0: the Content-Security-Policy does not begin with default-src 'none'"]


@pytest.mark.parametrize("prefix", budgets.SCRIPTED)
def test_a_page_that_is_used_may_have_a_script(prefix: str) -> None:
    text = document('<script type="module" src="/x.js"></script>')
    assert said(scripts, text, name=f"{prefix}index.html") == []


def test_a_page_that_is_too_heavy_for_one_round_trip() -> None:
    noise = "".join(hashlib.sha256(str(n).encode()).hexdigest() for n in range(600))
    text = document(f"<p>{noise}</p>")
    for kind in ("home", "article"):
        (message,) = said(page_weight, text, kind=kind)
        assert message.endswith("bytes in brotli; the budget is 14,600")
    assert said(page_weight, text, kind="page") == []


def test_the_summary_that_invoke_new_wrote_is_not_published() -> None:
    text = document().replace('content="Résumé."', 'content="Résumé à écrire."')
    assert [line.partition(": ")[2] for line in said(document_rule, text)] == [
        "the summary is still to be written"]
