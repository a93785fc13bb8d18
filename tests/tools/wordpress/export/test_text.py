"""Bytes of an export as text that a parser reads to its end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.wordpress.export.parse import element
from tools.wordpress.export.text import (
    declared_encoding,
    decode,
    with_known_references,
    without_controls,
)


@pytest.mark.parametrize(("head", "name"), [
    (b'<?xml version="1.0" encoding="UTF-8"?>', "utf-8"),
    (b"<?xml version='1.0' encoding='latin1'?>", "iso8859-1"),
    (b'<?xml encoding="nonsense"?>', "utf-8"), (b"", "utf-8"), (b'<rss encoding="x">', "utf-8"),
])
def test_the_declared_encoding(head, name):
    assert declared_encoding(head) == name


@pytest.mark.parametrize(("data", "declared", "text"), [
    ("été".encode(), "iso8859-1", "été"), ("été".encode("cp1252"), "utf-8", "été"),
    ("œuvre – 5 €".encode("cp1252"), "iso8859-1", "œuvre – 5 €"),
    ("Привет".encode("cp1251"), "cp1251", "Привет"), (b"\xff\x00", "utf-8", "ÿ\0"),
    ("déjà".encode() + b" \xe9t\xe9", "utf-8", "déjà été"),
])
def test_what_it_really_is_wins(data, declared, text):
    assert decode(data, declared)[0] == text


@pytest.mark.parametrize(("text", "clean", "count"), [
    ("a\x00b\x08c\x1f", "abc", 3), ("a\tb\nc", "a\tb\nc", 0), ("a\x85b\x93c\x94", "a…b“c”", 0),
    ("a&#0;b&#x1F;c&#31d", "abcd", 0), ("&#233;&#x2019;&#13;", "&#233;&#x2019;&#13;", 0),
    ("&#xD800;&#1114112;x", "x", 0), ("\ufffe\uffff", "", 2), ("&amp;#0;", "&amp;#0;", 0),
])
def test_control_characters(text, clean, count):
    assert without_controls(text) == (clean, count)


@pytest.mark.parametrize(("text", "known"), [
    ("R&D &amp; &lt;", "R&amp;D &amp; &lt;"), ("&eacute;&nbsp;", "é\u00a0"),
    ("&bomb;", "&amp;bomb;"), ("&#60;&#38;", "&lt;&amp;"), ("&#0;", ""),
    ("<![CDATA[&bomb; &]]>&", "<![CDATA[&bomb; &]]>&amp;"),
])
def test_references_outside_of_cdata(text, known):
    assert with_known_references(text) == known


@given(st.text())
def test_any_text_in_cdata_is_read_whole(text):
    clean, _ = without_controls(text)
    clean = clean.replace("\r", "")
    inside = clean.replace("]]>", "]]]]><![CDATA[>")
    found = element(with_known_references(f"<item><![CDATA[{inside}]]></item>"))
    assert "".join(found.itertext()) == clean
