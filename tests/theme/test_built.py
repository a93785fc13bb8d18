"""What each built page carries: weight, policy, metadata."""

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from lxml import etree, html

OFFLINE = "copie-hors-ligne.html"
MOST = 14_600  # bytes, HTML with its CSS: what the first round trip of a connection holds


def pages(site: Path) -> Iterator[tuple[str, bytes, html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        data = path.read_bytes()
        yield path.relative_to(site).as_posix(), data, html.document_fromstring(data)


LISTS = ["categories/strategie/", "categories/entrevues/", "sujets/gouvernance/"]
DESIGNED = [
    "", "2014/bloquer-les-reseaux-sociaux-au-travail/", *LISTS, "categories/strategie/2014/",
    "sujets/gouvernance/2009/", *(f"{place}flux.{kind}" for place in ["", *LISTS]
                                  for kind in ("xml", "json")),
    "archives/", "archives/2009/", "conferences/", "conferences.ics", "auto-evaluation/",
    *(f"auto-evaluation/medias-sociaux/{part}" for part in (
        "", "comparer/", "questionnaire.json", "questionnaire.schema.json", OFFLINE)),
    "recherche/", "abonnement/", "abonnement/abonnements.opml", "a-propos/", "rendez-vous/",
    "sitemap.xml", "robots.txt", "404.html",
]


@pytest.mark.parametrize("address", DESIGNED)
def test_every_designed_address_answers(address: str, built_site: Path) -> None:
    path = built_site / address
    assert (path / "index.html" if not address or address.endswith("/") else path).is_file()


def test_home_and_articles_come_in_one_round_trip(built_site: Path) -> None:
    weights = {}
    for path in [built_site / "index.html", *built_site.glob("20??/*/index.html")]:
        weights[path.parent.name] = len(brotli.compress(path.read_bytes()))
    assert len(weights) >= 11
    assert {name: weight for name, weight in weights.items() if weight > MOST} == {}


def test_the_policy_admits_the_sheet_and_nothing_inline(built_site: Path) -> None:
    for name, _, page in pages(built_site):
        if name.endswith(OFFLINE):
            continue  # it carries a policy of its own
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        if not policy:
            assert page.xpath("//meta[@http-equiv='refresh']"), name
            continue
        for style in page.xpath("//style/text()"):
            digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy[0], name
        assert "unsafe-inline" not in policy[0] and "default-src 'none'" in policy[0], name
        assert page.xpath("//@style") == [], name
        assert [a for a in page.xpath("//@*") if a.attrname.startswith("on")] == [], name
        inline = page.xpath("//script[not(@src)]/@type")
        assert set(inline) <= {"application/ld+json", "application/json"}, name


def test_every_page_says_what_it_is(built_site: Path) -> None:
    titles: dict[str, str] = {}
    for name, _, page in pages(built_site):
        title = page.findtext(".//title")
        assert title, name
        if name.endswith(OFFLINE):
            continue  # a download, not a page of the site
        if page.xpath("//meta[@name='robots'][contains(@content, 'noindex')]"):
            continue
        assert title not in titles, (name, titles[title])
        titles[title] = name
        assert page.get("lang") == "fr-CA", name
        assert page.xpath("//meta[@name='description']/@content")[0].strip(), name
        assert len(page.xpath("//h1")) == 1, name
        canonical = page.xpath("//link[@rel='canonical']/@href")
        assert canonical == ["https://carnet.example/" + name.removesuffix("index.html")], name
        assert page.xpath("//meta[@property='og:title']/@content") == [title], name


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("index.html", {"WebSite"}),
        ("2014/bloquer-les-reseaux-sociaux-au-travail/index.html",
         {"BlogPosting", "BreadcrumbList"}),
        ("2009/le-web-et-les-medias-sociaux-povres-de-vous/index.html",
         {"BlogPosting", "BreadcrumbList", "EducationEvent"}),
        ("2010/medias-sociaux-et-renseignements-personnels/index.html",
         {"BlogPosting", "BreadcrumbList", "BroadcastEvent"}),
    ],
)
def test_structured_data(built_site: Path, name: str, kinds: set[str]) -> None:
    page = html.document_fromstring((built_site / name).read_bytes())
    blocks = page.xpath("//script[@type='application/ld+json']/text()")
    data = [json.loads(block) for block in blocks]
    assert {block["@type"] for block in data} == kinds
    for block in data:
        if block["@type"] == "BlogPosting":
            assert block["isBasedOn"]["author"]["name"] == "Michelle Blanc"


def test_every_article_credits_its_source(built_site: Path) -> None:
    for path in built_site.glob("20??/*/index.html"):
        text = html.document_fromstring(path.read_bytes()).text_content()
        assert "D’après un billet de" in text and "Michelle Blanc" in text, path


def test_the_sitemap_lists_every_indexable_page_and_no_other(built_site: Path) -> None:
    listed = {
        loc.text for loc in etree.parse(str(built_site / "sitemap.xml")).iter("{*}loc")
    }
    canonical = set()
    for _, _, page in pages(built_site):
        if not page.xpath("//meta[@name='robots'][contains(@content, 'noindex')]"):
            # The offline copy has none, and is in no list.
            canonical |= set(page.xpath("//link[@rel='canonical']/@href"))
    assert listed == canonical
