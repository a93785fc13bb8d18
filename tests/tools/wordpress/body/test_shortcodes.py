"""Which brackets are a shortcode, and what it holds."""

import pytest

from tools.wordpress.body.account import Account
from tools.wordpress.body.shortcodes import Shortcode, Shortcodes, attributes
from tools.wordpress.body.stash import Stash


@pytest.mark.parametrize(
    ("inside", "values", "words"),
    [
        ("", {}, ()),
        (' a="1" b=\'2\' c=3', {"a": "1", "b": "2", "c": "3"}, ()),
        (' a="1, 2" B = "x y"', {"a": "1, 2", "b": "x y"}, ()),
        (" http://x.example/?a", {}, ("http://x.example/?a",)),
        ("=http://x.example/", {}, ("=http://x.example/",)),
        (' "un mot" seul /', {}, ("un mot", "seul")),
        (" a=“1” b=″2″ c=&quot;3&quot;", {"a": "1", "b": "2", "c": "3"}, ()),
        (" a=«\u00a01\u00a0»", {"a": "1"}, ()),
        (' a="', {}, ('a="',)),
        (" =", {}, ("=",)),
    ],
)
def test_attributes(inside: str, values: dict[str, str], words: tuple[str, ...]) -> None:
    assert attributes(inside) == (values, words)


def _read(text: str, refuse: bool = False) -> tuple[str, list[Shortcode], Account]:
    made: list[Shortcode] = []

    def make(shortcode: Shortcode) -> str | None:
        made.append(shortcode)
        return None if refuse else f"<{shortcode.name}>"

    stash, account = Stash(), Account()
    names = frozenset({"caption", "gallery", "audio"})
    replaced = Shortcodes(make, names, stash, account).replaced(text)
    return stash.restore(replaced), made, account


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("a [gallery] b", "a <gallery> b"),
        ("[gallery ids='1'][gallery /]", "<gallery><gallery>"),
        ("[GALLERY]", "<gallery>"),
        ("[caption]a[/caption]b", "<caption>b"),
        ("[audio a=1] b [audio]c[/audio]", "<audio> b <audio>"),
        ("[audio a=1/] b [/audio]", "<audio> b [/audio]"),
        ("[php]<b>[/php]", "<php>"),
        ("[code]a[gallery]b[/code]", "<code>"),
        # What is none.
        ("[php] seul", "[php] seul"),
        ("[gallerya] [gallery-x] [a[gallery]", "[gallerya] [gallery-x] [a<gallery>"),
        ("[ gallery ]", "[ gallery ]"),
        ("[/gallery]", "[/gallery]"),
        ("[gallery", "[gallery"),
        # Two brackets are how one writes of a shortcode.
        ("[[gallery]]", "[gallery]"),
        ("[[gallery ids=1]] [gallery]", "[gallery ids=1] <gallery>"),
        ("[[caption]a[/caption]]", "[caption]a[/caption]"),
        ("[[gallery] a", "[[gallery] a"),
        ("[[autre]]", "[[autre]]"),
    ],
)
def test_known_ones_are_replaced(text: str, replaced: str) -> None:
    assert _read(text)[0] == replaced


def test_one_that_says_too_little_stays_visible_and_is_not_known() -> None:
    text, made, account = _read("a [audio x]b[/audio] c", refuse=True)
    assert text == "a [audio x]b[/audio] c"
    assert made == [Shortcode("audio", {}, ("x",), "b")]
    assert account.known == []


@pytest.mark.parametrize(
    "text",
    ["[sic]", "[...]", "[1]", "[Mise à jour]", "[peut-être]", "[sous-titre]", "[NDLR : vu]",
    "[x y]",
     "[[contact a=1]]", "[ form a=1 ]", "a[0]", "[]", "[é=1]"],
)
def test_prose_in_brackets_is_no_shortcode(text: str) -> None:
    read, _, account = _read(text)
    assert read == text and account.unknown == [] and account.known == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('[contact-form-7 id="1"]', "contact-form-7"), ("[ref]a[/ref]", "ref"),
        ("[wp_sitemap]", "wp_sitemap"), ("[toc /]", "toc"), ("[tableau2]", "tableau2"),
        ("[my-own-form]", "my-own-form"), ("[tweet id=1]", "tweet"),
    ],
)
def test_unknown_ones_are_listed_and_stay(text: str, name: str) -> None:
    read, _, account = _read(text)
    assert read == text and account.unknown[0] == name
