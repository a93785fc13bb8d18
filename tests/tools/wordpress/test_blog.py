"""A whole blog in French, 300 posts: imported, built, checked."""

import pytest

from tools.wordpress.command import main

from . import sites
from .blog import POSTS, lay_out
from .test_hostile import SLUGS
from .wxr import SITE, category, comment, export, item


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("blogue")
    export, uploads = lay_out(folder)
    settings = sites.lay_out(folder / "site")
    code = main(
        str(export), str(uploads), str(folder / "site/content"), settings_file=settings
    )
    assert code == 0
    return folder / "site"


def test_the_report_says_what_came_over(site):
    text = (site / "content/.wordpress/report.txt").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[0] == "blogue.xml: 314 items in the file, 314 read, 0 refused; 750 comments"
    assert lines[1] == "312 posts imported, 4 of them as drafts; 2 files"
    figures = {line.split()[0]: line.split()[1:] for line in lines[4:9]}
    assert figures == {
        "words": ["60506", "60506", "0"], "links": ["962", "930", "0"],
        "images": ["32", "60", "0"], "comments": ["750", "750", "0"],
        "shortcodes": ["46", "46", "0"],
    }
    assert "  link from a picture to its own file: 32\n" in text
    assert lines[-1] == "Nothing is lost without a name."
    assert sum(1 for _ in (site / "content/articles").rglob("*.md")) == POSTS


def test_the_imported_blog_builds_and_passes_the_check(site):
    done = sites.checked(site)
    assert done.returncode == 0, done.stdout + done.stderr
    output = site / ".build/check/output"
    page = (output / "2009/05/billet-10/index.html").read_text(encoding="utf-8")
    assert page.count('id="commentaire-') == 4 and "Lectrice 0" in page
    assert 'alt="Une salle"' in page and 'src="/images/2009/05/photo.png"' in page
    moved = (output / "_redirects").read_text(encoding="utf-8")
    for old, new in (("feed/", "flux.xml"), ("category/strategie/entreprise/outils/",
                     "categories/outils/"), ("tag/rss/feed/", "sujets/rss/flux.xml")):
        assert f"/{old} /{new} 301\n" in moved and (output / old / "index.html").is_file()
    assert not (output / "2009/05/billet-50").exists()  # a private post


LINKS = (
    "/%c3%a9t%c3%a9/", "/2009/05/Titre.html", "/2009/sans-barre", "/2009/%F0%9F%8E%89-deux/",
    "/a(b)/c'd/", "/index.php/2009/05/x/", "/blogue/", *(f"/{slug}" for slug in SLUGS),
)


def test_addresses_of_every_kind_build_and_pass_the_check(tmp_path):
    links = " ".join(f'<a href="{SITE}{link}">vers</a>' for link in LINKS[:7])
    posts = [
        item(
            number, f"Texte {number}. {links}", f"Titre {number}", link=SITE + link,
            post_name=f"b-{number}", comments=[comment(number, links)],
        )
        for number, link in enumerate(LINKS, 1)
    ]
    (tmp_path / "x.xml").write_text(
        export(*posts, head=category("strategie", "Stratégie")), encoding="utf-8"
    )
    settings = sites.lay_out(tmp_path / "site")
    assert main(
        str(tmp_path / "x.xml"), into=str(tmp_path / "site/content"), settings_file=settings
    ) == 0
    done = sites.checked(tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    output = tmp_path / "site/.build/check/output"
    for file in ("été/index.html", "2009/05/Titre.html", "2009/sans-barre/index.html",
                 "2009/🎉-deux/index.html", "a(b)/c'd/index.html"):
        assert (output / file).is_file(), file
    assert not (output / ".htaccess").exists() and not (output.parent / "etc").exists()
