"""Any text put in a post comes out in the rendered page, word for word."""

import re
import unicodedata
from html import escape, unescape

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from tools.wordpress.export.model import Channel, Item
from tools.wordpress.export.read import Read
from tools.wordpress.hosts import Hosts
from tools.wordpress.index import completed, index
from tools.wordpress.post import turn
from tools.wordpress.run import Wishes, desk_of

from .importing import bare_site, body_of
from .wxr import SITE

# Letters, digits and every sign that Markdown, HTML, YAML, Pelican or WordPress reads.
SIGNS = "abcÉœ019 \n\t.,;:!?'\"«»*_`~#>+-=|\\/()[]{}<>&%$@^…’—\u00a0"
TEXTS = st.one_of(
    st.text(alphabet=SIGNS, min_size=1, max_size=120),
    st.text(min_size=1, max_size=80).filter(lambda text: text.isprintable()),
    st.lists(st.sampled_from([
        "1. un", "- deux", "# trois", "    quatre", "```", "~~~", "***", "[[x]]", "[^1]: a",
        "*[b]: c", "{filename}", "{: .d}", "[e]: f", "g\n===", "h\n---", "> i", "| j | k |",
        "!!! note", "[TOC]", "&amp;", "&lt;b&gt;", "l  \nm", "n_o_p", "q*r*s", "<!-- t -->",
        "\\[", "[u](v)", "![w](x)", "term\n: def", "www.y.example", "z@a.example", "[code]",
        "[gallery]", "1) b", "+ c", "\\", "$$", "==d==", "H~2~O", "10 000 $", "1er", "...",
    ]), min_size=1, max_size=6).map("\n\n".join),
)


def _item(content: str) -> Read:
    item = Item(
        id=1, type="post", title="T", link=f"{SITE}/2009/t/", guid="g", slug="t",
        status="publish", parent=0, creator="", pub_date="", date="2009-05-12 09:30:00",
        date_gmt="2009-05-12 13:30:00", modified="", modified_gmt="", content=content,
        excerpt="", protected=False, sticky=False, attachment_url="", terms=(), meta={},
        comments=(), enclosures=(),
    )
    return Read(item, "digest", (), 0)


def turned(content: str):
    """The record and the rendered page of a post with that content."""
    site = bare_site()
    read = _item(content)
    found = completed(index([read], frozenset({"post"}), site.zone), Channel(urls=(SITE,)))
    found.hosts = Hosts(frozenset({"blogue.example"}), SITE)
    desk = desk_of(Wishes(site.content), site, found)
    result = turn(read, found.known[0], next(iter(desk.places.by_key.values())), desk)
    assert result.text is not None
    return result.record, site.markdown().convert(body_of(result.text))


def words(text: str) -> list[str]:
    """Runs of letters and digits, addresses left aside: the site may shorten no word."""
    text = re.sub(r"https?://\S+|www\.\S+", " ", unicodedata.normalize("NFKC", text))
    text = re.sub("[\u00ad\u200b-\u200f\u2060-\u2064\ufe0e\ufe0f]", "", text)
    return re.findall(r"[^\W_]+", text)


def seen(page: str) -> str:
    """What a browser shows of a page, its blocks apart; read by a parser, not by our rules."""
    tree = lxml_html.fragment_fromstring(page, create_parent="div")
    inline = {"a", "em", "strong", "code", "sup", "sub", "abbr", "span", "del", "s", "q", "i"}
    return "".join(
        text if not before or before in inline else f" {text}"
        for before, text in _texts(tree, inline)
    )


def _texts(element, inline):
    yield ("" if element.tag in inline else "p"), element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _texts(child, inline)
        yield (child.tag if isinstance(child.tag, str) else "p"), child.tail or ""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("a < b > c & d &amp; e")
@example("[[x]] *y* _z_ `w` {filename}a")
@example("    quatre espaces\n\n1. un\n\n- deux")
@example("term\n: def\n\n*[b]: c\n\n[^1]: a")
def test_any_text_comes_out_word_for_word(text):
    record, page = turned(escape(text, quote=False))
    wanted = words(text)
    # WordPress reads shortcodes in it: what is known gives way to what it shows.
    if not re.search(r"\[/?[a-z]", text):
        assert words(seen(page)) == wanted
    assert record.figures["words"].lost == {}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(["1. un\n\n[gallery]\n\n1. un"], "<p>{}</p>")
@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from([
    "<p>{}</p>", "<ul><li>{}</li></ul>", "<blockquote>{}</blockquote>", "<h2>{}</h2>",
    "<pre>{}</pre>", "<table><tr><td>{}</td></tr></table>", "<em>{}</em>",
    '<a href="https://x.example/">{}</a>', "<div>{}</div>",
    "<!-- wp:paragraph --><p>{}</p><!-- /wp:paragraph -->",
]))
def test_so_it_does_inside_of_html(texts, around):
    content = "\n\n".join(around.format(escape(text, quote=False)) for text in texts)
    record, page = turned(content)
    assert record.figures["words"].lost == {}
    if not re.search(r"\[/?[a-z]", content):
        wanted = words("\n".join(unescape(escape(text, quote=False)) for text in texts))
        assert sorted(words(seen(page))) == sorted(wanted)


def test_what_is_lost_is_named():
    """The count does not come from the conversion: it sees what that one would hide."""
    from tools.wordpress.fidelity import compare
    from tools.wordpress.fidelity.words import words_of

    count = compare.words(words_of("<p>un deux deux trois</p>"), words_of("<p>un deux</p>"))
    assert (count.into, count.out, count.lost) == (4, 2, {"deux": 1, "trois": 1})
