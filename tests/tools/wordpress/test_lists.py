"""WordPress's lists and feeds lead to the site's."""

import json

import pytest

from tools.wordpress.claims import Claims
from tools.wordpress.export.model import Channel, Term
from tools.wordpress.lists import redirects, with_redirects

from .importing import imported
from .wxr import category, export, item, tag

LEDGER = '{"version": 1, "redirects": {"feed/": "autre/", "vieux/": "neuf/"}, "gone": ["x/"]}'


def test_lists_and_their_feeds_are_where_wordpress_had_them():
    channel = Channel(
        urls=("https://b.example", "https://b.example/blogue"),
        categories={"a": Term("category", "a", "A"), "b": Term("category", "b", "B", "a"),
                    "x": Term("category", "x", "X", "y"), "y": Term("category", "y", "Y", "x"),
                    "vide": Term("category", "vide", "Vide")},
        tags={"t": Term("post_tag", "t", "T"), "..": Term("post_tag", "..", "Deux points")},
    )
    found = redirects(
        channel, lambda slug: "" if slug == "vide" else f"/categories/{slug}/",
        lambda slug: f"/sujets/{slug}/", Claims(["blogue/tag/t/"]),
    )
    assert found == {
        "blogue/feed/": "flux.xml", "blogue/feed/atom/": "flux.xml",
        "blogue/category/a/": "categories/a/", "blogue/category/a/b/": "categories/b/",
        "blogue/category/y/x/": "categories/x/", "blogue/category/x/y/": "categories/y/",
        "blogue/category/a/feed/": "categories/a/flux.xml",
        "blogue/category/a/b/feed/": "categories/b/flux.xml",
        "blogue/category/y/x/feed/": "categories/x/flux.xml",
        "blogue/category/x/y/feed/": "categories/y/flux.xml",
        "blogue/tag/t/feed/": "sujets/t/flux.xml",
    }


def test_what_the_author_wrote_comes_first():
    text, wrong = with_redirects(LEDGER, {"feed/": "flux.xml", "tag/a/": "sujets/a/"})
    data = json.loads(text)
    assert wrong == "" and data["gone"] == ["x/"]
    assert data["redirects"] == {"feed/": "autre/", "vieux/": "neuf/", "tag/a/": "sujets/a/"}
    assert with_redirects(text, {"tag/a/": "sujets/a/"}) == (text, "")
    assert json.loads(with_redirects("", {"a/": "b/"})[0])["redirects"] == {"a/": "b/"}
    assert with_redirects("", {}) == ("", "")


@pytest.mark.parametrize("text", ["{", '{"version": 9}', "[]"])
def test_a_ledger_that_makes_no_sense_is_left_as_it_is(text):
    same, wrong = with_redirects(text, {"a/": "b/"})
    assert same == text and wrong.startswith("content/ledger.json:1: ")


def test_an_import_adds_them_once(tmp_path):
    text = export(
        item(1, terms=[("category", "a", "A"), ("post_tag", "t", "T")]),
        head=category("a", "A") + tag("t", "T"),
    )
    done = imported(tmp_path, text)
    ledger = (done.content / "ledger.json").read_text()
    assert json.loads(ledger)["redirects"]["category/a/"] == "categories/a/"
    assert "  /tag/t/feed/ → /sujets/t/flux.xml\n" in done.text
    assert imported(tmp_path, text).data["lists"] == done.data["lists"]
    assert (done.content / "ledger.json").read_text() == ledger


def test_a_broken_ledger_is_no_success(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/ledger.json").write_text("{")
    done = imported(tmp_path, export(item(1)))
    assert done.outcome.failures[0].startswith("ledger.json is left as it is: content/ledger")
    assert (tmp_path / "content/ledger.json").read_text() == "{"
