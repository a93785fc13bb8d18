"""Whole builds of a small site: findings at their lines, and what templates get."""

import json
from collections.abc import Callable

import pytest

from tests.support.small_site import SmallSite

MakeSite = Callable[..., SmallSite]
ARTICLE = """\
{% set cited = [] %}
{% for citation in article.cited_by %}
{% do cited.append([citation.article.slug, citation.sentence]) %}
{% endfor %}
{{ {
  "headings": article.headings|map(attribute="id")|list,
  "minutes": article.reading_minutes,
  "newer": article.newer.slug if article.newer else none,
  "older": article.older.slug if article.older else none,
  "related": article.related|map(attribute="slug")|list,
  "parts": article.series_parts|map(attribute="slug")|list,
  "citations": cited,
  "orphans": orphans|map(attribute="slug")|list,
}|tojson }}
"""


def article(number: int, date: str, body: str, keys: str = "") -> str:
    identity = f"{number:08}-0000-4000-8000-000000000000"
    return (
        f"---\ntitle: Article {number}\ndate: {date}\ncategory: Stratégie\nsummary: Résumé.\n"
        f"id: {identity}\n{keys}---\n{body}\n"
    )


def site_of(make_site: MakeSite, **articles: str) -> SmallSite:
    files: dict[str, str | None] = {
        f"content/articles/2014/{name.replace('_', '-')}.md": text
        for name, text in articles.items()
    }
    files |= {"content/articles/2014/bloquer.md": None,
              "content/articles/2012/questionnaire.md": None,
              "templates/article.html": ARTICLE}
    return make_site(files)


def data(site: SmallSite, slug: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(site.read(f"2014/{slug}/index.html"))
    return found


def refused(site: SmallSite) -> list[str]:
    done = site.build()
    assert done.returncode == 1, done.stdout
    assert not site.output.exists()
    return done.stderr.splitlines()[:-1]


def test_every_dead_link_of_every_file_at_its_line(make_site: MakeSite) -> None:
    site = site_of(
        make_site,
        un=article(1, "2014-01-01", "Un.\n\n`[[zzz]]` puis\n[[zzz]].\n\n[x]({static}/no.png)"),
        deux=article(2, "2014-01-02", "## Titre\n\n[[un#titre]] et [bas](#titer)",
                     "tags: [veille]\n"),
    )
    assert refused(site) == [
        "content/articles/2014/deux.md:11: #titer is no heading of "
        "content/articles/2014/deux.md; did you mean #titre?",
        "content/articles/2014/deux.md:11: #titre is no heading of content/articles/2014/un.md; "
        "it has no headings: leave the fragment out",
        "content/articles/2014/un.md:11: [[zzz]] names no article, page or questionnaire; "
        "look the slug up, or leave the brackets out",
        "content/articles/2014/un.md:13: {static}/no.png leads to no file; "
        "look the file name up",
    ]


def test_a_heading_renamed_under_a_fragment(make_site: MakeSite) -> None:
    site = site_of(
        make_site,
        un=article(1, "2014-01-01", "## Pourquoi mesurer\n\nTexte."),
        deux=article(2, "2014-01-02", "Voir [[un#Pourquoi mesure|là]]."),
    )
    assert refused(site) == [
        "content/articles/2014/deux.md:8: #pourquoi-mesure is no heading of "
        "content/articles/2014/un.md; did you mean #pourquoi-mesurer?",
    ]


def test_a_published_article_that_leads_to_a_draft(make_site: MakeSite) -> None:
    site = site_of(
        make_site,
        un=article(1, "2014-01-01", "Texte.", "status: draft\n"),
        deux=article(2, "2014-01-02", "[[un]] et [[trois]]"),
        trois=article(3, "2030-01-02", "Plus tard."),
    )
    assert refused(site) == [
        "content/articles/2014/deux.md:8: links to content/articles/2014/trois.md, which is "
        "scheduled for 2030-01-02; leave the link out until it is published",
        "content/articles/2014/deux.md:8: links to content/articles/2014/un.md, which is a "
        "draft; leave the link out until it is published",
    ]


def test_a_page_is_checked_like_an_article(make_site: MakeSite) -> None:
    site = make_site({"content/pages/a-propos.md": """\
        ---
        title: À propos
        slug: a-propos
        summary: Ce qu'est ce site.
        ---
        Voir [[bloqer]].
        """})
    assert refused(site) == [
        "content/pages/a-propos.md:6: [[bloqer]] names no article, page or questionnaire; "
        "did you mean [[bloquer]]?",
    ]


def test_a_series_with_two_first_parts(make_site: MakeSite) -> None:
    keys = "series:\n  name: Bilan\n  part: 1\n"
    site = site_of(make_site, un=article(1, "2014-01-01", "Un.", keys),
                   deux=article(2, "2014-01-02", "Deux.", keys))
    assert refused(site) == [
        'content/articles/2014/deux.md:9: part 1 of the series "Bilan" is also '
        "content/articles/2014/un.md:9; give each part its own number",
        'content/articles/2014/un.md:9: part 1 of the series "Bilan" is also '
        "content/articles/2014/deux.md:9; give each part its own number",
    ]


def test_what_templates_get(make_site: MakeSite) -> None:
    series = "series: {{name: Bilan, part: {}}}\n"
    site = site_of(
        make_site,
        un=article(1, "2014-01-01", "Un. Voir [[deux|*là*]] et [[un]]. Fin.\n\n## Suite",
                   series.format(2) + "tags: [veille, mesure]\n"),
        deux=article(2, "2014-01-02", "Retour à [[un]].\n\n[[trois]]",
                     series.format(1) + "tags: [veille, mesure]\n"),
        trois=article(3, "2014-01-03", "Rien. " * 600),
    ).built()
    un, deux, trois = (data(site, slug) for slug in ("un", "deux", "trois"))
    assert un["headings"] == ["suite"]
    assert (un["minutes"], trois["minutes"]) == (1, 3)
    assert (un["newer"], un["older"]) == ("deux", None)
    assert (trois["newer"], trois["older"]) == (None, "deux")
    assert un["citations"] == [["deux", "Retour à Article 1."]]
    assert deux["citations"] == [["un", "Voir là et Article 1."]]
    assert un["parts"] == deux["parts"] == ["deux", "un"]
    assert trois["parts"] == []
    assert un["related"] == ["deux"]
    assert un["orphans"] == ["a-propos"]


def test_links_are_addresses_in_pages_and_absolute_in_feeds(make_site: MakeSite) -> None:
    site = make_site().built()
    assert '<a href="/2014/bloquer/">' in site.read("2012/questionnaire/index.html")
    assert "https://carnet.example/2014/bloquer/" in site.read("flux.xml")


def test_a_site_without_articles(make_site: MakeSite) -> None:
    site = site_of(make_site).built()
    assert (site.output / "index.html").is_file()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_a_build_depends_on_nothing_but_its_input(make_site: MakeSite, seed: str) -> None:
    articles = {
        f"a{n}": article(n, "2014-01-01", f"Vers [[a{(n * 7) % 20}]].", "tags: [a, b]\n")
        for n in range(20)
    }
    site = site_of(make_site, **articles)
    done = site.build(env={"PYTHONHASHSEED": seed})
    assert done.returncode == 0, done.stderr
    assert data(site, "a3")["related"] == ["a1", "a9", "a0", "a10", "a11"]
