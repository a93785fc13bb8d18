"""A broken site is not built: exact messages, all at once, and the previous output as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.small_site import SmallSite

ARTICLE = """\
---
title: {title}
date: {date}
category: {category}
summary: Un résumé.
id: 33333333-3333-4333-8333-333333333333
{more}---
{body}
"""
PATH = "content/articles/2013/x.md"


def article(
    title: str = "Titre", date: str = "2013-05-12", category: str = "Stratégie", more: str = "",
    body: str = "Texte.",
) -> str:
    return ARTICLE.format(title=title, date=date, category=category, more=more, body=body)


BOMB = (
    "---\na: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a]\n"
    "c: [*b, *b, *b, *b]\ntitle: Bombe\n---\n"
)

BROKEN: dict[str, tuple[dict[str, str | bytes], list[str]]] = {
    "unknown key": (
        {PATH: article(more="categorie: Stratégie\n")},
        [f'{PATH}:7: unknown key "categorie"; did you mean "category"?'],
    ),
    "unknown key near a missing one": (
        {PATH: article().replace("category:", "categorie:")},
        [f'{PATH}:1: missing key "category"; add category: …',
         f'{PATH}:4: unknown key "categorie"; did you mean "category"?'],
    ),
    "missing key": (
        {PATH: article().replace("summary: Un résumé.\n", "")},
        [f'{PATH}:1: missing key "summary"; add summary: …'],
    ),
    "bad date": (
        {PATH: article(date="2013-02-30")},
        [f'{PATH}:3: "date" is "2013-02-30", which is no day of the calendar; '
         "write 2014-05-12 or 2014-05-12 09:30"],
    ),
    "no date": (
        {PATH: article(date="mai 2013")},
        [f'{PATH}:3: "date" is "mai 2013", which is no date; '
         "write 2014-05-12 or 2014-05-12 09:30"],
    ),
    "undeclared category": (
        {PATH: article(category="Strategie")},
        [f'{PATH}:4: "category" is "Strategie", which categories.yml does not declare; '
         'did you mean "Stratégie"?'],
    ),
    "two articles for one address": (
        {PATH: article(),
         "content/articles/2013/y.md": article(more="slug: x\n").replace("3333-3", "4444-3")},
        [f"{PATH}:3: the address /2013/x/ is also that of content/articles/2013/y.md:7; "
         "give one of them another slug or date",
         "content/articles/2013/y.md:7: the address /2013/x/ is also that of "
         f"{PATH}:3; give one of them another slug or date"],
    ),
    "empty title": (
        {PATH: article(title='"  "')},
        [f'{PATH}:2: "title" is empty; write something or remove the key'],
    ),
    "a link to nothing": (
        {PATH: article(body="Un lien.\n\nVers [[bloqer|rien]].")},
        [f"{PATH}:10: [[bloqer]] names no article, page or questionnaire; "
         "did you mean [[bloquer]]?"],
    ),
    "links to no heading, file or category": (
        {PATH: article(body="[[bloquer#absent|Rien]]\n\n[Rien]({filename}absent.md)\n\n"
                            "![x]({static}/images/absent.png)\n\n[Rien]({category}Absente)")},
        [f"{PATH}:8: #absent is no heading of content/articles/2014/bloquer.md; "
         "its headings are une-section",
         f"{PATH}:10: {{filename}}absent.md leads to nothing; look the file name up",
         f"{PATH}:12: {{static}}/images/absent.png leads to no file; look the file name up",
         f"{PATH}:14: {{category}}Absente is no declared category; declare it in categories.yml"],
    ),
    "invalid UTF-8": (
        {PATH: article().encode().replace(b"Titre", b"Titr\xe9")},
        [f"{PATH}:2: byte 0xE9 is not UTF-8; save the file as UTF-8"],
    ),
    "invalid UTF-8 in the text": (
        {PATH: article(body="Texte.").encode() + b"\n\xff\n"},
        [f"{PATH}:10: byte 0xFF is not UTF-8; save the file as UTF-8"],
    ),
    "the same key twice": (
        {PATH: article(more="title: Encore\n")},
        [f'{PATH}:7: duplicate key "title"; keep this one or that of line 2'],
    ),
    "a page at the address of a list": (
        {"content/pages/p.md": "---\ntitle: P\nslug: archives\nsummary: S.\n---\nx\n"},
        ["content/pages/p.md:3: the address /archives/ is also that of the template archives; "
         "give one of them another slug or date"],
    ),
    "a page and an alias that climb out": (
        {"content/pages/p.md": "---\ntitle: P\nslug: ../p\nsummary: S.\n---\nx\n",
         PATH: article(more="aliases: [/../../etc/x/]\n")},
        [f'{PATH}:7: "aliases" (number 1) is "/../../etc/x/", which is no address of the site; '
         "write one such as /2009/titre/",
         'content/pages/p.md:3: "slug" is "../p"; a slug is lower-case letters, digits '
         "and single hyphens"],
    ),
    "a category that climbs out": (
        {"content/categories.yml": "- name: Stratégie\n  slug: ../x\n  description: D.\n"},
        ['content/categories.yml:2: "slug" is "../x"; a slug is lower-case letters, digits '
         "and single hyphens"],
    ),
    "a page's template that is not there": (
        {"content/pages/p.md": "---\ntitle: P\nsummary: S.\ntemplate: conference\n---\nx\n"},
        ['content/pages/p.md:4: "template" is "conference", which the theme does not have; '
         'did you mean "conferences"?'],
    ),
    "a YAML alias bomb": (
        {PATH: BOMB},
        [f'{PATH}:2: YAML anchor "&a"; remove it, or put quotes around text that begins with &'],
    ),
    "a slug that climbs out": (
        {PATH: article(more="slug: ../../../etc/passwd\n")},
        [f'{PATH}:7: "slug" is "../../../etc/passwd"; a slug is lower-case letters, digits '
         "and single hyphens"],
    ),
    "an address that climbs out": (
        {PATH: article(more="url: 2013/../../x/\n")},
        [f'{PATH}:7: "url" is "2013/../../x/", which is no address of the site; '
         "write one such as /2009/titre/"],
    ),
    "a colon without quotes": (
        {PATH: article(title="Un titre : la suite")},
        [f'{PATH}:2: the value of "title" holds a colon and a space; '
         'put quotes around it: title: "Un titre : la suite"'],
    ),
    "front matter never closed": (
        {PATH: "---\ntitle: x\n"},
        [f"{PATH}:1: the front matter is never closed; "
         "put a --- line between the keys and the text"],
    ),
    "the same id": (
        {PATH: article().replace("33333333-3333-4333-8333-333333333333",
                                 "11111111-1111-4111-8111-111111111111")},
        ["content/articles/2014/bloquer.md:7: id of content/articles/2013/x.md:6 again; "
         "an id names one text for ever: give this one its own"],
    ),
    "a figure that is not described": (
        {PATH: article(body="[[figure:x]]")},
        [f'{PATH}:8: unknown figure "x"; describe it under figures: in the front matter'],
    ),
    "a template with a syntax error": (
        {"templates/index.html": "{% if %}"},
        ["templates/index.html:1: TemplateSyntaxError: Expected an expression, got 'end of "
         "statement block'"],
    ),
    "a template that fails": (
        {"templates/index.html": "\n{{ SITENAME.nothing.deeper }}"},
        ["templates/index.html:2: UndefinedError: 'str object' has no attribute 'nothing'"],
    ),
    "an article's template that fails": (
        {"templates/article.html":
         '{% extends "base.html" %}\n{% block main %}\n{{ 1 / 0 }}{% endblock %}'},
        ["templates/article.html:3: ZeroDivisionError: division by zero"],
    ),
    "a template that includes nothing": (
        {"templates/index.html": "{% include 'absent.html' %}"},
        ["templates/index.html:1: TemplateNotFound: absent.html"],
    ),
}


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        p.relative_to(folder).as_posix(): (p.read_bytes(), p.stat().st_mtime_ns)
        for p in folder.rglob("*") if p.is_file()
    }


@pytest.mark.parametrize("name", BROKEN)
def test_it_says_where_and_what_and_changes_nothing(
    name: str, make_site: Callable[..., SmallSite]
) -> None:
    files, messages = BROKEN[name]
    site = make_site()
    site.write("output/index.html", "la version précédente")
    before = snapshot(site.output)
    for path, text in files.items():
        site.write(path, text)
    done = site.build()
    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert told[:-1] == messages
    errors = f"{len(messages)} error{'s' if len(messages) > 1 else ''}"
    assert told[-1] == f"Not built: {errors}. The previous output is as it was."
    assert "Traceback" not in done.stdout
    assert snapshot(site.output) == before
    assert not list((site.folder / ".build").glob("*staging*"))


def test_all_findings_of_all_files_come_at_once(make_site: Callable[..., SmallSite]) -> None:
    site = make_site({
        PATH: article(title='""', date="hier"),
        "content/articles/2013/y.md": article(category="Rien").replace("3333-3", "4444-3"),
        "content/pages/p.md": "pas de front matter",
    })
    done = site.build()
    lines = [line for line in done.stderr.splitlines() if ".md:" in line]
    assert [line.split(": ")[0] for line in lines] == [
        f"{PATH}:2", f"{PATH}:3", "content/articles/2013/y.md:4", "content/pages/p.md:1",
    ]
    assert "Not built: 4 errors." in done.stderr


@pytest.mark.parametrize(
    ("module", "message"),
    [
        ("import nothing_of_that_name\ndef register(): ...\n",
         "pelicanconf.py: Cannot load plugin `own_plugin`\n"
         "No module named 'nothing_of_that_name'\n"),
        ("def register():\n    raise ValueError('cassé')\n",
         "pelicanconf.py: Cannot register plugin `own_plugin`: ValueError: cassé\n"),
        ("def register(:\n",
         "own_plugin.py:1: SyntaxError: invalid syntax (own_plugin.py, line 1)\n"),
    ],
)
def test_a_plugin_that_does_not_load_stops_the_build(
    make_site: Callable[..., SmallSite], module: str, message: str
) -> None:
    site = make_site({"own_plugin.py": module}, settings='PLUGINS = [*PLUGINS, "own_plugin"]\n')
    done = site.build()
    assert done.returncode == 1
    assert done.stderr == f"{message}Not built: 1 error. The previous output is as it was.\n"
    assert not site.output.exists()


def test_a_missing_plugin_stops_the_build(make_site: Callable[..., SmallSite]) -> None:
    done = make_site(settings='PLUGINS = [*PLUGINS, "plugins.absent"]\n').build()
    assert done.returncode == 1
    assert done.stderr == (
        "pelicanconf.py: Cannot load plugin `plugins.absent`\n"
        "Cannot import plugin `plugins.absent`\n"
        "Not built: 1 error. The previous output is as it was.\n"
    )
