"""Signs and spaces, by table and by property."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.typography import typeset

NBSP = "\u00a0"
LINES = (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if line and not line.startswith("# ")]

PROSE = st.text(
    st.sampled_from("abéàL10 5%$:;!?«»\"'’….()-\u00a0\u202f\n[]{}`/@<>&XVIer:)👍\u200f"),
    max_size=40,
)


@pytest.mark.parametrize(("written", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_line_is_set_as_the_table_says(written: str, expected: str) -> None:
    assert typeset(written.replace("~", NBSP)) == expected.replace("~", NBSP)


@settings(deadline=None)
@given(PROSE)
def test_twice_is_once(text: str) -> None:
    once = typeset(text)
    assert typeset(once) == once


@settings(deadline=None)
@given(st.text(max_size=60))
def test_letters_and_digits_stay_in_their_order(text: str) -> None:
    def essence(value: str) -> str:
        return "".join(sign for sign in value if sign.isalnum())

    assert essence(typeset(text)) == essence(text)


@settings(deadline=None)
@given(PROSE)
def test_what_stands_around_a_piece_is_not_in_it(text: str) -> None:
    assert len(typeset(text, before="a", after="b")) <= len(text) + 2 * text.count('"') + 40
    assert typeset("", before="a", after="b") == ""


def test_a_piece_is_set_as_in_its_line() -> None:
    assert typeset(" %", before="6") == f"{NBSP}%"
    assert typeset(" : suite", before="»") == f"{NBSP}: suite"
    assert typeset("l'", after="i") == "l’"
