"""Whole builds of a small site: what is refused, what leads where."""

from collections.abc import Callable

import pytest

from tests.support.small_site import SmallSite

A = "11111111-1111-4111-8111-111111111111"
B = "22222222-2222-4222-8222-222222222222"
MakeSite = Callable[..., SmallSite]


def article(
    title: str = "Bloquer ne sert à rien", number: int = 1, keys: str = "", body: str = "Texte."
) -> str:
    identity = "-".join(f"{str(number) * 9}"[:n] for n in (8, 4)) + f"-4{str(number) * 3}"
    identity += f"-8{str(number) * 3}-{str(number) * 12}"
    return (
        f"---\ntitle: {title}\ndate: 2014-05-12\ncategory: Stratégie\nsummary: Un résumé.\n"
        f"id: {identity}\n{keys}---\n{body}\n"
    )


def refused(site: SmallSite) -> list[str]:
    done = site.build()
    assert done.returncode == 1, done.stdout
    assert not site.output.exists()
    return done.stderr.splitlines()[:-1]


def test_two_articles_for_one_address(make_site: MakeSite) -> None:
    site = make_site({
        "content/articles/2014/autre.md": article(number=3, keys="slug: bloquer\n"),
        "content/articles/2014/bloquer.md": article(),
        "content/articles/2012/questionnaire.md": None,
    })
    assert refused(site) == [
        "content/articles/2014/autre.md:7: the address /2014/bloquer/ is also that of "
        "content/articles/2014/bloquer.md:3; give one of them another slug or date",
        "content/articles/2014/bloquer.md:3: the address /2014/bloquer/ is also that of "
        "content/articles/2014/autre.md:7; give one of them another slug or date",
    ]


def test_a_page_at_the_address_of_a_list(make_site: MakeSite) -> None:
    site = make_site({"content/pages/archives.md": """\
        ---
        title: Archives
        slug: archives
        summary: Une page.
        ---
        Texte.
        """})
    assert refused(site) == [
        "content/pages/archives.md:3: the address /archives/ is also that of the template "
        "archives; give one of them another slug or date",
    ]


def test_an_import_at_the_address_of_a_feed(make_site: MakeSite) -> None:
    site = make_site({
        "content/articles/2014/importe.md":
            article(number=3, keys="url: /categories/strategie/flux.xml\n"),
    })
    assert refused(site) == [
        "content/articles/2014/importe.md:7: the address /categories/strategie/flux.xml is "
        'also that of the RSS feed of the category "Stratégie"; '
        "give one of them another slug or date",
    ]


@pytest.mark.parametrize(("alias", "message"), [
    ("/2012/questionnaire/",
     "the alias /2012/questionnaire/ is the address of "
     "content/articles/2012/questionnaire.md:3; remove it, or give the other another address"),
    ("/2014/Bloquer",
     "the alias /2014/Bloquer is the address of content/articles/2014/bloquer.md:3; "
     "remove it, or give the other another address"),
    ("/sujets/gouvernance/",
     'the alias /sujets/gouvernance/ is the address of the tag "gouvernance"; '
     "remove it, or give the other another address"),
])
def test_an_alias_of_what_is_there(make_site: MakeSite, alias: str, message: str) -> None:
    site = make_site({
        "content/articles/2014/bloquer.md":
            article(keys=f"tags: [gouvernance]\naliases:\n  - /vieux/\n  - {alias}\n"),
    })
    assert refused(site) == [f"content/articles/2014/bloquer.md:10: {message}"]


def test_one_alias_of_two_articles(make_site: MakeSite) -> None:
    site = make_site({
        "content/articles/2014/un.md": article(number=3, keys="aliases: [/vieux/]\n"),
        "content/articles/2014/deux.md": article(number=4, keys="aliases: [/vieux.html, /Vieux]\n"),
    })
    assert refused(site) == [
        "content/articles/2014/deux.md:7: the alias /Vieux is also claimed by "
        "content/articles/2014/un.md:7; keep one of them",
        "content/articles/2014/un.md:7: the alias /vieux/ is also claimed by "
        "content/articles/2014/deux.md:7; keep one of them",
    ]


def test_tags_that_make_no_page_or_share_one(make_site: MakeSite) -> None:
    site = make_site({
        "content/articles/2014/bloquer.md": article(keys="tags: [veille, '?!']\n"),
        "content/articles/2014/un.md": article(number=3, keys="tags:\n  - C\n"),
        "content/articles/2014/zero.md": article(number=4, keys="tags:\n  - veille\n  - C++\n"),
    })
    assert refused(site) == [
        'content/articles/2014/bloquer.md:7: the tag "?!" makes no address; '
        "give it a name with letters or digits",
        'content/articles/2014/zero.md:9: the tag "C++" has the page of "C" '
        "(articles/2014/un.md); give one of them another name",
    ]


def test_a_ledger_edited_into_nonsense(make_site: MakeSite) -> None:
    site = make_site({"content/ledger.json": '{"version": 1,\n "gone": ["../x/"]\n}\n'})
    assert refused(site) == [
        'content/ledger.json:2: the address "../x/" climbs out of the output folder; '
        'write one such as "2014/titre/"',
    ]


def test_a_redirect_of_the_ledger_that_leads_nowhere(make_site: MakeSite) -> None:
    site = make_site({"content/ledger.json":
                      '{"version": 1,\n "redirects": {\n  "a/": "b/",\n  "b/": "c/"\n}}\n'})
    assert refused(site) == [
        "content/ledger.json:3: the redirect /a/ leads to /c/, where nothing is; "
        "have it lead to a page of the site",
        "content/ledger.json:4: the redirect /b/ leads to /c/, where nothing is; "
        "have it lead to a page of the site",
    ]


def test_a_setting_that_is_no_file_name(make_site: MakeSite) -> None:
    site = make_site(settings="REDIRECTS_SAVE_AS = 5\n")
    assert refused(site) == [
        'pelicanconf.py: REDIRECTS_SAVE_AS is 5; give a file name, such as "_redirects"',
    ]


LEDGER = f"""\
{{
  "version": 1,
  "sources": {{
    "{A}": {{"guid": "urn:uuid:{A}", "addresses": ["2014/ancien/", "2014/tres-ancien/"]}}
  }},
  "redirects": {{"blogue/": "2014/ancien/"}}
}}
"""


def test_old_addresses_lead_to_the_new_one_in_one_step(make_site: MakeSite) -> None:
    site = make_site({
        "content/ledger.json": LEDGER,
        "content/articles/2014/bloquer.md": article(keys="aliases: [/2009/vieux.html]\n"),
    }).built()
    for old in ("2009/vieux.html", "2014/ancien/index.html", "2014/tres-ancien/index.html",
                "blogue/index.html"):
        page = site.read(old)
        assert 'content="0; url=/2014/bloquer/"' in page
        assert '<link rel="canonical" href="https://carnet.example/2014/bloquer/">' in page
        assert '<meta name="robots" content="noindex">' in page
        assert '<a href="/2014/bloquer/">' in page
    rules = site.read("_redirects").splitlines()
    assert "/2009/vieux.html /2014/bloquer/ 301" in rules
    assert "/blogue /2014/bloquer/ 301" in rules
    assert '"/2014/ancien/" "/2014/bloquer/";' in site.read("redirects.map").splitlines()


def test_a_draft_has_no_aliases_yet(make_site: MakeSite) -> None:
    site = make_site({
        "content/articles/2014/bloquer.md":
            article(keys="status: draft\naliases: [/vieux/]\n"),
        "content/articles/2012/questionnaire.md": None,
    }).built()
    assert not (site.output / "vieux").exists()


def test_under_a_folder_redirects_stay_there(make_site: MakeSite) -> None:
    site = make_site({
        "content/articles/2014/bloquer.md": article(keys="aliases: [/vieux/]\n"),
    }, settings='SITEURL = "/carnet"\nSITE_URL = "https://hote.example/carnet"\n').built()
    assert 'url=/carnet/2014/bloquer/"' in site.read("vieux/index.html")
    assert "/carnet/vieux/ /carnet/2014/bloquer/ 301" in site.read("_redirects")


def test_redirects_are_no_pages_of_the_site(make_site: MakeSite) -> None:
    site = make_site({
        "content/articles/2014/bloquer.md": article(keys="aliases: [/vieux/]\n"),
    }).built()
    assert "vieux" not in site.read("sitemap.xml") + site.read("flux.xml")


def test_an_alias_inside_a_feed(make_site: MakeSite) -> None:
    site = make_site({
        "content/articles/2014/bloquer.md": article(keys="aliases: [/flux.xml/x/]\n"),
    })
    assert refused(site) == [
        "content/articles/2014/bloquer.md:7: the alias /flux.xml/x/ needs a folder where the "
        "feed of the site has a file; remove it, or give the other another address",
    ]
