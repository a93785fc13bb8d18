"""The rules read what an author wrote, whatever its shape: the schema says what is amiss."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plugins.questionnaire.rules import faults

KEYS = ["items", "dimensions", "scale", "stages", "id", "number", "gate", "dimension", "level",
        "stage", "signs", "duration", "version", "required_level"]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3) | st.floats(),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=25,
)


@given(data=st.dictionaries(st.sampled_from(KEYS), ANYTHING))
def test_no_data_makes_the_rules_raise(data: dict[str, Any]) -> None:
    for fault in faults(data):
        assert fault.message
        assert fault.remedy


def test_true_is_no_number() -> None:
    assert faults({"version": True, "required_level": True, "scale": [{"level": True}] * 2}) == []
