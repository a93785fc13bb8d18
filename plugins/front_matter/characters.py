"""Characters that no page, feed or terminal should receive."""

import re

# C0 and C1 controls but tab and line ends, lone surrogates, and the non-characters
# that XML refuses. NEL (U+0085) is a line end to YAML and goes too.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def named(character: str) -> str:
    """A character by its number, as Unicode writes it: U+0007."""
    return f"U+{ord(character):04X}"


def printable(text: str) -> str:
    """text without the unprintable characters."""
    return UNPRINTABLE.sub("", text)
