"""Texts: what XML refuses is left out and counted, typographic signs stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.category_feeds.text import legal, one_line, plain


@pytest.mark.parametrize(("text", "kept", "removed"), [
    ("a\x00b", "ab", 1),
    ("a\x0bb", "ab", 1),
    ("a\x1f\x7f", "a", 2),
    ("a\ud800b", "ab", 1),
    ("a\ufffeb\uffff", "ab", 2),
    ("a\ufffdb", "ab", 1),
    ("a\x85b\x9f", "ab", 2),
    ("a\r\nb\rc", "a\nb\nc", 0),
    ("\t\n", "\t\n", 0),
    ("l\u00a0’\u202f« é 👍 \uffc1", "l\u00a0’\u202f« é 👍 \uffc1", 0),
    ("", "", 0),
])
def test_legal(text: str, kept: str, removed: int) -> None:
    assert legal(text) == (kept, removed)


@given(st.text(st.characters(exclude_categories=())))
def test_whatever_is_left_is_xml(text: str) -> None:
    kept, removed = legal(text)
    element = etree.Element("a")
    element.text = kept
    assert etree.fromstring(etree.tostring(element)).text == (kept or None)
    # Line ends may be joined; nothing else is lost without being counted.
    assert len(kept) + removed <= len(text)
    assert (removed == 0) == (kept == text.replace("\r\n", "\n").replace("\r", "\n"))


@pytest.mark.parametrize(("text", "read"), [
    ("Un <b>titre</b>", "Un titre"),
    ("R&amp;D", "R&D"),
    ("R&D", "R&D"),
    ("a &lt;em&gt;b&lt;/em&gt;", "a b"),
    ("2 < 3 et 4 > 1", "2 < 3 et 4 > 1"),
    ("Si x<y alors", "Si x<y alors"),
    ("<script>alert(1)</script>Titre", "Titre"),
    ("<!-- caché -->vu", "vu"),
    ("deux\n\n  lignes\t", "deux lignes"),
    ("espace\u00a0: insécable", "espace\u00a0: insécable"),
    ("\u00a0", "\u00a0"),
    ("]]> <![CDATA[x]]>", "]]> <![CDATA[x]]>"),
    ("<p></p>", ""),
    ("", ""),
])
def test_plain(text: str, read: str) -> None:
    assert plain(text) == read


def test_a_text_that_is_plain_already_keeps_its_signs() -> None:
    assert one_line("L’élément <details>\n de  HTML \x0b") == "L’élément <details> de HTML"
