"""The scoring cases, against the shipped modules."""

from typing import Any

import pytest
import yaml

from tests.browser.assessment.lab import FIXTURES, Lab, data_of, responses_of

pytestmark = pytest.mark.browser

CASES = yaml.safe_load((FIXTURES / "scoring.yml").read_text(encoding="utf-8"))
SCORE = """given.cases.map((responses) => {
    const found = m.score(given.questionnaire, responses);
    const numbers = (items) => items.map(({ number }) => number);
    return { ...found, blockers: numbers(found.blockers), waived: numbers(found.waived),
        priorities: m.priorities(given.questionnaire, found).map(({ item }) => item.number) };
})"""


@pytest.fixture(scope="module")
def scores(lab: Lab) -> dict[str, Any]:
    data = data_of("vingt-sept")
    cases = [responses_of(data, case["answers"]) for case in CASES]
    found = lab.run("scoring priorities", SCORE, {"questionnaire": data, "cases": cases})
    return {case["name"]: score for case, score in zip(CASES, found, strict=True)}


def none_or(values: list[Any]) -> list[float | None]:
    return [None if value == "none" else pytest.approx(value, abs=1e-4) for value in values]


def test_there_are_forty_cases_with_names_of_their_own() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) >= 40


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], scores: dict[str, Any]) -> None:
    found = scores[case["name"]]
    dimensions = found["dimensions"]
    assert found["stage"] == (None if case["stage"] == "none" else case["stage"])
    assert found["provisional"] is case["provisional"]
    if "blocked_by" in case:
        assert found["blockers"] == case["blocked_by"]
    if "waived" in case:
        assert found["waived"] == case["waived"]
    for key, name in (("coverage", "coverage"), ("means", "mean"), ("low", "low"),
                      ("high", "high")):
        if key in case:
            assert [one[name] for one in dimensions] == none_or(case[key]), key
    if "gates" in case:
        assert [f"{one['passed']}/{one['applicable']}" for one in dimensions] == case["gates"]
    if "priorities" in case:
        assert found["priorities"] == case["priorities"]
    if "complete" in case:
        assert found["complete"] is case["complete"]


def test_another_scale_scores_on_its_own_levels(lab: Lab) -> None:
    data = data_of("petit")
    cases = [{"sonnette": 5, "tapis": 3, "cafe": None}, {"sonnette": 5, "tapis": 5, "cafe": 5},
             {"sonnette": 2, "tapis": 0, "cafe": "5"}]
    found = lab.run("scoring priorities", SCORE, {"questionnaire": data, "cases": cases})
    assert [one["stage"] for one in found] == [1, 2, None]
    assert found[0]["dimensions"][0]["mean"] == 4
    assert found[0]["dimensions"][1]["low"] == 1
    assert found[0]["dimensions"][1]["high"] == 5
    assert found[2]["given"] == 0  # neither 2 nor 0 nor "5" is on the scale
