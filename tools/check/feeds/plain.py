"""What is plain text and what is HTML."""

import re

_MARKUP = re.compile(
    r"</(?:a|abbr|b|blockquote|br|code|div|em|font|h[1-6]|i|img|li|ol|p|pre|s|script|small|span|"
    r"strong|style|sub|sup|table|td|tr|u|ul)\s*>|&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[A-Za-z/!?]")
EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")


def is_plain(value: str) -> bool:
    """Whether a text is to be read as it stands: no end tag, no character reference."""
    return _MARKUP.search(value) is None


def has_tags(value: str) -> bool:
    """Whether a text that readers take for HTML holds more than text."""
    return _TAG.search(value) is not None
