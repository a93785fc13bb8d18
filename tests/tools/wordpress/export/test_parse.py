"""One item at a time, and nothing lost in silence."""

import pytest

from tools.wordpress.export.parse import IllFormed, element


def test_prefixes_are_namespaces_whatever_was_declared():
    found = element("<item><wp:post_id>3</wp:post_id><odd:x a:b='1'/></item>")
    assert found.findtext("{wp}post_id") == "3"
    assert found[1].tag == "{odd}x"


def test_a_stray_sign_costs_nothing():
    found = element("<item><title>a < b</title><x><![CDATA[un texte]]></x></item>")
    assert found.findtext("x") == "un texte"


def test_a_parser_that_gives_up_is_not_believed():
    with pytest.raises(IllFormed, match=r"characters would be lost"):
        element("<item><a></b></item><![CDATA[" + "perdu " * 40 + "]]>")


def test_entities_are_never_looked_up():
    found = element("<item>&amp;file;</item>")
    assert found.text == "&file;"


def test_text_that_is_no_element():
    with pytest.raises(IllFormed):
        element("rien")
