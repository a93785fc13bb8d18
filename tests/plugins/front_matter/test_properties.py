"""Whatever a file holds, it is read or refused: nothing is raised, nothing is unsaid."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.front_matter import read_document, validate
from plugins.front_matter.characters import UNPRINTABLE
from plugins.front_matter.schema.article import Article
from plugins.front_matter.schema.page import Base, Page

from .support import article

SIGNS = st.text(st.sampled_from("ab: -\n\t[]{}\"'#&*!|>%@,?~éè\x00\x07\x85\u2028\ufeff0129.🎉"))
YAML_LIKE = st.lists(
    st.tuples(
        st.sampled_from([*Article.model_fields, "inconnue", "- a", "  b", "start", "kind", "rows"]),
        st.one_of(
            SIGNS,
            st.sampled_from([
                "", "~", "true", "12", "1.5", "2012-02-30", "2010-06", "2014-05-12 25:61",
                "[a, b]", "[[[a]]]", "{a: b}", "{kind: talk, start: 2009-06-17, end: 2008}",
                "[{id: a, title: t, kind: bars, columns: [1], rows: [{label: l, values: [~]}]}]",
                "[{id: 'a', author: b, date: 2012-01-01, body: c, parent: 'a'}]", "../..",
                "{url: 'https://a.example/', file: b}", "{name: a, part: -1}", "|\n  a", "<<",
            ]),
        ),
    ),
    max_size=8,
).map(lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs))

# One file, written anew for every example.
pytestmark = pytest.mark.usefixtures("_in_the_folder")


def judge(raw: bytes) -> None:
    Path("x.md").write_bytes(raw)
    document = read_document(Path("x.md"), "x.md")
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for schema in (Article, Page, Base):
        model, findings = validate(document, schema, {"categories": ["Stratégie"]})
        wrong = [finding for finding in findings if finding.level == "error"]
        assert (model is None) == bool(wrong)
        for finding in findings:
            assert 0 <= finding.line <= lines
            assert finding.message
            assert finding.remedy
            assert not UNPRINTABLE.search(str(finding).replace("\n", ""))
        if model is not None:
            assert not UNPRINTABLE.search(model.title + model.summary)
    assert not UNPRINTABLE.search(document.body)


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_of_bytes(raw: bytes) -> None:
    judge(raw)


@given(SIGNS, SIGNS)
@settings(max_examples=300, deadline=None)
def test_of_signs_between_the_fences(text: str, body: str) -> None:
    judge(f"---\n{text}\n---\n{body}".encode())


@given(YAML_LIKE)
@settings(max_examples=400, deadline=None)
def test_of_keys_and_values(text: str) -> None:
    judge(f"---\n{text}---\nTexte.\n".encode())


@given(YAML_LIKE)
@settings(max_examples=200, deadline=None)
def test_of_a_good_article_with_more(text: str) -> None:
    judge(article(text).encode())


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x85\u2028\u2029")))
def test_a_title_between_quotes_comes_back_as_it_is(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    Path("x.md").write_text(f"---\ntitle: {quoted}\n---\n", encoding="utf-8", newline="\n")
    document = read_document(Path("x.md"), "x.md")
    assert document.data == {"title": UNPRINTABLE.sub("", text)}
