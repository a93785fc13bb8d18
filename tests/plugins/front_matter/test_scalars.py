"""What an unquoted value means."""

import pytest

from plugins.front_matter.scalars import Scalar, scalar


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), ("~", None), ("null", None),
        ("true", True), ("False", False),
        ("0", 0), ("-3", -3), ("+3", 3), ("007", 7),
        ("26.4", 26.4), ("-.5", -0.5), ("3.", 3.0), ("1.5e3", 1500.0),
    ],
)
def test_it_is_a_value(text: str, value: Scalar) -> None:
    found = scalar(text)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    "text",
    [
        # What YAML 1.1 makes of them would surprise an author.
        "150:03", "15:30", "2012-05-31", "2012-13-45", "no", "non", "yes", "oui", "on", "off",
        "0x1F", "1_000", "1e5", ".inf", ".nan", "-", "+", ".", "--", "1.2.3", "12 km", "36 %",
        "4" * 19, "9" * 5000, "<<", "=", "é", "1" * 19 + ".5", "٣",
    ],
)
def test_it_is_text(text: str) -> None:
    assert scalar(text) == text
