"""The language that a block of code says it is written in."""

import re

_CLASS = re.compile(r"(?:^|[\s;])(?:lang(?:uage)?-|brush:\s*|lang:\s*)([\w#+.-]+)", re.IGNORECASE)
_NAME = re.compile(r"[\w#+.-]{1,30}")
_NONE = frozenset({"default", "plain", "none", "text", "plaintext", "decode"})


def language_of(classes: str, lang: str = "") -> str:
    """The language named by a class ("language-php", "brush: php") or by Gutenberg's lang
    attribute; empty when none is."""
    found = _CLASS.search(classes)
    name = (found[1] if found else lang).lower()
    return name if _NAME.fullmatch(name) and name not in _NONE else ""
