
from plugins.knowledge.backlinks import Mention, by_cited, mentions, orphans
from plugins.knowledge.outline import Link, Outline
from plugins.knowledge.site import Document
from tools.bench.knowledge import site_of


def document(path: str, *targets: str, live: bool = True, listed: bool = True) -> Document:
    links = [Link(f"{{filename}}/{target}", "", f"Vers {target}.") for target in targets]
    return Document(
        path=path, source=path, kind="article", slug=path, title=path, url=path, live=live,
        listed=listed, scheduled=None, date=None, html="", outline=Outline(links),
    )


def cited(*documents: Document) -> list[tuple[str, str]]:
    site = site_of({document.path: document for document in documents})
    return [(m.citing, m.cited) for m in mentions(documents, site)]


def test_no_links_no_citations() -> None:
    assert cited(document("a"), document("b")) == []


def test_an_article_does_not_cite_itself() -> None:
    assert cited(document("a", "a")) == []


def test_a_circle_is_two_citations() -> None:
    assert cited(document("a", "b"), document("b", "a")) == [("a", "b"), ("b", "a")]


def test_the_first_of_several_links_is_the_citation() -> None:
    citing, target = document("a", "b", "b"), document("b")
    links = [citing.outline.links[0]._replace(sentence="D’abord."), citing.outline.links[1]]
    citing.outline = Outline(links)
    site = site_of({"a": citing, "b": target})
    assert mentions([citing, target], site) == [Mention("a", "b", "D’abord.")]


def test_a_draft_does_not_cite_and_is_not_cited() -> None:
    draft = document("b", "a", live=False, listed=False)
    assert cited(document("a", "b"), draft) == []


def test_a_hidden_article_does_not_cite_but_is_cited() -> None:
    hidden = document("b", "a", listed=False)
    assert cited(document("a", "b"), hidden) == [("a", "b")]


def test_a_link_to_nothing_cites_nobody() -> None:
    assert cited(document("a", "nulle-part")) == []


def test_citations_by_whom_they_cite() -> None:
    found = [Mention("a", "c", "1"), Mention("b", "c", "2"), Mention("a", "b", "3")]
    assert by_cited(found) == {"c": found[:2], "b": found[2:]}


def test_orphans_are_published_and_cited_by_nobody() -> None:
    documents = [document("a", "b"), document("b"), document("c"),
                 document("d", listed=False), document("e", live=False, listed=False)]
    assert [o.path for o in orphans(documents, {"b": []})] == ["a", "c"]


def test_thousands_of_links_to_one_article_are_one_citation() -> None:
    assert cited(document("a", *["b"] * 5000), document("b")) == [("a", "b")]
