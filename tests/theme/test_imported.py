"""What the theme shows of an imported post and page, that no other has."""

import re

import pytest
from lxml import html

DEPTH = 15


def _comments(count):
    lines = ["comments:"]
    for number in range(1, count + 1):
        parent = f'  parent: "{number - 1}"\n' if number > 1 else ""
        lines.append(
            f'- id: "{number}"\n{parent}  author: "A <b>{number}</b>"\n'
            f"  date: 2009-05-{number:02}T08:00:00-04:00\n"
            f'  url: "https://x.example/?a=1&b={number}"\n  body: "<p>R {number}</p>"'
        )
    return "\n".join(lines)


def _article(status="", more=""):
    return (
        "---\ntitle: Importé\ndate: 2009-05-12\ncategory: Stratégie\nsummary: S.\n"
        "id: 33333333-3333-4333-8333-333333333333\nurl: /2009/05/importe/\nguid: g\n"
        f"{status}{more}---\nTexte.\n"
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    from tests.support.small_site import small_site

    return small_site(tmp_path_factory.mktemp("imported") / "site", {
        "content/articles/2009/importe.md": _article(more=(
            "sticky: true\nseo:\n  title: Un titre pour la recherche\n  description: Et décrit.\n"
            "image: {src: images/a.png, alt: Une image, width: 40, height: 30}\n"
            f"{_comments(DEPTH)}\n"
        )),
        "content/articles/2009/prive.md": _article("status: draft\n").replace(
            "3333-4", "4444-4").replace("importe", "prive"),
        "content/images/a.png": b"\x89PNG",
        "content/pages/services.md": (
            "---\ntitle: Services\nsummary: S.\nurl: /services/\n---\nT.\n"
        ),
        "content/pages/tarifs.md": (
            "---\ntitle: Tarifs\nsummary: S.\nurl: /services/tarifs/\nparent: /services/\n"
            f"{_comments(1)}\n---\nT.\n"
        ),
    }).built()


def test_a_thread_fifteen_deep_is_nested_as_it_was(site):
    page = html.fromstring(site.read("2009/05/importe/index.html"))
    for number in range(1, DEPTH + 1):
        (comment,) = page.xpath(f'//li[@id="commentaire-{number}"]')
        assert len(list(comment.iterancestors("li"))) == number - 1
        assert comment.xpath("./p/strong")[0].text_content() == f"A <b>{number}</b>"
        (link,) = comment.xpath("./p/strong/a")
        assert link.get("href") == f"https://x.example/?a=1&b={number}"
        assert link.get("rel") == "nofollow ugc"
        (time,) = comment.xpath("./p/time")
        assert time.get("datetime") == f"2009-05-{number:02}"
        day = "1er" if number == 1 else str(number)
        assert time.text_content() == f"{day}\u00a0mai 2009"
        assert comment.xpath("./div/p")[0].text == f"R {number}"
    assert page.xpath('string(//h2[@id="commentaires"])') == f"Commentaires ({DEPTH})"


def test_search_engines_get_their_own_title_and_description(site):
    page = html.fromstring(site.read("2009/05/importe/index.html"))
    assert page.findtext(".//title") == "Un titre pour la recherche · Le carnet"
    assert page.xpath('//meta[@name="description"]/@content') == ["Et décrit."]
    assert page.xpath("string(//h1)") == "Importé"


def test_the_featured_image_keeps_its_room(site):
    page = site.read("2009/05/importe/index.html")
    assert re.search(r'<img src="/images/a.png" alt="Une image" width="40" height="30">', page)


def test_a_page_below_another_leads_to_it(site):
    page = html.fromstring(site.read("services/tarifs/index.html"))
    assert page.xpath('//p[@class="kicker"]/a/@href') == ["/services/"]
    assert '"name": "Services"' in site.read("services/tarifs/index.html")
    assert page.xpath('//li[@id="commentaire-1"]')
    assert not html.fromstring(site.read("services/index.html")).xpath('//p[@class="kicker"]')


def test_a_sticky_post_stands_first_at_home(site):
    page = html.fromstring(site.read("index.html"))
    (pinned,) = page.xpath('//section[@aria-labelledby="une"]')
    assert pinned.xpath(".//h3/a/@href") == ["/2009/05/importe/"]


def test_a_draft_with_an_address_of_its_own_is_not_there(site):
    assert not (site.output / "2009/05/prive").exists()
