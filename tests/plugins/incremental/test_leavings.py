"""What reading left comes back as it was: plain where its plugin says how, else pickled."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.util import AtomicString
from pelican.settings import DEFAULT_CONFIG

from plugins.front_matter.finding import Finding
from plugins.incremental import leavings
from plugins.incremental.contents import Terms
from plugins.knowledge.outline import Heading, Link, Outline, plain, whole

SETTINGS: dict[str, Any] = {**DEFAULT_CONFIG, "READING_PLAIN": {"OUTLINES": (plain, whole)}}
FOUND = Finding("content/a.md", 3, "link", "a fault", "mend it")
OUTLINE = Outline((Link("a/", "", "Une phrase."),), [Heading(2, "a", "A")], 12)


def back(findings: list[Any], rows: dict[str, Any], settings: dict[str, Any] = SETTINGS) -> Any:
    data = leavings.to_bytes(findings, rows, settings)
    return data[:1], leavings.from_bytes(data, Terms(settings), settings)


@pytest.mark.parametrize(("findings", "rows", "way"), [
    ([], {"OUTLINES": OUTLINE}, b"m"),
    ([], {}, b"m"),
    ([FOUND], {"OUTLINES": OUTLINE}, b"p"),
    ([FOUND], {}, b"p"),
    ([], {"OUTLINES": OUTLINE, "OTHERS": {1, 2}}, b"p"),
    ([], {"OTHERS": [Finding]}, b"p"),
    ([], {"OUTLINES": Outline((Link(AtomicString("a/")),))}, b"p"),
], ids=["rows", "nothing", "both", "a finding", "another table", "that alone", "another text"])
def test_it_comes_back(findings: list[Any], rows: dict[str, Any], way: bytes) -> None:
    found_way, (said, found) = back(findings, rows)
    assert found_way == way
    assert list(said) == findings
    assert found.keys() == rows.keys()
    for name, row in rows.items():
        if name == "OUTLINES":
            assert (list(found[name].links), list(found[name].headings), found[name].words) == (
                list(row.links), list(row.headings), row.words)
        else:
            assert found[name] == row


def test_without_a_way_it_is_pickled() -> None:
    assert back([], {"OUTLINES": OUTLINE}, dict(DEFAULT_CONFIG)) == (
        b"p", ([], {"OUTLINES": OUTLINE}))


def test_a_site_whose_plugins_leave_nothing_has_no_ways() -> None:
    assert back([], {}, dict(DEFAULT_CONFIG)) == (b"m", ((), {}))


@given(st.lists(st.builds(Link, st.text(), st.text(), st.text())),
       st.lists(st.builds(Heading, st.integers(1, 6), st.text(), st.text())), st.integers(0))
def test_an_outline_comes_back(links: list[Link], headings: list[Heading], words: int) -> None:
    (said, found) = back([], {"OUTLINES": Outline(tuple(links), tuple(headings), words)})[1]
    assert said == ()
    assert found["OUTLINES"] == Outline(tuple(links), tuple(headings), words)


@given(st.binary(max_size=40))
def test_equal_ones_give_equal_bytes(text: bytes) -> None:
    shared = text.hex() + "twice"
    one = Outline((Link(shared), Link(shared)))
    other = Outline((Link(shared), Link("".join(list(shared)))))
    assert leavings.to_bytes([], {"OUTLINES": one}, SETTINGS) == leavings.to_bytes(
        [], {"OUTLINES": other}, SETTINGS)
