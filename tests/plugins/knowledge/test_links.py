"""Whether links lead somewhere: each case is a body and what is said about it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from plugins.knowledge.links import LinkCheck, content_path
from plugins.knowledge.site import Document, Site
from tests.plugins.knowledge.entries import Renderer, entry

FILES = {"images/photo.jpg", "images/plan.png", "articles/2014/notes.pdf"}
SOON = datetime(2027, 3, 1, tzinfo=UTC)
LATER = datetime(2027, 9, 1, tzinfo=UTC)
ENTRIES = [
    entry("articles/2010/bilan.md", year=2010),
    entry("articles/2011/bilan.md", year=2011),
    entry("articles/2014/bloquer.md", year=2014),
    entry("articles/2014/brouillon.md", year=2014),
    entry("articles/2027/bientot.md", year=2027),
    entry("articles/2027/plus-tard.md", year=2027),
    entry("pages/a-propos.md", kind="page"),
    entry("pages/recherche.md", kind="page"),
    entry("questionnaires/medias.md", kind="questionnaire"),
]
TARGET = Renderer()("## Où ça coince\n\n## La suite\n\n<p id='ancre'>x</p>")
WHEN = {"brouillon": None, "bientot": SOON, "plus-tard": LATER}


def document(path: str, body: str = "") -> Document:
    found = next(e for e in ENTRIES if e.path == path)
    year = f"{found.date.year}/" if found.date else ""
    rendered = Renderer(ENTRIES)(body) if body else TARGET
    live = found.slug not in WHEN
    return Document(
        path=path, source=f"content/{path}", kind=found.kind, slug=found.slug, title="T",
        url=f"{year}{found.slug}/", live=live, listed=live, scheduled=WHEN.get(found.slug),
        date=found.date, html=rendered.html, outline=rendered.outline,
        whole=found.kind != "questionnaire" and found.slug != "recherche",
    )


def site() -> Site:
    return Site(
        documents={e.path: document(e.path) for e in ENTRIES},
        files=FILES.__contains__, file_names=lambda: sorted(FILES),
        categories={"strategie": "Stratégie", "entreprise-2-0": "Entreprise 2.0"},
        tags={"gouvernance", "veille"},
        category_slug=lambda name: name.lower().replace("é", "e").replace(" ", "-"),
        tag_slug=lambda name: name.lower(),
        authors=False,
        addresses={"2014/bloquer/", "archives/", "2014/bloquer/index.html"},
    )


def told(body: str, source: str = "articles/2014/bloquer.md") -> list[str]:
    own = document(source, body)
    everything = site()
    everything = replace(everything, documents={**everything.documents, source: own})
    return [
        f"{fault.message}; {fault.remedy}" if fault.level == "error"
        else f"{fault.level}: {fault.message}; {fault.remedy}"
        for fault in LinkCheck(everything).faults(own)
    ]


@pytest.mark.parametrize(("body", "message"), [
    ("[[blocquer]]", "[[blocquer]] names no article, page or questionnaire; "
                     "did you mean [[bloquer]]?"),
    ("[[BLOQUÉR|x]]", "[[BLOQUÉR]] names no article, page or questionnaire; "
                      "did you mean [[bloquer]]?"),
    ("[[zzz]]", "[[zzz]] names no article, page or questionnaire; "
                "look the slug up, or leave the brackets out"),
    ("[[bilan]]", "[[bilan]] is the slug of 2 sources: content/articles/2010/bilan.md and "
                  "content/articles/2011/bilan.md; write [[2010/bilan]] or [[2011/bilan]]"),
    ("[[2012/bilan]]", "[[2012/bilan]] names no article, page or questionnaire; "
                       "write [[2010/bilan]] or [[2011/bilan]]"),
    ("[[article/medias]]", "[[article/medias]] names no article, page or questionnaire; "
                           "write [[questionnaire/medias]]"),
    ("[x]({filename}bloqer.md)",
     "{filename}bloqer.md leads to nothing; did you mean {filename}/articles/2014/bloquer.md?"),
    ("[x]({filename}/zzz.md)", "{filename}/zzz.md leads to nothing; look the file name up"),
    ("[x]({filename}notes.pdf)", "{filename}notes.pdf is a file that is copied as it is; "
                                 "write {static}notes.pdf"),
    ("[x]({filename}../../../etc/passwd)", "{filename}../../../etc/passwd leads to nothing; "
                                           "look the file name up"),
    ("![x]({static}/images/foto.jpg)", "{static}/images/foto.jpg leads to no file; "
                                       "did you mean {static}/images/photo.jpg?"),
    ("![x]({attach}zzz)", "{attach}zzz leads to no file; look the file name up"),
    ("![x]({static}../../../../etc/passwd)",
     "{static}../../../../etc/passwd leads out of the content folder; "
     "put the file below the content folder"),
    ("[x]({category}Strategies)", "{category}Strategies is no declared category; "
                                  "did you mean {category}Stratégie?"),
    ("[x]({category}zzz)", "{category}zzz is no declared category; "
                           "declare it in categories.yml"),
    ("[x]({tag}gouvernence)", "{tag}gouvernence is the tag of no published article; "
                              "did you mean {tag}gouvernance?"),
    ("[x]({tag}zzz)", "{tag}zzz is the tag of no published article; "
                      "give it to an article, or link to something else"),
    ("[x]({author}Elle)", "{author}Elle: this site has no author pages; write only the name"),
    ("[x]({filname}bloquer.md)", "{filname} is no indicator of Pelican's; "
                                 "did you mean {filename}?"),
    ("[x](|zzz|bloquer.md)", "{zzz} is no indicator of Pelican's; "
                             "write {filename}, {static}, {category} or {tag}"),
    ("[x]()", "a link without a target; write where it leads, or only its text"),
    ("[x](bloquer.md)", 'the relative link "bloquer.md" leads to nothing; '
                        "write {filename}bloquer.md"),
    ("[x](../../images/photo.jpg)",
     'the relative link "../../images/photo.jpg" leads to nothing; '
     "write {static}../../images/photo.jpg"),
    ("[x](www.ailleurs.example/a)", 'the relative link "www.ailleurs.example/a" leads to '
                                    "nothing; write https://www.ailleurs.example/a"),
    ("[x](../bloqer/)", 'the relative link "../bloqer/" leads to nothing; '
                        "did you mean [[bloquer]]?"),
    ("[x](zzz)", 'the relative link "zzz" leads to nothing; '
                 "write [[slug]], {filename}path or a whole address"),
    ("[[brouillon]]", "links to content/articles/2014/brouillon.md, which is a draft; "
                      "leave the link out until it is published"),
    ("[x]({filename}../2027/bientot.md)",
     "links to content/articles/2027/bientot.md, which is scheduled for 2027-03-01; "
     "leave the link out until it is published"),
    ("[[2010/bilan#la-siute]]", "#la-siute is no heading of content/articles/2010/bilan.md; "
                                "did you mean #la-suite?"),
    ("[[2010/bilan#zzz]]", "#zzz is no heading of content/articles/2010/bilan.md; "
                           "its headings are ou-ca-coince and la-suite"),
    ("[x](#zzz)", "#zzz is no heading of content/articles/2014/bloquer.md; "
                  "it has no headings: leave the fragment out"),
])
def test_a_link_to_nothing(body: str, message: str) -> None:
    assert told(body) == [message]


@pytest.mark.parametrize("body", [
    "[[bloquer]]", "[[2010/bilan#Où ça coince|x]]", "[[2010/bilan#ancre|x]]", "[[a-propos#]]",
    "[[questionnaire/medias#q01|x]]", "[[recherche#resultats|x]]",
    "[x]({filename}../2010/bilan.md#la-suite)", "[x]({filename}/pages/a-propos.md?a=b)",
    "![x]({static}/images/photo.jpg)", "[x]({static}notes.pdf)", "[x]({category}Stratégie)",
    "[x]({tag}veille)", "[x]({index})", "[x](https://x.example/#y)", "[x](mailto:a@b.example)",
    "[x](//x.example/)", "[x](/ce/que/check/suit/)", "[x](../../archives/)", "[x](./)",
    "[x](#top)", "## Titre\n\n[x](#titre)", "[x](?page=2)", "[x](index.html)",
    "Note[^1].\n\n[^1]: Ici.", "<a name='x'>sans adresse</a>",
])
def test_a_link_to_something(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(("source", "body", "said"), [
    ("articles/2014/brouillon.md", "[[brouillon]] [[bientot]]", []),
    ("articles/2027/plus-tard.md", "[[bientot]]", []),
    ("articles/2027/bientot.md", "[[plus-tard]]",
     ["warning: links to content/articles/2027/plus-tard.md, which is scheduled for "
      "2027-09-01; leave the link out until it is published"]),
    ("articles/2027/bientot.md", "[[brouillon]]",
     ["warning: links to content/articles/2014/brouillon.md, which is a draft; "
      "leave the link out until it is published"]),
])
def test_what_is_not_out_yet_may_lead_to_what_will_be(
    source: str, body: str, said: list[str]
) -> None:
    assert told(body, source) == said


def test_every_fault_of_a_body_is_told_with_its_turn() -> None:
    own = document("articles/2014/bloquer.md", "[[zzz]] [[zzz]] [x](zzz) [[#zzz|x]]")
    faults = list(LinkCheck(site()).faults(own))
    assert [(f.written, f.wikilink, f.nth) for f in faults] == [
        ("zzz", True, 0), ("zzz", True, 1), ("zzz", False, 0), ("#zzz", True, 0),
    ]


def test_thousands_of_dead_links_are_all_told_and_the_first_with_what_was_meant() -> None:
    body = " ".join(f"[[bloquer-{n}]]" for n in range(5000))
    said = told(body)
    assert len(said) == 5000
    assert sum("did you mean" in text for text in said) == 50


@pytest.mark.parametrize(("value", "path"), [
    ("/pages/x.md", "pages/x.md"), ("x.md", "articles/2014/x.md"),
    ("../2010/x.md", "articles/2010/x.md"), ("../../../x", "../x"),
])
def test_paths_are_read_as_pelican_reads_them(value: str, path: str) -> None:
    assert content_path("articles/2014/bloquer.md", value) == path
