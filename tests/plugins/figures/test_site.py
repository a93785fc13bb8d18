"""Figures in a whole build: placed, refused with their line, left alone in code."""

from collections.abc import Callable

import pytest

from tests.support.small_site import SmallSite

MakeSite = Callable[..., SmallSite]

ARTICLE = """---
title: Titre
date: 2014-05-12
category: Stratégie
summary: Un résumé.
id: 5b0ab0a6-9a35-4b5e-8f0b-2d9c7e3c1a11
figures:
  - id: un
    title: "*Un* _titre_ [[lien]]"
    kind: bars
    unit: "%"
    columns: [2014]
    rows:
      - {label: "`code` & <b>", values: [12.5]}
---
"""
NAME = "content/articles/2014/essai.md"


def site(make_site: MakeSite, body: str) -> SmallSite:
    return make_site({NAME: ARTICLE + body})


def test_a_figure_stands_where_its_mark_was(make_site: MakeSite) -> None:
    html = site(make_site, "Avant.\n\n[[figure:un]]\n\nAprès.\n").built().read(
        "2014/essai/index.html")
    assert html.index("Avant.") < html.index('id="figure-un"') < html.index("Après.")
    assert "12,5\u00a0%" in html
    # Labels and titles are text, whatever Markdown they look like.
    assert "*Un* _titre_ [[lien]]" in html
    assert "`code` &amp; &lt;b&gt;" in html
    assert "[[figure:" not in html


def test_a_mark_in_code_is_code(make_site: MakeSite) -> None:
    body = "[[figure:un]]\n\n    [[figure:un]]\n\n~~~\n[[figure:un]]\n~~~\n"
    html = site(make_site, body).built().read("2014/essai/index.html")
    assert html.count('id="figure-un"') == 1
    assert html.count("[[figure:un]]") == 2


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ("[[figure:un]]\n\n[[figure:une]]\n",
         f'{NAME}:18: unknown figure "une"; did you mean "un"?'),
        ("Rien.\n",
         f'{NAME}:8: figure "un" is never placed; put [[figure:un]] in a paragraph of its own '
         "where it belongs"),
        ("[[figure:un]]\n\nEncore :\n\n[[figure:un]]\n",
         f'{NAME}:20: figure "un" is placed twice; keep one of the two marks'),
    ],
)
def test_what_does_not_fit_stops_the_build_at_its_line(
    make_site: MakeSite, body: str, finding: str
) -> None:
    done = site(make_site, body).build()
    assert done.returncode == 1
    assert finding in done.stderr.splitlines()
