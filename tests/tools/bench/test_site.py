"""The timed sites: they build, the edits show, Hugo gets the same."""

import re
import sys
from pathlib import Path

import pytest

from tools.bench import hugo_content, project
from tools.bench.edits import page_of
from tools.bench.measure import Failed, run
from tools.bench.sites import declared, lay_out, made_up


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "site"
    lay_out(folder, 30)
    return folder


def test_every_edit_shows_in_the_built_page(site: Path) -> None:
    expected = [edit(site, number) for number, edit in enumerate(project.SCENARIOS.values())]
    run(project.BUILD, site)
    for one in expected:
        assert one.mark in (site / "output" / one.page).read_text(encoding="utf-8"), one


def test_stock_pelican_makes_the_same_pages(site: Path) -> None:
    run(project.BUILD, site)
    run(project.STOCK, site)
    ours, stock = (
        {p.relative_to(site / name).as_posix() for p in (site / name).rglob("*.html")}
        for name in ("output", "output-stock")
    )
    assert ours == stock


def test_a_page_that_does_not_show_the_edit_is_no_figure(site: Path, tmp_path: Path) -> None:
    expected = project.SCENARIOS["one body edited"](site, 17)
    with pytest.raises(Failed, match=f"does not show {expected.mark}: the build was not a build"):
        project._checked(tmp_path, expected)


def test_it_has_as_many_articles_as_asked_and_twelve_categories(site: Path) -> None:
    added = list((site / "content/articles").rglob("ajoute-*.md"))
    assert len(list((site / "content/articles").rglob("*.md"))) == 30 + len(added)
    assert len(declared(site)) == 12
    assert declared(site) == declared(site)
    assert page_of(made_up(site)[0]) == "2005/article-00001/index.html"


def test_too_few_articles_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"the site has \d+ articles of its own; ask for more"):
        lay_out(tmp_path / "site", 3)


def test_hugo_gets_every_article_with_plain_links(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "hugo"
    hugo_content.lay_out(site, folder)
    ours = {p.stem for p in (site / "content/articles").rglob("*.md")}
    texts = {p.stem: p.read_text(encoding="utf-8")
             for p in (folder / "content/articles").rglob("*.md")}
    assert texts.keys() == ours
    assert not [name for name, text in texts.items() if "[[" in text.split("\n\n", 1)[1]]
    addresses = {f"/{p.parent.name}/{p.stem}/" for p in (site / "content/articles").rglob("*.md")}
    addresses |= {f"/{p.stem}/" for p in (site / "content").glob("*/*.md")}
    links = {link for text in texts.values() for link in re.findall(r"\]\((/[^)]*)\)", text)}
    assert len(links) > 5 and links <= addresses


def test_a_command_that_fails_says_what_it_said(site: Path) -> None:
    with pytest.raises(Failed, match=r"ended with 3:\nno luck"):
        run([sys.executable, "-c", "print('no luck'); raise SystemExit(3)"], site)
