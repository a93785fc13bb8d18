import pytest

from tests.plugins.knowledge.entries import Renderer, entry

ENTRIES = [
    entry("articles/2010/bilan.md", "Bilan de 2010", 2010),
    entry("articles/2011/bilan.md", "Bilan de 2011", 2011),
    entry("articles/2014/bloquer.md", "Bloquer *ne sert* à rien & <nuit>", 2014),
    entry("pages/contact.md", "Contact", kind="page"),
    entry("articles/2012/contact.md", "Le contact", 2012),
    entry("articles/2013/avec espace.md", "Espace", 2013),
]
render = Renderer(ENTRIES)


def html(text: str) -> str:
    return render(text).html


@pytest.mark.parametrize("text", [
    "`[[bloquer]]`", "    [[bloquer]]", "```\n[[bloquer]]\n```", "\\[[bloquer]]",
    "[[]]", "[[ | ]]", "[[figure:x]]", "[bloquer]", "[[bloquer]", "[[a[b]c]]",
])
def test_what_is_no_wikilink_stays_as_it_is(text: str) -> None:
    assert "<a" not in html(text)


@pytest.mark.parametrize(("text", "link"), [
    ("[[nulle-part]]", '<a href="{wiki}nulle-part">nulle-part</a>'),
    ("[[bilan]]", '<a href="{wiki}bilan">bilan</a>'),
    ("[[2012/bilan|x]]", '<a href="{wiki}2012/bilan">x</a>'),
    ("[[contact]]", '<a href="{wiki}contact">contact</a>'),
    ("[[à côté|x]]", '<a href="{wiki}%C3%A0%20c%C3%B4t%C3%A9">x</a>'),
])
def test_what_names_no_single_source_is_left_to_the_check(text: str, link: str) -> None:
    assert html(text) == f"<p>{link}</p>"


@pytest.mark.parametrize(("text", "link"), [
    ("[[bloquer]]", '<a href="{filename}/articles/2014/bloquer.md">'
                    "Bloquer *ne sert* à rien &amp; &lt;nuit&gt;</a>"),
    ("[[bloquer|le *blocage*]]", '<a href="{filename}/articles/2014/bloquer.md">'
                                 "le <em>blocage</em></a>"),
    ("[[bloquer#Une suite|x]]",
     '<a href="{filename}/articles/2014/bloquer.md#une-suite">x</a>'),
    ("[[2011/bilan]]", '<a href="{filename}/articles/2011/bilan.md">Bilan de 2011</a>'),
    ("[[page/contact|x]]", '<a href="{filename}/pages/contact.md">x</a>'),
    ("[[article/contact|x]]", '<a href="{filename}/articles/2012/contact.md">x</a>'),
    ("[[avec espace|x]]", '<a href="{filename}/articles/2013/avec%20espace.md">x</a>'),
    ("[[#une-suite|plus bas]]", '<a href="#une-suite">plus bas</a>'),
])
def test_where_a_wikilink_leads(text: str, link: str) -> None:
    assert html(text) == f"<p>{link}</p>"


def test_a_link_across_two_lines() -> None:
    assert html("[[bloquer|le\nblocage]]") == (
        '<p><a href="{filename}/articles/2014/bloquer.md">le\nblocage</a></p>'
    )


def test_a_table_needs_its_pipe_escaped() -> None:
    assert '<td><a href="{filename}/articles/2014/bloquer.md">ici</a></td>' in html(
        "| a |\n|---|\n| [[bloquer\\|ici]] |\n"
    )


def test_no_trace_of_the_writing_is_left_in_the_page() -> None:
    assert "data-" not in html("[[bloquer]] [[nulle-part]] [[#x|y]]")


def test_a_category_is_linked_by_its_declared_slug() -> None:
    declared = Renderer(categories={"Entreprise 2.0": "entreprise-2-0"})
    assert declared("[x]({category}Entreprise%202.0#a)").html == (
        '<p><a href="{category}entreprise-2-0#a">x</a></p>'
    )
    assert declared("[x]({category}Autre)").html == '<p><a href="{category}Autre">x</a></p>'
