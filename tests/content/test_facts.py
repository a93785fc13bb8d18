"""The ten articles keep every fact of the posts that they present, and credit them."""

import re
from pathlib import Path

import pytest
from lxml import html

from tests.support.building import ROOT

MONTHS = {
    "2014/bloquer-les-reseaux-sociaux-au-travail": "mai 2014",
    "2012/questionnaire-pour-la-haute-direction": "octobre 2012",
    "2012/dix-ans-de-consultation-et-de-conferences": "juin 2012",
    "2010/medias-sociaux-et-renseignements-personnels": "juin 2010",
    "2009/le-web-et-les-medias-sociaux-povres-de-vous": "octobre 2009",
    "2009/la-grosseur-compte-sur-les-medias-sociaux": "septembre 2009",
    "2009/la-revolution-est-a-nos-portes": "août 2009",
    "2009/jakob-nielsen-et-l-entreprise-2-0": "août 2009",
    "2009/profil-d-un-gestionnaire-des-medias-sociaux": "mars 2009",
    "2008/le-recrutement-en-ligne": "octobre 2008",
}


def facts() -> list[tuple[str, str]]:
    """Each fact with the address of its article."""
    found, article = [], ""
    for line in (ROOT / "tests/fixtures/facts.txt").read_text(encoding="utf-8").splitlines():
        if re.fullmatch(r"20\d\d/[a-z0-9-]+", line):
            article = line
        elif line and not line.startswith("#"):
            found.append((article, line))
    return found


def plain(text: str) -> str:
    """text with one kind of space, apostrophe and case."""
    return re.sub(r"\s+", " ", text).replace("’", "'").casefold()


def words(built_site: Path, article: str) -> str:
    """What a reader of an article has before the eyes, charts and facts of a talk included."""
    page = html.document_fromstring((built_site / article / "index.html").read_bytes())
    return plain(" ".join(page.xpath("//article//text()")))


def test_the_list_has_every_article() -> None:
    assert {article for article, _ in facts()} == set(MONTHS)
    assert len(facts()) >= 140


def test_every_fact_is_told(built_site: Path) -> None:
    texts = {article: words(built_site, article) for article in MONTHS}
    missing = []
    for article, fact in facts():
        # Words that stand in elements of their own have a space more around them.
        if plain(fact).replace(" ", "") not in texts[article].replace(" ", ""):
            missing.append(f"{article}: {fact}")
    assert missing == []


@pytest.mark.parametrize("article", MONTHS)
def test_a_month_is_shown_and_no_false_day(article: str, built_site: Path) -> None:
    page = html.document_fromstring((built_site / article / "index.html").read_bytes())
    [date] = page.xpath("//*[contains(@class, 'post-meta')]//time")
    assert plain(date.text_content()) == MONTHS[article]
    assert re.fullmatch(r"20\d\d-\d\d", date.get("datetime"))


@pytest.mark.parametrize("article", MONTHS)
def test_an_article_leads_to_two_other_pages_of_the_site(article: str, built_site: Path) -> None:
    page = html.document_fromstring((built_site / article / "index.html").read_bytes())
    links = set(page.xpath("//*[contains(@class, 'post-text')]//a[starts-with(@href, '/')]/@href"))
    assert len(links - {f"/{article}/"}) >= 2
