"""The pure parts of an import, one after the other."""

from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.front_matter.schema.category import Categories as CategoriesFile
from plugins.front_matter.tree import Tree
from tools.wordpress import dates, fields, hosts, names, php, statuses, summary
from tools.wordpress.categories_file import with_rows
from tools.wordpress.claims import Claims, keepable
from tools.wordpress.comment_text import comment_html, refused_in
from tools.wordpress.comments import author_of, ordered
from tools.wordpress.export.model import Comment, Term
from tools.wordpress.front_matter import FrontMatter, quoted, text_of
from tools.wordpress.terms import Categories, Row, Tags, depth_of, main_category

MONTREAL = ZoneInfo("America/Toronto")


# --- dates
@pytest.mark.parametrize(("local", "gmt", "expected"), [
    ("2009-05-12 09:30:00", "2009-05-12 13:30:00", "2009-05-12T09:30:00-04:00"),
    ("2009-01-12 09:30:00", "2009-01-12 09:30:00", "2009-01-12T09:30:00+00:00"),
    ("2009-05-12 15:00:00", "2009-05-12 09:15:00", "2009-05-12T15:00:00+05:45"),
    ("0000-00-00 00:00:00", "2009-01-12 14:30:00", "2009-01-12T09:30:00-05:00"),
    ("2009-05-12 09:30:00", "0000-00-00 00:00:00", "2009-05-12T09:30:00-04:00"),
    # Two days apart is no zone: GMT is what WordPress counts by.
    ("2009-05-14 09:30:00", "2009-05-12 13:30:00", "2009-05-12T09:30:00-04:00"),
    ("2009-05-12 09:31:07", "2009-05-12 13:30:00", "2009-05-12T09:30:00-04:00"),
])
def test_a_moment_has_its_zone(local, gmt, expected):
    assert dates.moment(local, gmt, MONTREAL).isoformat() == expected


@pytest.mark.parametrize("text", ["", "hier", "0000-00-00 00:00:00", "2009-02-30", "-1-1-1"])
def test_what_is_no_date(text):
    assert dates.written(text) is None and dates.mailed(text) is None
    assert dates.moment(text, text, MONTREAL) is None


# --- hosts
def test_a_blog_is_known_by_its_links_and_by_the_guids_that_it_made():
    found = hosts.hosts_of(
        ["https://www.blogue.example/blog"], ["http://blogue.example/a/"],
        ["http://ancien.example/?p=3", "http://autre.example/importe/"],
    )
    assert found.names == {"blogue.example", "ancien.example"}
    assert found.first == "https://www.blogue.example"
    for own in ("/a", "?p=1", "//blogue.example/x", "HTTP://WWW.BLOGUE.EXAMPLE:80/x"):
        assert found.own(own), own
    for other in ("http://autre.example/", "mailto:a@blogue.example", "#a", "", "http://[",
                  "http://blogue.example.evil.example/", "https://blogue.example@evil.example/",
                  "http://blogue.example:nope/"):
        assert not found.own(other), other


@pytest.mark.parametrize(("address", "expected"), [
    ("suite", "https://b.example/2009/suite"), ("../x/", "https://b.example/x/"),
    ("#a", "#a"), ("", ""), ("mailto:a@b.c", "mailto:a@b.c"), ("/x", "/x"), ("?p=1", "?p=1"),
    ("https://c.example/", "https://c.example/"), ("http://[", "http://["),
])
def test_relative_addresses_are_read_from_their_page(address, expected):
    assert hosts.absolute(address, "https://b.example/2009/titre") == expected


# --- PHP
def test_serialised_values():
    text = 'a:3:{s:5:"width";i:640;s:4:"é";a:1:{i:0;b:1;}s:1:"x";N;}'.replace('s:4:"é"', 's:2:"é"')
    assert php.unserialised(text) == {"width": 640, "é": {0: True}, "x": None}
    # The lengths that PHP counted before an encoding was mended.
    assert php.unserialised('s:9:"été";') == "été"


@pytest.mark.parametrize("text", [
    "", "x", "a:1:{", 'O:8:"stdClass":0:{}', "i:", 'a:99999999:{i:0;i:1;}', "a:1:{a:0:{}i:1;}",
    "a:1:{i:0;" * 40, "s:3:", "d:x;",
])
def test_what_is_no_value(text):
    with pytest.raises(php.NotPhp):
        php.unserialised(text)


@given(st.text(max_size=60))
def test_nothing_but_that_error_is_raised(text):
    with suppress(php.NotPhp):
        php.unserialised(text)


# --- names
@pytest.mark.parametrize(("path", "name"), [
    ("2009/05/Photo été (1).JPG", "2009/05/photo-ete-1.jpg"), ("../../x.png", "x.png"),
    ("a/..%2f..%2fb.png", "a/b.png"), ("💥.png", "fichier.png"), (".htaccess", "htaccess"),
    ("a\\b\\c.png", "a/b/c.png"), ("-rf.jpg", "rf.jpg"), ("a.php.jpg", "a-php.jpg"),
    ("$(x).gif", "x.gif"),
])
def test_file_names_that_mean_nothing_to_anybody(path, name):
    assert names.file_name(path) == name


@given(st.text(min_size=1, max_size=50).filter(lambda text: text.strip("/\\")))
def test_no_file_name_climbs(path):
    found = names.file_name(path)
    assert all(part not in {"", ".", ".."} and part[0] != "." for part in found.split("/"))
    assert found.isascii()


def test_slugs_from_the_first_that_makes_one():
    assert names.slug_from("%c3%a9t%c3%a9-%e2%8", "x") == "ete"
    assert names.slug_from("🎉", "L’œuvre") == "l-oeuvre"
    assert names.slug_from("", "💥") == "sans-titre"
    assert names.free("a", {"a", "a-2"}.__contains__) == "a-3"


# --- statuses
@pytest.mark.parametrize(("status", "protected", "why"), [
    ("publish", False, ""), ("publish", True, "protected by a password in WordPress"),
    ("private", True, "private in WordPress"), ("vendu", False, '"vendu" in WordPress'),
    ("future", False, "scheduled in WordPress"),
])
def test_why_a_post_is_a_draft(status, protected, why):
    assert statuses.draft_because(status, protected) == why


# --- addresses
@pytest.mark.parametrize("path", [
    "", "/", "../x", "a/../b", "a//b", "a\\b", "%2e%2e/x", "a%00", "x?y", "x#y", "a b", "c:x",
    "é" * 200, "/".join(["abcdefgh"] * 150), "%0a", "a\x00b",
    ".htaccess", "a/.b/", "%2ehtaccess", ".well-known/x", "_redirects", "_headers",
])
def test_addresses_that_cannot_be_kept(path):
    assert keepable(path) == ""


@pytest.mark.parametrize(("path", "kept"), [
    ("2009/05/x/", "2009/05/x/"), ("/x.html", "x.html"), ("%c3%a9t%c3%a9/", "%c3%a9t%c3%a9/"),
    ("été/", "été/"), ("x/index.html", "x/index.html"),
    ("🎉", "🎉/"), ("2009", "2009/"), ("x.html/", "x.html/"),
])
def test_addresses_that_can(path, kept):
    assert keepable(path) == kept


def test_one_text_for_one_address():
    claims = Claims(["a-propos/"], ["categories/"])
    assert claims.take("2009/x/", "A") and claims.holder("2009/X/index.html") == "A"
    assert claims.holder("A-Propos") == "the site"
    assert claims.holder("categories/web/") == "the site's own lists"
    assert claims.take("x.html", "B") and claims.holder("x.html/y/") == "B"
    assert claims.take("d.z/e/", "C") and claims.holder("d.z") == "a folder of other pages"
    assert not claims.take("2009/x", "D") and claims.holder("2009/y/") == ""


# --- categories and tags
KNOWN = {term.slug: term for term in (
    Term("category", "a", "A"), Term("category", "b", "B", "a"), Term("category", "c", "C", "b"),
    Term("category", "x", "X", "y"), Term("category", "y", "Y", "x"),
)}


def test_the_deepest_category_is_the_articles_own():
    assert [depth_of(slug, KNOWN) for slug in "abcx?"] == [0, 1, 2, 1, 0]
    terms = [KNOWN["a"], KNOWN["c"], KNOWN["b"]]
    assert main_category(terms, KNOWN) is KNOWN["c"]
    assert main_category(terms, KNOWN, "b") is KNOWN["b"]
    assert main_category([Term("post_tag", "t", "T")], KNOWN) is None


def test_the_sites_own_categories_are_used_by_slug_or_by_name():
    rows = (Row("Stratégie", "strategie", "La mienne."), Row("Web", "toile", "La mienne."))
    categories = Categories(rows, {})
    assert categories.row(Term("category", "strategie", "Autre nom")).name == "Stratégie"
    assert categories.row(Term("category", "web", "web")).slug == "toile"
    new = categories.row(Term("category", "stratégie-2", "STRATÉGIE (suite)"))
    assert (new.name, new.slug) == ("STRATÉGIE (suite)", "strategie-2")
    assert categories.new == [new]


def test_two_tags_never_share_a_page():
    tags = Tags(lambda name: names.slug_of(name))
    tags.know(["Québec"])
    assert tags.name("quebec") == "Québec"
    assert tags.name("C++", "c-2") == "C++"
    assert tags.name("C#", "c-sharp") == "C# (c-sharp)"
    assert tags.name("❤", "coeur") == "❤ (coeur)"
    assert tags.renamed == {
        "quebec": "Québec", "C#": "C# (c-sharp)", "❤": "❤ (coeur)",
    }


AUTHORS = "# Mon ordre\n- name: Web\n  slug: web\n  description: La mienne.   # ici\n"


def test_the_authors_file_stays_as_it_is():
    row = Row('Un "nom": bien #1', "un-nom", "L'idée\u2028est là.")
    text = with_rows(AUTHORS, [row])
    assert text.startswith(AUTHORS)
    found = CategoriesFile.model_validate({"categories": Tree(text).data})
    assert [(one.name, one.slug) for one in found.categories] == [
        ("Web", "web"), ('Un "nom": bien #1', "un-nom")
    ]
    assert with_rows(AUTHORS, []) == AUTHORS
    assert with_rows(AUTHORS.rstrip("\n"), [row]) == text
    assert with_rows("", [row]).startswith("- name")


# --- comments
def _comment(identity, parent=0, **more):
    values = {"author": "", "url": "", "date": "", "date_gmt": "", "content": "x",
              "approved": "1", "type": "", **more}
    return Comment(id=identity, parent=parent, **values)


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), max_size=9,
                unique_by=lambda pair: pair[0]))
def test_each_comment_is_there_once_below_the_one_it_answers(pairs):
    found = ordered([_comment(*pair) for pair in pairs])
    places = {comment.id: index for index, (comment, _) in enumerate(found)}
    assert sorted(places) == sorted(identity for identity, _ in pairs)
    for comment, parent in found:
        if parent:
            assert places[parent] < places[comment.id] and parent == comment.parent


@pytest.mark.parametrize(("name", "expected"), [
    ("  Luc\n Roy ", "Luc Roy"), ("luc@x.example", "luc"), ("<b>L&#233;a</b>", "Léa"),
    ("", "Anonyme"), ("<x>", "Anonyme"), ("Luc <luc@x.example>", "Luc"),
])
def test_names_of_commentators(name, expected):
    assert author_of(name) == expected


@pytest.mark.parametrize(("text", "html"), [
    ("un\ndeux\n\ntrois", "<p>un<br>\ndeux</p>\n<p>trois</p>"),
    ("<big>a</big> <tt>b</tt> <font color=red>c</font>",
     "<p><strong>a</strong> <code>b</code> c</p>"),
    ("a < b & c", "<p>a &lt; b &amp; c</p>"),
    ("Voir http://x.example/a?b=1&c=2.",
     '<p>Voir <a href="http://x.example/a?b=1&amp;c=2/vu" rel="nofollow ugc">'
     "http://x.example/a?b=1&amp;c=2</a>.</p>"),
    ('<a href="http://x.example">http://y.example</a>',
     '<p><a href="http://x.example/vu" rel="nofollow ugc">http://y.example</a></p>'),
    ('<img src=x onerror=alert(1)><a href="javascript:x">y</a>',
     '<p><a rel="nofollow ugc">y</a></p>'),
    ("<script>alert(1)</script>", ""), (" \n ", ""), ("<p></p>", ""), ("<b", ""),
])
def test_the_text_of_a_comment(text, html):
    def link(address):
        return f"{address}/vu" if "x.ex" in address else address

    assert comment_html(text, link) == html


def test_what_a_comment_holds_that_a_page_must_not():
    assert refused_in('<script>x</script><b ONCLICK = "x"><a href="java script:x">') == [
        "script", "onclick"
    ]
    assert refused_in("On = bien, script de film") == []


# --- custom fields
@pytest.mark.parametrize(("meta", "expected"), [
    ({}, ("", "")),
    ({"_yoast_wpseo_title": "%%title%% %%page%% %%sep%% %%sitename%%"}, ("", "")),
    ({"_yoast_wpseo_title": "Autre %%sep%% %%sitename%%"}, ("Autre", "")),
    ({"rank_math_title": "%title% : la suite"}, ("Titre : la suite", "")),
    ({"_aioseop_description": "L&#8217;id&eacute;e"}, ("", "L’idée")),
    ({"_yoast_wpseo_title": "50 % de réussite"}, ("50 % de réussite", "")),
])
def test_titles_and_descriptions_for_search_engines(meta, expected):
    assert fields.seo(meta, "Titre") == expected


@pytest.mark.parametrize(("value", "expected"), [
    ("https://x.example/a.mp3\n12\naudio/mpeg\n",
     fields.Enclosure("https://x.example/a.mp3", 12, "audio/mpeg", "")),
    ('https://x.example/a.mp3\n\n\na:1:{s:8:"duration";s:7:"1:02:03";}',
     fields.Enclosure("https://x.example/a.mp3", None, "", "1:02:03")),
    ("https://x.example/a.mp3\r\n-1\r\n<b>\r\nO:1:x",
     fields.Enclosure("https://x.example/a.mp3", None, "", "")),
    ("javascript:x", None), ("", None), ("a.mp3\n1", None),
])
def test_enclosures(value, expected):
    assert fields.enclosure(value) == expected


@pytest.mark.parametrize("text", ["", "x", "{}", "[1]", '[{"id":1}]', "[" * 5000])
def test_footnotes_that_are_none(text):
    assert fields.footnotes({"footnotes": text}) == {}


# --- summaries
@pytest.mark.parametrize(("arguments", "expected"), [
    (("Un <b>extrait</b>.", "décrit", None, "<p>x</p>", "T"), "Un extrait."),
    (("", "décrit", None, "<p>x</p>", "T"), "décrit"),
    (("", "", "avant", "<p>x</p>", "T"), "avant"),
    (("", "", None, "<pre>code</pre><p>Prose<sup id=\"fnref:1\">1</sup>.</p>", "T"), "Prose."),
    (("", "", None, "<pre>code</pre>", "T"), "code"), (("", "", None, "", "T"), "T"),
])
def test_what_announces_a_post(arguments, expected):
    assert summary.summary(*arguments) == expected


@given(st.text(alphabet="ab .!?,", max_size=400))
def test_a_summary_that_was_made_is_short(text):
    assert len(summary.shortened(text)) <= summary.LONGEST


def test_it_ends_with_a_sentence_or_says_that_it_goes_on():
    long = "Une phrase assez longue pour compter. " * 8
    assert summary.shortened(long).endswith("compter.")
    assert summary.shortened("mot " * 80).endswith("mot…")


# --- front matter
@given(st.text())
def test_any_text_is_read_back(text):
    data = Tree(f"a: {quoted(text)}\n").data
    clean = "".join(c for c in text if not ("\x00" <= c < "\x09" or c in "\x0b\x0c"
                    or "\x0e" <= c < " " or "\x7f" <= c <= "\x9f" or "\ud800" <= c <= "\udfff"
                    or c in "\ufffe\uffff"))
    assert data["a"] == clean


def test_a_file_in_the_order_of_the_documentation():
    text = text_of(FrontMatter({
        "title": 'Un "titre"', "date": datetime(2009, 5, 12, 13, 30, tzinfo=UTC), "tags": [],
        "image": {"src": "images/a.png", "alt": "", "width": 3, "height": None},
        "sticky": True, "aliases": ["/a/"], "seo": None,
    }, draft="private in WordPress"), "\n\nCorps\n")
    assert text == (
        '---\ntitle: "Un \\"titre\\""\ndate: 2009-05-12T13:30:00+00:00\nimage:\n'
        '  src: "images/a.png"\n  alt: ""\n  width: 3\nsticky: true\naliases: ["/a/"]\n'
        "status: draft  # private in WordPress\n---\nCorps\n"
    )
