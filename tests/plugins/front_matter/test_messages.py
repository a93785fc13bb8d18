"""Every way an article's front matter can be wrong, and the very words that say so."""

from pathlib import Path

import pytest

from .support import X, article, said, scanned

DAY = "write 2014-05-12 or 2014-05-12 09:30"
TEXT = "must be text; put quotes around it"
KEYS = (
    "modified, tags, slug, status, date_precision, source, event, recording, aliases, series, "
    "review_by, lang, image, seo, figures, url, guid, author, sticky and comments"
)
FIGURE = "figures:\n  - id: a\n    title: t\n    kind: {kind}\n    columns: {columns}\n    rows:\n"


def figure(*rows: str, kind: str = "trend", columns: str = "[2011, 2012]") -> str:
    return FIGURE.format(kind=kind, columns=columns) + "".join(f"      - {row}\n" for row in rows)


MESSAGES: dict[str, tuple[str | bytes, list[str]]] = {
    # --- the file
    "no front matter": ("Du texte.", [
        "1: no front matter; begin the file with a --- line, the keys, and another --- line"]),
    "an empty file": ("", [
        "1: no front matter; begin the file with a --- line, the keys, and another --- line"]),
    "a line before it": ("\n" + article(), [
        "1: no front matter; begin the file with a --- line, the keys, and another --- line"]),
    "never closed": ("---\ntitle: x\n", [
        "1: the front matter is never closed; put a --- line between the keys and the text"]),
    "nothing in it": ("---\n---\nTexte", [
        "2: the front matter is empty; write key: value lines"]),
    "a list": ("---\n- a\n---\n", [
        "2: the front matter has no keys; write key: value lines"]),
    "a sentence": ("---\nbonjour\n---\n", [
        "2: the front matter has no keys; write key: value lines"]),
    "Latin-1": (article(summary="Été.").encode("latin-1"), [
        "4: byte 0xE9 is not UTF-8; save the file as UTF-8"]),
    "Latin-1 in the body": (b"---\ntitle: x\n---\nun\ndeux \xe9\n", [
        "5: byte 0xE9 is not UTF-8; save the file as UTF-8"]),
    "UTF-16": ("é".encode("utf-16"), ["1: byte 0xFF is not UTF-8; save the file as UTF-8"]),
    "too much of it": (article(more=f"guid: {'x' * (1 << 20)}\n"), [
        "1: front matter of more than 1024 kB; keep data in it and text in the body"]),
    # --- keys
    "an unknown key": (article("categorie: x\n"), [
        '7: unknown key "categorie"; did you mean "category"?']),
    "a key like no other": (article("zzzz: x\n"), [f'7: unknown key "zzzz"; the keys are {KEYS}']),
    "an unknown key inside": (article("source: {author: a, title: b, yaer: 2012}\n"), [
        '7: missing key "year"; add year: …', '7: unknown key "yaer"; did you mean "year"?']),
    "an unknown key in a list": (article(figure("{label: l, values: [1, 2], vales: 1}")), [
        '13: unknown key "vales"; did you mean "values"?']),
    "missing keys": (article(summary=None, id=None), [
        '1: missing key "id"; add id: …', '1: missing key "summary"; add summary: …']),
    "a missing key inside": (article("series:\n  name: a\n"), [
        '7: missing key "part"; add part: …']),
    "a key twice": (article("title: b\n"), [
        '7: duplicate key "title"; keep this one or that of line 2']),
    "a key that is a list": (article("[a, b]: c\n"), [
        "7: a key must be a word; write key: value, and put quotes around text that begins with "
        "[, { or ?"]),
    # --- empty values
    "no title": (article(title=""), ['2: "title" is empty; write something or remove the key']),
    "a blank title": (article(title='" \u00a0"'), [
        '2: "title" is empty; write something or remove the key']),
    "no tags": (article("tags:\n"), ['7: "tags" is empty; write something or remove the key']),
    "an empty tag": (article("tags: [a, '']\n"), [
        '7: "tags" (number 2) is empty; write something or remove the key']),
    "an empty column": (article(figure("{label: l, values: [1, 2]}", columns="[~, 2]")), [
        '11: "columns" (number 1) is empty; write something or remove the key']),
    # --- types
    "a number for a title": (article(title="2012"), [f'2: "title" {TEXT}: "2012"']),
    "a decimal for a title": (article(title="2.0"), [f'2: "title" {TEXT}: "2.0"']),
    "true for a title": (article(title="true"), [f'2: "title" {TEXT}: "true"']),
    "a list for a title": (article(title="[a]"), [
        '2: "title" must be text; write one value after the colon']),
    "a number for a tag": (article("tags:\n  - 2012\n"), [
        f'8: "tags" (number 1) {TEXT}: "2012"']),
    "text for tags": (article("tags: a, b\n"), ['7: "tags" must be a list; write [a, b]']),
    "a number for tags": (article("tags: 2\n"), ['7: "tags" must be a list; write [one, two]']),
    "text for a block": (article("event: talk\n"), [
        '7: "event" must be keys with values; indent them below this key']),
    "text for a year": (article('source: {author: a, title: b, year: "2012"}\n'), [
        '7: "year" must be a whole number; write digits alone']),
    "a decimal for a part": (article("series: {name: a, part: 1.5}\n"), [
        '7: "part" must be a whole number; write digits alone']),
    "true for a value": (article(figure("{label: l, values: [1, true]}")), [
        '13: "values" (number 2) must be a number; write digits, with a point for the decimals']),
    "a comma in a value": (article(figure("{label: l, values: [1, '2,5']}")), [
        '13: "values" (number 2) must be a number; write digits, with a point for the decimals']),
    # --- dates
    "a day that is none": (article(date="2013-02-30"), [
        f'3: "date" is "2013-02-30", which is no day of the calendar; {DAY}']),
    "a month of thirteen": (article(date="2012-13-01"), [
        f'3: "date" is "2012-13-01", which is no day of the calendar; {DAY}']),
    "a month alone": (article(date="2012-05"), [
        f'3: "date" is "2012-05", which is no date; {DAY}']),
    "a year alone": (article(date="2012"), [f'3: "date" is "2012", which is no date; {DAY}']),
    "words": (article(date="12 mai 2012"), [
        f'3: "date" is "12 mai 2012", which is no date; {DAY}']),
    "American order": (article(date="05/12/2012"), [
        f'3: "date" is "05/12/2012", which is no date; {DAY}']),
    "an hour of 25": (article(date="2012-05-12 25:00"), [
        f'3: "date" is "2012-05-12 25:00", which is no day of the calendar; {DAY}']),
    "a list for a date": (article(date="[2012]"), [
        f'3: "date" is "[2012]", which is no date; {DAY}']),
    "a time to review by": (article("review_by: 2012-05-12 10:00\n"), [
        '7: "review_by" is "2012-05-12 10:00", which is no date; write 2014-05-12']),
    # --- names
    "no UUID": (article(id="abc"), [
        '6: "id" is "abc", which is no UUID; `invoke new` gives one, and it never changes']),
    "a number for an id": (article(id="12"), [
        '6: "id" is "12", which is no UUID; `invoke new` gives one, and it never changes']),
    "a slug that climbs out": (article("slug: ../../x\n"), [
        '7: "slug" is "../../x"; a slug is lower-case letters, digits and single hyphens']),
    "a slug with an accent": (article("slug: été\n"), [
        '7: "slug" is "été"; a slug is lower-case letters, digits and single hyphens']),
    "an absolute slug": (article("slug: /etc/passwd\n"), [
        '7: "slug" is "/etc/passwd"; a slug is lower-case letters, digits and single hyphens']),
    "a slug with a line end": (article('slug: "a\\nb"\n'), [
        '7: "slug" is "a\nb"; a slug is lower-case letters, digits and single hyphens']),
    "an undeclared category": (article(category="Strategie"), [
        '4: "category" is "Strategie", which categories.yml does not declare; '
        'did you mean "Stratégie"?']),
    "a category like no other": (article(category="Cuisine"), [
        '4: "category" is "Cuisine", which categories.yml does not declare; '
        "declare it in categories.yml or use Stratégie or Médias sociaux"]),
    "an unknown status": (article("status: publié\n"), [
        '7: "status" is "publié"; write published, draft or hidden']),
    "a language by its name": (article("lang: français\n"), [
        '7: "lang" is "français", which is no language; write fr, fr-ca or en']),
    "one tag twice": (article("tags:\n  - Blogue\n  - veille\n  - blogue\n"), [
        '10: "tags" (number 3) is "blogue", as "Blogue" is; keep one']),
    "the very same tag twice": (article("tags: [veille, veille]\n"), [
        '7: "tags" (number 2) is "veille", as "veille" is; keep one']),
    # --- addresses
    **{
        f"an address such as {address}": (article(f'url: "{address}"\n'), [
            f'7: "url" is "{address}", which is no address of the site; '
            "write one such as /2009/titre/"])
        for address in (
            "/../x/", "a/../../x", "/%2e%2e/x", "/%2E%2e%2fx", "http://a.example/b", "/?p=12",
            "/a#b", "/", "/a b/", "/a//b/", "C:/windows", "/a/%00b", "/%5c%5chost/x",
        )
    },
    "an alias that climbs out": (article("aliases:\n  - /bon/\n  - /../x\n"), [
        '9: "aliases" (number 2) is "/../x", which is no address of the site; '
        "write one such as /2009/titre/"]),
    "a script for an address": (
        article('source: {author: a, title: b, year: 2012, url: "javascript:alert(1)"}\n'), [
            '7: "url" is "javascript:alert(1)"; write an address that begins with https://']),
    "an image outside": (article("image: {src: ../x.jpg, alt: a}\n"), [
        '7: "src" is "../x.jpg", which is no file below content/; '
        "write one such as images/a.jpg"]),
    "an image elsewhere": (article('image: {src: "https://a.example/x.jpg", alt: a}\n'), [
        '7: "src" is "https://a.example/x.jpg", which is no file below content/; '
        "write one such as images/a.jpg"]),
    # --- events and recordings
    "an event that ends before it starts": (
        article("event:\n  kind: talk\n  start: 2009-06-17\n  end: 2009-06-16\n"), [
            '10: "end" is before the start; exchange them or mend one']),
    "an event that ends an hour early elsewhere": (
        article("event:\n  kind: talk\n  start: 2009-06-17 14:00\n"
                "  end: 2009-06-17T16:00+00:00\n"), [
            '10: "end" is before the start; exchange them or mend one']),
    "an unknown time zone": (article("event:\n  kind: talk\n  start: 2009-06\n"
                                     "  time_zone: America/Torronto\n"), [
        '10: "time_zone" is "America/Torronto", which is no time zone; '
        "write one such as America/Toronto"]),
    "a time zone that is a path": (article("event: {kind: talk, start: 2009-06, "
                                           "time_zone: ../../etc/passwd}\n"), [
        '7: "time_zone" is "../../etc/passwd", which is no time zone; '
        "write one such as America/Toronto"]),
    "an unknown kind of event": (article("event: {kind: tlak, start: 2009-06}\n"), [
        '7: "kind" is "tlak"; write talk or interview']),
    "an event on no day": (article("event: {kind: talk, start: juin 2009}\n"), [
        f'7: "start" is "juin 2009", which is no date; {DAY}, or 2014-05 for a month alone']),
    "a duration without minutes": (article("recording: {duration: 150}\n"), [
        '7: "duration" is "150"; write "minutes:seconds" or "hours:minutes:seconds", in quotes']),
    "a recording in two places": (
        article('recording: {url: "https://a.example/b.mov", file: a.mov}\n'), [
            '7: "recording" has both url and file; keep one']),
    "a recording outside": (article("recording: {file: ../../etc/passwd}\n"), [
        '7: "file" is "../../etc/passwd", which is no file below content/; '
        "write one such as images/a.jpg"]),
    "a negative length": (article("recording: {length: -1}\n"), [
        '7: "recording" has a negative length; write the size in bytes']),
    "a part before the first": (article("series: {name: a, part: 0}\n"), [
        '7: "part" is 0; count from 1']),
    # --- figures
    "rows of other lengths": (
        article(figure("{label: l, values: [1]}", "{label: m, values: [1, 2]}",
                       "{label: n, values: [1, 2, 3]}")), [
            '13: "values" has 1 values for "l" and 2 columns; '
            "give one value per column, null where unknown",
            '15: "values" has 3 values for "n" and 2 columns; '
            "give one value per column, null where unknown"]),
    "bars of several columns": (
        article(figure("{label: l, values: [1, 2]}", kind="bars")), [
            '8: "figures" (number 1) has several columns; a figure of bars has one, '
            "a trend several"]),
    "a figure of nothing": (article("figures: [{id: a, title: t, kind: bars, columns: [], "
                                    "rows: []}]\n"), [
        '7: "figures" (number 1) has no data; give at least one column and one row']),
    "two figures of one id": (
        article("figures:\n" + 2 * "  - {id: a, title: t, kind: bars, columns: [1], "
                "rows: [{label: l, values: [1]}]}\n"), [
            '9: "id" is "a" again; give each figure its own']),
    # --- comments
    "a number for a comment's id": (
        article("comments:\n  - {id: 1, author: a, date: 2012-01-01, body: x}\n"), [
            f'8: "id" {TEXT}: "1"']),
    "a comment twice": (
        article("comments:\n" + 2 * "  - {id: '1', author: a, date: 2012-01-01, body: x}\n"), [
            '9: "id" is "1" again; give each comment its own']),
    "an answer to nobody": (
        article("comments:\n  - {id: '1', parent: '9', author: a, date: 2012-01-01, body: x}\n"), [
            '8: "parent" is "9", which is no comment above; remove it, or put the comment '
            "below the one it answers"]),
    # --- YAML
    "a colon without quotes": (article(title="Web : la suite"), [
        '2: the value of "title" holds a colon and a space; '
        'put quotes around it: title: "Web : la suite"']),
    "a colon and quotes": (article(title='Le "Web" : la suite'), [
        '2: the value of "title" holds a colon and a space; '
        "put quotes around it: title: 'Le \"Web\" : la suite'"]),
    "a colon in braces": (article("source: {author: X, title: Web : suite, year: 2012}\n"), [
        '7: the value of "title" holds a colon and a space; '
        'put quotes around it: title: "Web : suite"']),
    "a colon in a list": (article("tags:\n  - un : deux\n"), [
        f'8: "tags" (number 1) {TEXT}: "un : deux"']),
    "a tab": (article("source:\n\tauthor: x\n"), [
        "8: a tab in the indentation; indent with spaces"]),
    "quotes never closed": (article(title='"abc'), [
        "2: the quotation mark opened here is never closed; "
        "close it, or double it where it is part of the text"]),
    "text after quotes": (article(title='"abc" def'), [
        "2: text after the closing quotation mark; "
        "put the whole value between quotes that it does not hold itself"]),
    "an elision in quotes": (article(title="'L'avenir'"), [
        "2: text after the closing quotation mark; "
        "put the whole value between quotes that it does not hold itself"]),
    "a list never closed": (article("tags: [a, b\n"), [
        "7: the [ opened here is not closed by ]; "
        "close it, and put quotes around text that holds a comma or a bracket"]),
    "a percent sign first": (article(title="% de hausse"), [
        '2: an unquoted value cannot begin with "%"; put quotes around it: "% de hausse"']),
    "an at sign first": (article(title="@blogue"), [
        '2: an unquoted value cannot begin with "@"; put quotes around it: "@blogue"']),
    "a star first": (article(title="* important"), [
        "2: an unquoted value cannot begin with * or &; put quotes around it"]),
    "an indentation out of line": (article("source:\n  author: x\n title: y\n"), [
        "9: not YAML: did not find expected key; check the colon, the quotes and the "
        "indentation of this line and of the one above"]),
    "an anchor": (article("tags: [&a b]\n"), [
        '7: YAML anchor "&a"; remove it, or put quotes around text that begins with &']),
    "an alias": (article("tags: [*a]\n"), [
        '7: YAML alias "*a"; write the value out, or put quotes around text that begins with *']),
    "a tag of YAML": (article("guid: !!python/object/apply:os.system [ls]\n"), [
        '7: YAML tag "tag:yaml.org,2002:python/object/apply:os.system"; '
        "remove it, or put quotes around text that begins with !"]),
    "a pit": (article(f"tags: {'[' * 5000}{']' * 5000}\n"), [
        "7: nested more than 12 levels deep; write it flatter"]),
    "a bottomless pit": (article(f"tags: {'[' * 100_000}\n"), [
        "7: nested more than 12 levels deep; write it flatter"]),
    "two documents": (article("...\n--- autre\n"), [
        "8: a second YAML document begins here; keep one, between the two --- lines"]),
    # --- warnings: the article is built
    "a control character": (article(title="a\x07b"), [
        "2: warning: control character U+0007 in the front matter left out; "
        "delete it from the file"]),
    "an escaped control character": (article(summary='"a\\x0bb"'), [
        '5: warning: control character U+000B in "summary" left out; delete it from the file']),
    "a control character in the body": (article(body="un\n\ndeux \x02\n"), [
        "10: warning: control character U+0002 in the text left out; delete it from the file"]),
    "a title cut by a comment": (article(title="Le mot #web"), [
        '2: warning: "title" ends before " #"; put quotes around the whole value, '
        "or move the comment to its own line"]),
    "a long summary": (article(summary="x" * 201), [
        "5: warning: summary of 201 characters; "
        "keep it under 200: feeds and search results show no more"]),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_it_says_where_what_and_what_to_do(name: str, tmp_path: Path) -> None:
    text, expected = MESSAGES[name]
    catalogue = scanned(tmp_path, {"articles/x.md": text})
    assert said(catalogue) == [f"{X}:{message}" for message in expected]
    warned = all("warning: " in message for message in expected)
    assert set(catalogue.entries) == ({"articles/x.md"} if warned else set())


def test_all_faults_of_all_files_are_told_in_one_scan(tmp_path: Path) -> None:
    files = {
        "articles/b.md": article("slug: A\nlang: x\n", date="hier", id="z"),
        "articles/a.md": article(title="Un : deux"),
        "pages/p.md": "---\ntitle: P\n---\n",
        "questionnaires/q.md": "---\ntitle: Q\nsummary: s\n---\n",
    }
    assert [line.split(": ")[0] for line in said(scanned(tmp_path, files))] == [
        "content/articles/a.md:2", "content/articles/b.md:3", "content/articles/b.md:6",
        "content/articles/b.md:7", "content/articles/b.md:8", "content/pages/p.md:1",
        "content/questionnaires/q.md:1",
    ]
