"""Whole builds: a second file is a second page, a broken one stops everything."""

import json
import re
from collections.abc import Callable

from tests.support.building import ROOT
from tests.support.small_site import SmallSite

FIXTURES = ROOT / "tests/fixtures/questionnaires"
SMALL = (FIXTURES / "petit.md").read_text(encoding="utf-8")
LARGE = (FIXTURES / "vingt-sept.md").read_text(encoding="utf-8")
HOME = "auto-evaluation/accueil"
MakeSite = Callable[..., SmallSite]


def files(**texts: str) -> dict[str, str | bytes]:
    return {f"content/questionnaires/{name}.md": text.encode() for name, text in texts.items()}


def test_a_second_file_is_a_second_page(make_site: MakeSite) -> None:
    site = make_site(files(petit=SMALL, grand=LARGE)).built()
    for slug in ("accueil", "vingt-sept"):
        home = site.output / "auto-evaluation" / slug
        assert sorted(p.relative_to(home).as_posix() for p in home.rglob("*") if p.is_file()) == [
            "comparer/index.html", "copie-hors-ligne.html", "index.html", "questionnaire.json",
            "questionnaire.schema.json",
        ]
    listed = site.read("auto-evaluation/index.html")
    assert 'href="/auto-evaluation/accueil/"' in listed
    assert 'href="/auto-evaluation/vingt-sept/"' in listed
    page = site.read(f"{HOME}/index.html")
    # Its own scale, labels, sections; nothing preselected; no form to submit.
    assert page.count('type="radio" name="cafe"') == 5
    assert "Je l’ignore" in page
    assert "La porte &amp; le seuil" in page
    assert " checked" not in page
    assert "<form" not in page
    assert "<strong>emphase</strong>" in page
    assert 'href="/a-propos/"' in page


def test_what_an_author_wrote_is_text_everywhere(make_site: MakeSite) -> None:
    site = make_site(files(petit=SMALL)).built()
    for name in ("index.html", "comparer/index.html", "copie-hors-ligne.html"):
        page = site.read(f"{HOME}/{name}")
        assert "<script>alert" not in page
    assert "100\u00a0%" in site.read(f"{HOME}/index.html")
    data = json.loads(site.read(f"{HOME}/questionnaire.json"))
    assert data["url"] == "https://carnet.example/auto-evaluation/accueil/"


def test_articles_link_to_a_questionnaire_by_its_path_and_by_its_slug(
    make_site: MakeSite,
) -> None:
    site = make_site({
        **files(petit=SMALL),
        "content/pages/lien.md": "---\ntitle: Lien\nslug: lien\nsummary: Un lien.\n---\n"
        "[Ici]({filename}/questionnaires/petit.md) et [[accueil|là]].\n",
    }).built()
    assert site.read("lien/index.html").count('href="/auto-evaluation/accueil/"') == 2


def test_no_questionnaire_is_fine(make_site: MakeSite) -> None:
    site = make_site().built()
    assert "Aucun questionnaire" in site.read("auto-evaluation/index.html")
    assert not list(site.output.glob("auto-evaluation/*/"))


def test_under_a_sub_path_every_address_follows(make_site: MakeSite) -> None:
    site = make_site(files(petit=SMALL), 'SITE_URL = "https://x.example/carnet"\n'
                     'SITEURL = "/carnet"\n').built()
    page = site.read(f"{HOME}/index.html")
    found = re.findall(r'(?:modulepreload" href|module" src)="([^"]+)"', page)
    assert found
    for address in found:
        assert address.startswith("/carnet/static/")
        assert (site.output / address.removeprefix("/carnet/")).is_file()
    offline = site.read(f"{HOME}/copie-hors-ligne.html")
    assert not re.findall(r'(?:href|src)="(?!#|data:|https://x\.example/carnet/)[^"]*"', offline)


def test_the_same_source_gives_the_same_bytes(make_site: MakeSite) -> None:
    site = make_site(files(petit=SMALL)).built()
    before = {p: p.stat().st_mtime_ns for p in site.output.rglob("*") if p.is_file()}
    site.built()
    assert {p: p.stat().st_mtime_ns for p in site.output.rglob("*") if p.is_file()} == before


def test_every_error_of_every_file_stops_the_build(make_site: MakeSite) -> None:
    broken = SMALL.replace("gate: 2", "gate: 7", 1)
    other = LARGE.replace("number: 5\n", "number: 6\n", 1)
    site = make_site(files(petit=SMALL)).built()
    kept = site.read(f"{HOME}/index.html")
    site.write("content/questionnaires/petit.md", broken.encode())
    site.write("content/questionnaires/grand.md", other.encode())
    done = site.build()
    assert done.returncode == 1
    assert "content/questionnaires/petit.md:27: gate 7 opens no declared stage; write 2\n" in (
        done.stderr
    )
    assert "number 6 stands where 5 should; number the items from 1, in order\n" in done.stderr
    assert site.read(f"{HOME}/index.html") == kept


def test_two_questionnaires_for_one_address(make_site: MakeSite) -> None:
    other = LARGE.replace("slug: vingt-sept", "slug: accueil")
    done = make_site(files(petit=SMALL, grand=other)).build()
    assert done.returncode == 1
    assert "content/questionnaires/petit.md" in done.stderr
    assert "content/questionnaires/grand.md" in done.stderr


def test_a_wrong_setting_stops_the_build(make_site: MakeSite) -> None:
    done = make_site(files(petit=SMALL), 'QUESTIONNAIRE_SAVE_AS = "x/index.html"\n').build()
    assert done.returncode == 1
    assert "pelicanconf.py: QUESTIONNAIRE_SAVE_AS is 'x/index.html'; give an address with {slug}" \
        in done.stderr
