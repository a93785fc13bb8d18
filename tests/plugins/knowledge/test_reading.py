import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.knowledge.outline import Heading, Link, Outline
from plugins.typography.extension import TypographyExtension
from tests.plugins.knowledge.entries import Renderer, entry

render = Renderer([entry("articles/2014/bloquer.md", "Bloquer", 2014)])
BLOQUER = "{filename}/articles/2014/bloquer.md"


def links(text: str) -> list[Link]:
    return list(render(text).outline.links)


def test_an_empty_body() -> None:
    assert render("").outline == Outline()
    assert render("").outline.minutes == 1


@pytest.mark.parametrize("text", [
    "`[a](b.md)`", "    [a](b.md)", "```\n[a](b.md)\n```", "\\[a](b.md)", "<!-- [a](b.md) -->",
    '<pre><a href="b.md">a</a></pre>', '<script>"<a href=b>"</script>',
])
def test_code_and_comments_hold_no_links(text: str) -> None:
    assert links(text) == []


@pytest.mark.parametrize(("text", "link"), [
    ("Un. Voir [[bloquer|ici]] donc. Deux.", Link(BLOQUER, "bloquer", "Voir ici donc.")),
    ("Voir [*ici*]({filename}b.md#c).", Link("{filename}b.md#c", "", "Voir ici.")),
    ("Voir [ici][r].\n\n[r]: b.md", Link("b.md", "", "Voir ici.")),
    ("Voir [ici](https://x.example/).", Link("https://x.example/")),
    ("Voir <https://x.example/>.", Link("https://x.example/")),
    ("![photo]({static}/images/p.jpg)", Link("{static}/images/p.jpg")),
    ('Voir <a class="x" href="b.md?a&amp;b">ici</a>, là.',
     Link("b.md?a&b", "", "Voir ici, là.")),
    ("Voir <a href='b.md'>ici</a>.", Link("b.md", "", "Voir ici.")),
    ('<div><p>Un. Voir <a href="b.md">ici</a>.</p></div>', Link("b.md", "", "Voir ici.")),
    ('<a href="b.md">ici</a>', Link("b.md", "", "ici")),
    ('Une <img src="{static}/p.jpg" alt="">', Link("{static}/p.jpg", "", "Une")),
    ("| a |\n|---|\n| Voir [ici](b.md) |", Link("b.md", "", "Voir ici")),
    ("- un\n- voir [ici](b.md)", Link("b.md", "", "voir ici")),
    ("> Dit : [ici](b.md).", Link("b.md", "", "Dit : ici.")),
    ("Vu &eacute;t&#233; &amp; [ici](b.md)", Link("b.md", "", "Vu été & ici")),
    ("Un **gras `code`** [ici](b.md)\nsuite", Link("b.md", "", "Un gras code ici suite")),
    ("[](b.md)", Link("b.md", "", "")),
])
def test_what_is_kept_of_a_link(text: str, link: Link) -> None:
    found = links(text)
    if link.href.startswith("{static}"):
        found = [Link(found[0].href)]
        link = Link(link.href)
    assert found == [link]


def test_footnotes_bring_links_but_no_signs_of_their_own() -> None:
    assert links("Un mot[^1].\n\n[^1]: Voir [[bloquer|ici]].") == [
        Link(BLOQUER, "bloquer", "Voir ici."),
    ]


def test_headings_with_their_ids_as_readers_see_them() -> None:
    body = "# Un *titre*\n\n## Où ça coince: l'usage {#coince}\n\n## Où ça coince\n"
    found = Renderer(extensions=["extra", "toc", TypographyExtension()])(body).outline
    assert found.headings == (
        Heading(1, "un-titre", "Un titre"),
        Heading(2, "coince", "Où ça coince\u00a0: l’usage"),
        Heading(2, "ou-ca-coince", "Où ça coince"),
    )


def test_words_of_tables_lists_notes_and_raw_html_count_once() -> None:
    text = "Un deux.\n\n- trois\n\n| quatre |\n|---|\n| cinq |\n\n<p>six <b>sept</b></p>\n"
    assert render(text).outline.words == 7


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (100, 1), (1150, 5), (1200, 5)])
def test_reading_time(words: int, minutes: int) -> None:
    assert Outline(words=words).minutes == minutes


def test_what_is_rendered_later_for_the_same_file_is_not_its_body() -> None:
    from types import SimpleNamespace

    from markdown import Markdown

    from plugins.knowledge.extension import KnowledgeExtension

    outlines: dict[str, Outline] = {}
    markdown = Markdown(extensions=[KnowledgeExtension({}, outlines)])
    markdown.convert("Sans source.")
    assert outlines == {}
    markdown.source = SimpleNamespace(  # type: ignore[attr-defined]
        entry=SimpleNamespace(path="a.md")
    )
    markdown.convert("Un deux trois.")
    markdown.convert("Quatre.")
    assert outlines["a.md"].words == 3


def test_five_thousand_links_in_one_paragraph() -> None:
    text = " ".join(f"Phrase {n} vers [[bloquer|ici]]." for n in range(5000))
    found = links(text)
    assert len(found) == 5000
    assert found[4999].sentence == "Phrase 4999 vers ici."


def test_raw_html_nested_a_thousand_deep() -> None:
    text = "<div>" * 1000 + 'Voir <a href="b.md">ici</a>.' + "</div>" * 1000
    assert links(text) == [Link("b.md", "", "Voir ici.")]


pieces = st.sampled_from([
    "mot ", "[[bloquer]]", "[[", "]]", "[a](b.md)", "<a href='c'>", "</a>", "<p>", "</div>",
    "&amp;", "`", "*", "\n\n", "- ", "> ", "<!--", "|", "\x02", "\x03", "![", "\\", "[^1]",
])


@settings(max_examples=150, deadline=None)
@given(st.lists(pieces, max_size=14).map("".join))
def test_no_body_makes_it_raise(text: str) -> None:
    outline = render(text).outline
    for link in outline.links:
        assert "\x02" not in link.sentence
