"""The whole: on the site's own content, and on small sites in a process of their own."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.building import ROOT
from tests.support.small_site import NOW, SmallSite
from tools.check.address import Address
from tools.check.run import check_site
from tools.check.site import Site, Source

CODE = (
    "import sys; from pathlib import Path; from tools.check.run import main; "
    "sys.exit(main(axe=False, json='--json' in sys.argv, root=Path.cwd()))"
)


def run(site: SmallSite, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CODE, *args], cwd=site.folder, text=True, capture_output=True,
        env={"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": str(NOW)}, check=False, timeout=240,
    )


def test_the_site_s_own_content(built_site: Path) -> None:
    articles = tuple(
        Source(path=path.name, kind="article", title="",
               url=f"{path.parent.relative_to(built_site).as_posix()}/")
        for path in built_site.glob("[0-9][0-9][0-9][0-9]/*/index.html")
    )
    questionnaire = Source(path="q", kind="questionnaire", title="",
                           url="auto-evaluation/medias-sociaux/")
    outcome = check_site(Site(
        built_site, Address("https://carnet.example"), datetime.now(UTC),
        (*articles, questionnaire),
    ))
    assert [str(finding) for finding in outcome.findings] == []
    assert outcome.pages > 60
    assert not outcome.failed


BROKEN: dict[str, str | bytes] = {
    "content/images/lourde.png": b"x" * 200_001,
    "content/articles/2014/faux.md": """\
        ---
        title: Un article dont le lien est faux
        date: 2014-06-12
        category: Stratégie
        summary: Un lien et une image.
        id: 33333333-3333-4333-8333-333333333333
        review_by: 2020-01-01
        ---
        <p>Un <a href="/nulle-part/">lien</a>.</p>

        <img src="https://cdn.example/i.png">
        """,
    "content/articles/2014/brouillon.md": """\
        ---
        title: Un brouillon qui attend encore son heure
        date: 2014-06-13
        category: Stratégie
        summary: Pas encore.
        status: draft
        id: 44444444-4444-4444-8444-444444444444
        ---
        Texte.
        """,
    "templates/404.html": """\
        {% extends "base.html" %}
        {% block main %}<h1>404</h1><p>Un brouillon qui attend encore son heure</p>{% endblock %}
        """,
}


def test_every_finding_of_a_faulty_site(make_site: Callable[..., SmallSite]) -> None:
    site = make_site(BROKEN)
    done = run(site)
    assert done.returncode == 1
    source, image = "content/articles/2014/faux.md", "https://cdn.example/i.png"
    assert f'  {source}:11: image "{image}" has no alternative text' in done.stderr
    assert f'  {source}:11: <img> "{image}" has no width and no height' in done.stderr
    assert f"  {source}:11: <img> asks cdn.example for {image}" in done.stderr
    assert f"  {source}:7: review was due on 2020-01-01" in done.stderr
    assert "content/articles/2014/brouillon.md is not published; its title shows" in done.stderr
    assert done.stdout == ""
    assert "  output/images/lourde.png: 200,001 bytes; the budget is 200,000" in done.stderr
    # The author's output folder is not touched.
    assert not site.output.exists()
    assert (site.folder / ".build/check/output/index.html").is_file()


def test_a_link_that_leads_nowhere_is_told(make_site: Callable[..., SmallSite]) -> None:
    done = run(make_site({"templates/404.html": """\
        {% extends "base.html" %}
        {% block main %}<h1>404</h1><p><a href="/nulle-part/">x</a></p>{% endblock %}
        """}))
    assert done.returncode == 1
    assert ": /nulle-part/ leads to nothing" in done.stderr


def test_a_build_that_fails_is_told_the_same_way(make_site: Callable[..., SmallSite]) -> None:
    done = run(make_site({"content/articles/2014/x.md": "---\ntitle: X\n---\nTexte.\n"}), "--json")
    assert done.returncode == 1
    data = json.loads(done.stdout)
    assert data["pages"] == 0
    assert {finding["path"] for finding in data["findings"]} == {"content/articles/2014/x.md"}
    assert any("date" in finding["message"] for finding in data["findings"])


def test_a_sound_site_below_a_path(make_site: Callable[..., SmallSite]) -> None:
    settings = (
        'SITE_URL = "https://carnet.example/blogue"\nSITEURL = "/blogue"\n'
        'FEED_DOMAIN = SITE_URL\nMENU = []\n'
    )
    done = run(make_site({}, settings), "--json")
    data = json.loads(done.stdout)
    # The small site lacks the pages that the theme's own text leads to.
    missing = {"/blogue/recherche/", "/blogue/abonnement/", "/blogue/rendez-vous/"}
    others = [
        finding for finding in data["findings"]
        if not any(finding["message"].startswith(f"{address} ") for address in missing)
    ]
    assert others == []


@pytest.mark.parametrize("option", ["--json", "--no-axe", "--production"])
def test_the_task_has_its_options(option: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "--help", "check"], cwd=ROOT, text=True,
        capture_output=True, check=True,
    )
    assert option.replace("no-", "[no-]") in done.stdout or option in done.stdout
