"""`invoke ledger`, and what `invoke check` says when something published would vanish."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.permalinks.ledger import parse
from tests.support.small_site import SmallSite
from tools.check.run import check
from tools.ledger import main

A = "11111111-1111-4111-8111-111111111111"
BLOQUER = "content/articles/2014/bloquer.md"
MakeSite = Callable[..., SmallSite]
pytestmark = pytest.mark.xdist_group("pelican-in-process")


@pytest.fixture
def site(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    found: SmallSite = make_site()
    monkeypatch.chdir(found.folder)
    return found


def record(site: SmallSite) -> int:
    return main(site.folder / "pelicanconf.py")


def ledger(site: SmallSite) -> Path:
    return site.folder / "content/ledger.json"


def checked(site: SmallSite) -> list[str]:
    outcome = check(site.folder / "pelicanconf.py", site.folder / ".build/check")
    return [str(f) for f in outcome.findings
            if f.rule in {"vanished", "guid", "address-taken", "ledger"}]


def rename(site: SmallSite, old: str, new: str) -> None:
    (site.folder / new).parent.mkdir(parents=True, exist_ok=True)
    (site.folder / old).rename(site.folder / new)


def test_a_site_with_errors_is_not_recorded(
    site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("content/articles/2014/faux.md", "Sans rien.\n")
    assert record(site) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("content/articles/2014/faux.md:1: no front matter; ")
    assert said[-1] == "Nothing recorded: the site has errors."
    assert not ledger(site).exists()


def test_nonsense_is_not_written_over(
    site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger(site).write_text("{", encoding="utf-8")
    assert record(site) == 1
    assert capsys.readouterr().err.startswith("content/ledger.json:1: not JSON: ")
    assert ledger(site).read_text(encoding="utf-8") == "{"


def test_a_site_is_recorded_once(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert record(site) == 0
    first = capsys.readouterr().out
    assert first.startswith("Recorded ")
    found, findings = parse(ledger(site).read_text(encoding="utf-8"))
    assert findings == []
    assert found.sources[A].addresses == ("2014/bloquer/",)
    assert found.sources[A].guid == f"urn:uuid:{A}"
    assert {"categories/strategie/", "categories/strategie/flux.xml", "a-propos/",
            "conferences.ics", ""} <= set(found.addresses)
    before = ledger(site).stat().st_mtime_ns
    assert record(site) == 0
    assert capsys.readouterr().out.endswith(", 0 of them new.\n")
    assert ledger(site).stat().st_mtime_ns == before


def test_a_new_slug_leaves_a_redirect_and_nothing_is_lost(site: SmallSite) -> None:
    record(site)
    rename(site, BLOQUER, "content/articles/2014/bloquer-au-travail.md")
    site.write("content/articles/2012/questionnaire.md",
               (site.folder / "content/articles/2012/questionnaire.md")
               .read_text(encoding="utf-8").replace("[[bloquer]]", "[[bloquer-au-travail]]"))
    assert checked(site) == []
    page = (site.folder / ".build/check/output/2014/bloquer/index.html").read_text("utf-8")
    assert 'url=/2014/bloquer-au-travail/"' in page


def test_an_article_that_vanishes(site: SmallSite) -> None:
    record(site)
    (site.folder / BLOQUER).unlink()
    article = site.folder / "content/articles/2012/questionnaire.md"
    text = article.read_text(encoding="utf-8").replace("[[bloquer]]", "rien")
    article.write_text(text, encoding="utf-8")
    gone = [fault.split(": ", 1)[1].split("; ")[0] for fault in checked(site)]
    assert "the published address /2014/bloquer/ would answer nothing" in gone
    assert "the published address /sujets/gouvernance/ would answer nothing" in gone
    assert "the published address /archives/2014/ would answer nothing" in gone
    assert record(site) == 1


def test_an_article_that_is_given_up_or_has_an_heir(site: SmallSite) -> None:
    site.write(BLOQUER, (site.folder / BLOQUER).read_text(encoding="utf-8").replace(
        "tags: [gouvernance]\n", ""))
    record(site)
    article = site.folder / "content/articles/2012/questionnaire.md"
    text = article.read_text(encoding="utf-8").replace("[[bloquer]]", "rien")
    article.write_text(text.replace("category:", "aliases: [/2014/bloquer/]\ncategory:"),
                       encoding="utf-8")
    (site.folder / BLOQUER).unlink()
    book = ledger(site)
    years = '"archives/2014/", "categories/strategie/2014/"'
    book.write_text(
        book.read_text(encoding="utf-8").replace('"gone": []', f'"gone": [{years}]'),
        encoding="utf-8",
    )
    assert checked(site) == []


def test_a_guid_that_changes(site: SmallSite) -> None:
    record(site)
    article = site.folder / BLOQUER
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("summary:", "guid: autre\nsummary:"), encoding="utf-8")
    assert checked(site) == [
        f"content/articles/2014/bloquer.md: its guid was urn:uuid:{A} and would be autre; "
        f'put guid: "urn:uuid:{A}" into its front matter, or subscribers get it twice',
    ]


def test_the_feeds_of_a_category_that_moves_are_not_lost_silently(site: SmallSite) -> None:
    record(site)
    categories = (site.folder / "content/categories.yml").read_text(encoding="utf-8")
    site.write("content/categories.yml", categories.replace("slug: strategie", "slug: direction"))
    remedy = "bring it back, name the category in CATEGORY_FEEDS_MOVED, or list it under gone"
    lost = [fault.split(": ", 1)[1] for fault in checked(site) if "flux." in fault]
    assert lost == [
        f"the published address /categories/strategie/flux.{kind} would answer nothing; {remedy}"
        for kind in ("json", "xml")]
    conf = (site.folder / "pelicanconf.py").read_text(encoding="utf-8")
    site.write("pelicanconf.py", f'{conf}CATEGORY_FEEDS_MOVED = {{"strategie": "direction"}}\n')
    assert [fault for fault in checked(site) if "flux." in fault] == []

def test_an_id_that_changes_is_told_with_the_one_it_had(site: SmallSite) -> None:
    record(site)
    other = "99999999-9999-4999-8999-999999999999"
    article = site.folder / BLOQUER
    article.write_text(article.read_text(encoding="utf-8").replace(A, other), encoding="utf-8")
    assert checked(site) == [
        "content/articles/2014/bloquer.md: its address /2014/bloquer/ was published for another "
        f"text (urn:uuid:{A}); put its id back ({A}) if it is that text, or give it another slug",
    ]


def test_a_category_that_moves_keeps_its_feeds_and_its_pages_are_redirected(
    site: SmallSite,
) -> None:
    record(site)
    categories = site.folder / "content/categories.yml"
    categories.write_text(categories.read_text(encoding="utf-8").replace(
        "slug: strategie", "slug: direction"), encoding="utf-8")
    lost = "would answer nothing"
    assert len([fault for fault in checked(site) if lost in fault]) == 5
    settings = site.folder / "pelicanconf.py"
    settings.write_text(settings.read_text(encoding="utf-8")
                        + '\nCATEGORY_FEEDS_MOVED = {"strategie": "direction"}\n', encoding="utf-8")
    book = ledger(site)
    moved = ",\n".join(
        f'"categories/strategie/{rest}": "categories/direction/{rest}"'
        for rest in ("", "2012/", "2014/")
    )
    book.write_text(book.read_text(encoding="utf-8").replace(
        '"redirects": {}', f'"redirects": {{{moved}}}'), encoding="utf-8")
    assert checked(site) == []
    feed = site.folder / ".build/check/output/categories/strategie/flux.xml"
    assert feed.read_text("utf-8").startswith("<?xml")
