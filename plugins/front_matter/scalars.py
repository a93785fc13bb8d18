"""What an unquoted YAML value means: YAML 1.2's core schema, without its surprises.

YAML 1.1, which PyYAML follows, reads `150:03` as 9003, `no` as false and `2012-13-45`
as an error without a line. Here they are text; the schema that wants a date reads one.
"""

import re

Scalar = str | int | float | bool | None

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}
# Longer than that is an identifier, not a quantity.
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]{1,18}\.[0-9]{0,18}|\.[0-9]{1,18})(?:[eE][-+]?[0-9]{1,2})?")


def scalar(text: str) -> Scalar:
    """The value of an unquoted scalar: null, a boolean, a whole or decimal number, or text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "0123456789+-.":
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
    return text
