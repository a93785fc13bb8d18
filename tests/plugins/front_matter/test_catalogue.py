"""The scan: who is who, and what only shows between files."""

from datetime import UTC, datetime
from fnmatch import fnmatch
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.front_matter.catalogue import ignored

from .support import CATEGORIES, ID, OTHER_ID, article, said, scanned

PAGE = "---\ntitle: À propos\nsummary: Une page.\n---\nTexte.\n"
QUESTIONNAIRE = (
    "---\ntitle: Q\nsummary: Un questionnaire.\nslug: medias-sociaux\n"
    f"id: {OTHER_ID}\nitems: [anything]\n---\nTexte.\n"
)


def test_every_source_has_its_entry(tmp_path: Path) -> None:
    catalogue = scanned(tmp_path, {
        "articles/2014/x.md": article("lang: EN-ca\n"), "pages/a-propos.md": PAGE,
        "questionnaires/q.md": QUESTIONNAIRE,
    })
    assert said(catalogue) == []
    assert [
        (e.path, e.source, e.kind, e.slug, e.title, e.status, e.lang, e.url, e.first_line)
        for e in catalogue.entries.values()
    ] == [
        ("articles/2014/x.md", "content/articles/2014/x.md", "article", "x", "Un titre",
         "published", "en-ca", "2014/x/", 9),
        ("pages/a-propos.md", "content/pages/a-propos.md", "page", "a-propos", "À propos",
         "published", "fr-ca", "a-propos/", 5),
        ("questionnaires/q.md", "content/questionnaires/q.md", "questionnaire",
         "medias-sociaux", "Q", "published", "fr-ca", "auto-evaluation/medias-sociaux/", 8),
    ]
    assert list(catalogue.entries) == [e.path for e in catalogue.entries.values()]


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2014-05-12", datetime(2014, 5, 12, 4, tzinfo=UTC)),  # midnight in Toronto
        ("2014-01-12", datetime(2014, 1, 12, 5, tzinfo=UTC)),
        ("2014-05-12 14:30", datetime(2014, 5, 12, 18, 30, tzinfo=UTC)),
        ("2014-05-12T14:30:15", datetime(2014, 5, 12, 18, 30, 15, tzinfo=UTC)),
        ("2014-05-12 14:30+02:00", datetime(2014, 5, 12, 12, 30, tzinfo=UTC)),
        ("2014-05-12 14:30 -0400", datetime(2014, 5, 12, 18, 30, tzinfo=UTC)),
        ("2014-05-12T14:30Z", datetime(2014, 5, 12, 14, 30, tzinfo=UTC)),
        ('"2014-05-12"', datetime(2014, 5, 12, 4, tzinfo=UTC)),
    ],
)
def test_a_date_without_a_zone_is_the_site_s(
    written: str, instant: datetime, tmp_path: Path
) -> None:
    entry = scanned(tmp_path, {"articles/x.md": article(date=written)}).entries["articles/x.md"]
    assert entry.date == instant
    assert entry.date.tzinfo is not None


@pytest.mark.parametrize(
    ("status", "date", "now", "expected"),
    [
        ("published", "2026-06-01 09:00", datetime(2026, 6, 1, 12, tzinfo=UTC), ("draft", True)),
        ("published", "2026-06-01 09:00", datetime(2026, 6, 1, 13, tzinfo=UTC),
         ("published", False)),
        ("hidden", "2026-06-01", datetime(2026, 5, 31, tzinfo=UTC), ("draft", True)),
        ("hidden", "2026-06-01", datetime(2026, 6, 2, tzinfo=UTC), ("hidden", False)),
        ("draft", "2026-06-01", datetime(2026, 5, 31, tzinfo=UTC), ("draft", False)),
        ("draft", "2026-06-01", datetime(2026, 6, 2, tzinfo=UTC), ("draft", False)),
    ],
)
def test_what_is_to_come_waits_as_a_draft(
    status: str, date: str, now: datetime, expected: tuple[str, bool], tmp_path: Path
) -> None:
    files = {"articles/x.md": article(f"status: {status}\n", date=date)}
    entry = scanned(tmp_path, files, CLOCK=lambda: now).entries["articles/x.md"]
    assert (entry.status, entry.scheduled) == expected


def test_one_id_names_one_text(tmp_path: Path) -> None:
    catalogue = scanned(tmp_path, {
        "articles/a.md": article(), "articles/b.md": article(id=ID.upper()),
        "pages/p.md": PAGE.replace("---\nTexte", f"id: {ID}\n---\nTexte"),
    })
    remedy = "an id names one text for ever: give this one its own"
    assert said(catalogue) == [
        f"content/articles/b.md:6: id of content/articles/a.md:6 again; {remedy}",
        f"content/pages/p.md:4: id of content/articles/a.md:6 again; {remedy}",
    ]


@pytest.mark.parametrize("name", ["Mon billet", "été", "a_b", "2014.05", "-a", "a--b"])
def test_a_file_name_that_is_no_slug_is_told(name: str, tmp_path: Path) -> None:
    catalogue = scanned(tmp_path, {f"articles/{name}.md": article()})
    assert said(catalogue) == [
        f'content/articles/{name}.md: file name "{name}" makes no slug; '
        "use lower-case letters, digits and hyphens, or add slug: …"
    ]
    catalogue = scanned(tmp_path, {f"articles/{name}.md": article("slug: bon\n")})
    assert catalogue.entries[f"articles/{name}.md"].slug == "bon"


def test_what_editors_leave_about_is_no_source(tmp_path: Path) -> None:
    names = (
        "articles/.x.md", "articles/.#x.md", "articles/#x.md#", "articles/x.md~",
        "articles/x.tmp.md", "articles/x.jpg", "articles/notes.txt", "ailleurs/x.md",
    )
    catalogue = scanned(tmp_path, dict.fromkeys(names, "---\nnonsense"))
    assert (catalogue.entries, said(catalogue)) == ({}, [])


@pytest.mark.parametrize("name", ["articles/x.html", "articles/x.htm", "pages/x.rst"])
def test_what_pelican_would_read_unchecked_is_refused(name: str, tmp_path: Path) -> None:
    assert said(scanned(tmp_path, {name: "<p>Texte"})) == [
        f"content/{name}: no Markdown file; write it in Markdown, as .md"
    ]


@pytest.mark.parametrize("folder", ["", ".", "articles", "articles/", "./articles"])
def test_a_source_has_its_path_however_its_folder_is_named(folder: str, tmp_path: Path) -> None:
    catalogue = scanned(tmp_path, {
        "articles/a/x.md": article(), "articles/a-b.md": article(id=OTHER_ID),
        "articles/b.md": article(id=ID.replace("6", "8", 1)),
    }, ARTICLE_PATHS=[folder])
    # A folder stands where its name does, whatever sign would follow it in a text.
    assert list(catalogue.entries) == ["articles/a/x.md", "articles/a-b.md", "articles/b.md"]


def test_other_endings_of_markdown_are_read(tmp_path: Path) -> None:
    catalogue = scanned(tmp_path, {"articles/x.markdown": article()})
    assert catalogue.entries["articles/x.markdown"].slug == "x"


def test_an_imported_address_is_kept(tmp_path: Path) -> None:
    catalogue = scanned(tmp_path, {"articles/x.md": article("url: /2009/le-r%C3%A9seau.html\n")})
    entry = catalogue.entries["articles/x.md"]
    assert entry.url == "2009/le-r%C3%A9seau.html"
    assert entry.line == 7


def test_a_summary_of_200_characters_is_no_news(tmp_path: Path) -> None:
    assert said(scanned(tmp_path, {"articles/x.md": article(summary="é" * 200)})) == []


def test_a_summary_over_several_lines_is_one_line(tmp_path: Path) -> None:
    catalogue = scanned(tmp_path, {
        "articles/x.md": article(summary="|\n  Une\n  phrase\u00a0: oui\n\n  là\n")
    })
    assert catalogue.entries["articles/x.md"].model.summary == "Une phrase\u00a0: oui là"


def test_a_month_of_an_event_and_the_zone_of_a_date_are_kept(tmp_path: Path) -> None:
    more = "event: {kind: interview, start: 2010-06, time_zone: America/Toronto}\n"
    event = scanned(tmp_path, {"articles/x.md": article(more)}).entries["articles/x.md"].model.event
    assert (event.start.precision, event.start.value) == ("month", datetime(2010, 6, 1))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2009-06-17 14:00", "2009-06-17"), ("2009-06-17", "2009-06"), ("2009-06", "2009-06-01"),
        ("2009-06-17 14:00", "2009-06-17T18:00+00:00"), ("2009-06-17", "2009-06-17"),
        ("2009-06-17T23:00-04:00", "2009-06-18T03:30+00:00"),
    ],
)
def test_an_end_that_may_be_after_the_start_is_fine(
    start: str, end: str, tmp_path: Path
) -> None:
    more = f"event: {{kind: talk, start: {start}, end: '{end}'}}\n"
    assert said(scanned(tmp_path, {"articles/x.md": article(more)})) == []


@pytest.mark.parametrize(
    ("categories", "messages"),
    [
        (None, [": cannot be read: No such file or directory; "
                "write a list of name, slug and description"]),
        ("", [':1: "categories" is empty; write something or remove the key']),
        ("[]\n", [':1: "categories" is empty; '
                  "declare one with a name, a slug and a description"]),
        ("a: b\n", [':1: "categories" must be a list; write [one, two]']),
        ("- {name: A, slug: A B, description: d}\n", [
            ':1: "slug" is "A B"; a slug is lower-case letters, digits and single hyphens']),
        ("- name: A\n  slug: a\n- name: B\n  slug: b\n  descripton: d\n", [
            ':1: missing key "description"; add description: …',
            ':3: missing key "description"; add description: …',
            ':5: unknown key "descripton"; did you mean "description"?']),
        (CATEGORIES + "- name: Autre\n  slug: strategie\n  description: d\n", [
            ':8: "slug" is "strategie" again; give each category its own']),
        (CATEGORIES + "- name: Stratégie\n  slug: autre\n  description: d\n", [
            ':7: "name" is "Stratégie" again; give each category its own']),
        ("- name: A : B\n", [':1: the value of "name" holds a colon and a space; '
                             'put quotes around it: name: "A : B"']),
        ("- name: \"\\xff\n", [":1: the quotation mark opened here is never closed; "
                               "close it, or double it where it is part of the text"]),
    ],
)
def test_a_wrong_declaration_of_categories_is_told_once(
    categories: str | None, messages: list[str], tmp_path: Path
) -> None:
    files = {"articles/x.md": article(), "articles/y.md": article(id=OTHER_ID)}
    assert said(scanned(tmp_path, files, categories)) == [
        f"content/categories.yml{message}" for message in messages
    ]


def test_categories_are_pelican_s_with_their_slug_and_description(tmp_path: Path) -> None:
    categories = scanned(tmp_path, {}).categories
    assert list(categories) == ["Stratégie", "Médias sociaux"]
    found = categories["Médias sociaux"]
    assert (found.name, found.slug, found.description) == (
        "Médias sociaux", "medias-sociaux", "Le phénomène."
    )


def test_a_site_elsewhere_has_its_own_midnight(tmp_path: Path) -> None:
    catalogue = scanned(tmp_path, {"articles/x.md": article()}, TIMEZONE="Europe/Paris")
    assert catalogue.entries["articles/x.md"].date == datetime(
        2014, 5, 12, tzinfo=ZoneInfo("Europe/Paris")
    )


names = st.text(st.sampled_from("ab.#~*?[]!-"), max_size=6)


@given(names, st.lists(names, max_size=3))
def test_what_is_ignored_is_what_fnmatch_says(name: str, patterns: list[str]) -> None:
    assert ignored(name, {"IGNORE_FILES": patterns}) == (
        name.startswith((".", "#")) or any(fnmatch(name, pattern) for pattern in patterns))
