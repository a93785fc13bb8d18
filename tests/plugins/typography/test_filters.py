"""The Jinja filters."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from plugins.typography.filters import typo, typo_html

NBSP = "\u00a0"


def test_ordinals_are_raised_and_the_rest_escaped() -> None:
    assert typo_html("Le XXIe siècle & le 1er <mot>") == (
        "Le XXI<sup>e</sup> siècle &amp; le 1<sup>er</sup> &lt;mot&gt;"
    )


def test_words_that_look_like_roman_numbers_are_no_ordinals() -> None:
    for word in ("De", "Le", "Me", "Ce", "Vie", "MIeux", "2e5", "Die", "elles"):
        assert "<sup>" not in typo_html(word)


def test_markup_keeps_its_tags_and_entities() -> None:
    value = Markup('<a title="l\'eau : ?" href="/a?b">l\'eau : oui</a> &amp; ?')
    assert typo(value) == (
        f'<a title="l\'eau : ?" href="/a?b">l’eau{NBSP}: oui</a> &amp; ?'
    )


def test_nothing_is_an_empty_text() -> None:
    assert typo(None) == ""


def test_a_hostile_text_comes_out_as_text() -> None:
    assert "<script>" not in typo_html("<script>alert('1er')</script>")


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("1er, 1re, 2e", "1<sup>er</sup>, 1<sup>re</sup>, 2<sup>e</sup>"),
        ("les 1ers et 3es", "les 1<sup>ers</sup> et 3<sup>es</sup>"),
        ("le Ier, XIXe", "le I<sup>er</sup>, XIX<sup>e</sup>"),
        ("la 21e édition", "la 21<sup>e</sup> édition"),
        ("3 e, 1,2e, v2e, 2ex, IXex", "3 e, 1,2e, v2e, 2ex, IXex"),
    ],
)
def test_an_ordinal_is_a_number_and_its_ending(text: str, raised: str) -> None:
    assert typo_html(text) == raised


def test_text_stays_text_and_markup_stays_markup() -> None:
    assert type(typo("l'eau")) is str
    assert isinstance(typo(Markup("l'eau")), Markup)
    assert isinstance(typo_html("l'eau"), Markup)
    assert isinstance(typo_html(Markup("<b>l'eau</b>")), Markup)
    assert typo_html(Markup("<b>l'eau</b>")) == "<b>l’eau</b>"
    assert typo(12) == "12"


@settings(deadline=None)
@given(st.text(max_size=60))
def test_only_ordinals_make_elements(text: str) -> None:
    html = str(typo_html(text))
    assert html.count("<") == 2 * html.count("<sup>")
    assert re.sub("</?sup>", "", html) == escape(typo(text))


@settings(deadline=None)
@given(st.lists(st.sampled_from([
    "l'eau : ", '<a title="a : b" href="/x?y=1&amp;z">', "</a>", "&amp;", "&#8217;", "&nbsp;",
    "<br>",
    "5 %", "« x »", "<code>", "</code>", '<img alt="l\'a">', " ?", "1er",
]), max_size=8))
def test_tags_and_entities_come_back_as_they_were(parts: list[str]) -> None:
    html = Markup("").join(map(Markup, parts))
    done = typo(html)
    tags = re.compile("<[^>]*>|&[^;]*;")
    assert tags.findall(done) == tags.findall(html)
    assert typo(done) == done
