"""What holds for any responses at all: Hypothesis thinks them up, the browser runs them in
batches, because a call into the page costs more than the call of a function there."""

import csv
import io
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.browser.assessment.lab import Lab, data_of

pytestmark = pytest.mark.browser

DATA = data_of("vingt-sept")
IDS = [item["id"] for item in DATA["items"]]
STATES = [0, 1, 2, 3, "unknown", "not_applicable", None]
RESPONSES = st.fixed_dictionaries({name: st.sampled_from(STATES) for name in IDS})
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from([*IDS, "__proto__", "constructor"]), inner, max_size=5),
    max_leaves=20,
)
NOTES = st.dictionaries(
    st.sampled_from(IDS), st.text(st.characters(exclude_categories=["Cs"]), min_size=1,
                                  max_size=60), max_size=6
)
CELLS = st.text(
    st.sampled_from("=+-@\t\r'\",;\n aé1") | st.characters(exclude_categories=["Cs", "Cc"]),
    max_size=12,
)
BATCH = 60
quick = settings(
    max_examples=8, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow,
                           HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def batch(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, min_size=1, max_size=BATCH)


def run(lab: Lab, modules: str, code: str, cases: list[Any]) -> list[Any]:
    return lab.run(modules, f"given.cases.map((one) => {code})",  # type: ignore[no-any-return]
                   {"questionnaire": DATA, "cases": cases})


@quick
@given(cases=batch(RESPONSES))
def test_responses_survive_a_link(lab: Lab, cases: list[dict[str, Any]]) -> None:
    found = run(lab, "share", """((fragment) => ({ fragment,
        back: { ...m.decode(given.questionnaire, fragment) } }))(
        m.encode(given.questionnaire, one))""", cases)
    assert [one["back"] for one in found] == cases
    assert all(re.fullmatch(r"#r1\.[0-9a-f]{32}\.2\.[0-3un_]{27}\.[0-9a-f]{8}", one["fragment"])
               for one in found)


def test_ids_that_are_digits_keep_their_places_in_a_link(lab: Lab) -> None:
    """An object gives such keys back in an order of its own."""
    items = [{**item, "id": str(30 - at)} for at, item in enumerate(DATA["items"])]
    responses = {item["id"]: STATES[at % len(STATES)] for at, item in enumerate(items)}
    found = lab.run("share", "m.decode(given.q, m.encode(given.q, given.r))",
                    {"q": {**DATA, "items": items}, "r": responses})
    assert found == responses


@quick
@given(cases=batch(st.tuples(RESPONSES, NOTES)))
def test_responses_and_notes_survive_a_file(lab: Lab, cases: list[Any]) -> None:
    found = run(lab, "assessment_file", """((text) => {
        const { responses, notes } = m.readAssessment(text, given.questionnaire);
        return [{ ...responses }, { ...notes }];
    })(m.writeAssessment(given.questionnaire, { id: "0".repeat(32), respondent: "",
        date: "2026-11-20T12:00:00Z", responses: one[0], notes: one[1] }))""", cases)
    assert found == [list(case) for case in cases]


@quick
@given(cases=batch(st.tuples(RESPONSES, st.integers(0, 102), st.sampled_from("un_0123xé."))))
def test_a_link_with_a_letter_changed_is_refused(lab: Lab, cases: list[Any]) -> None:
    found = run(lab, "share", """((fragment) => {
        const at = one[1] % fragment.length;
        const changed = fragment.slice(0, at) + one[2] + fragment.slice(at + 1);
        return changed === fragment ? "same" : tried(() => m.decode(given.questionnaire, changed));
    })(m.encode(given.questionnaire, one[0]))""", cases)
    assert all(one == "same" or "refused" in one for one in found)


@quick
@given(cases=batch(ANYTHING))
def test_nothing_makes_the_scorer_throw_or_leave_its_range(lab: Lab, cases: list[Any]) -> None:
    for found in run(lab, "scoring", "m.score(given.questionnaire, one)", cases):
        assert found["stage"] in (None, 1, 2, 3, 4)
        for one in [found, *found["dimensions"]]:
            assert one["coverage"] is None or 0 <= one["coverage"] <= 1
            if one["low"] is not None:
                assert 0 <= one["low"] <= one["high"] <= 3
            if one["mean"] is not None:
                assert one["low"] - 1e-9 <= one["mean"] <= one["high"] + 1e-9


@quick
@given(cases=batch(st.tuples(RESPONSES, st.sampled_from(IDS), st.sampled_from(STATES[:-1]))))
def test_answering_more_never_lowers_coverage(lab: Lab, cases: list[Any]) -> None:
    code = """[{ ...one[0], [one[1]]: null }, { ...one[0], [one[1]]: one[2] }].map(
        (responses) => m.score(given.questionnaire, responses)).map(
        ({ coverage, dimensions }) => [coverage, ...dimensions.map((d) => d.coverage)])"""
    for before, after in run(lab, "scoring", code, cases):
        for one, other in zip(before, after, strict=True):
            # Nothing left to cover (null) is no less than anything.
            assert other is None or (one is not None and other >= one)


@quick
@given(cases=batch(st.tuples(RESPONSES, st.sampled_from(IDS), st.integers(0, 2))))
def test_raising_a_level_never_lowers_the_stage(lab: Lab, cases: list[Any]) -> None:
    code = """[one[2], one[2] + 1].map((level) => {
        const { stage, reached } = m.score(given.questionnaire, { ...one[0], [one[1]]: level });
        return [stage ?? 0, reached];
    })"""
    for before, after in run(lab, "scoring", code, cases):
        assert after[0] >= before[0]
        assert after[1] >= before[1]


@quick
@given(cases=batch(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=4)))
def test_a_csv_reads_back_once_the_prefix_is_off(lab: Lab, cases: list[Any]) -> None:
    for rows, text in zip(cases, run(lab, "csv", "m.toCsv(one)", cases), strict=True):
        read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        assert not any(cell[:1] in "=+-@\t\r" for row in read for cell in row if cell)
        plain = [
            [cell[1:] if re.match(r"'+[=+\-@\t\r]", cell) else cell for cell in row]
            for row in read
        ]
        assert plain == rows


@quick
@given(cases=batch(ANYTHING))
def test_a_file_of_anything_is_refused_and_nothing_else(lab: Lab, cases: list[Any]) -> None:
    code = "tried(() => m.readAssessment(JSON.stringify(one), given.questionnaire))"
    for found in run(lab, "assessment_file", code, cases):
        assert set(found) == {"refused", "values"}


@quick
@given(cases=batch(st.lists(RESPONSES, min_size=2, max_size=10)), minutes=st.sampled_from([60, 90]))
def test_a_meeting_lasts_what_it_should(lab: Lab, cases: list[Any], minutes: int) -> None:
    code = f"""((found) => m.agenda(m.toDiscuss(found), {minutes}))(
        m.divergences(given.questionnaire, one.map((responses) => ({{ responses }}))))"""
    for found in run(lab, "divergence agenda", code, cases):
        assert sum(part["minutes"] for part in found["parts"]) == minutes
        assert all(part["minutes"] > 0 for part in found["parts"])
        assert found["left"] >= 0
