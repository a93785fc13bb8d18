"""Texts made fit for a feed."""

import re
from html import unescape

# XML 1.0 forbids the first group. C1 controls and U+FFFD are allowed, but are always the
# trace of a broken encoding, and the W3C validator refuses them.
_ILLEGAL = re.compile("[^\t\n\r -\x7e\xa0-\ud7ff\ue000-\ufffc\U00010000-\U0010ffff]")
_TAG = re.compile(
    r"</?(?:a|abbr|acronym|article|aside|audio|b|bdi|bdo|big|blockquote|br|button|canvas|"
    r"center|cite|code|data|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|"
    r"footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|"
    r"nav|object|ol|p|picture|pre|q|rp|rt|ruby|s|samp|script|section|select|small|source|"
    r"span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|"
    r"time|tr|tt|u|ul|var|video|wbr)(?:\s[^<>]*)?/?>|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
# Not \s: no-break spaces are typography, and stay.
_BLANKS = re.compile("[ \t\r\n\f]+")


# The same in UTF-8, where a look at the bytes costs a tenth of the expression above.
_CONTROLS = bytes([*range(9), 11, 12, 13, *range(14, 32), 127])
_C1 = re.compile(b"\xc2[\x80-\x9f]")


def _is_legal(text: str) -> bool:
    try:
        data = text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return False
    return (
        len(data.translate(None, _CONTROLS)) == len(data)
        and b"\xef\xbf" not in data  # U+FFC0 to U+FFFF: rare enough for a closer look
        and _C1.search(data) is None
    )


def legal(text: str) -> tuple[str, int]:
    """The text without the characters that XML refuses, and how many those were."""
    if _is_legal(text):
        return text, 0
    return _ILLEGAL.subn("", text.replace("\r\n", "\n").replace("\r", "\n"))


def plain(text: object) -> str:
    """A title or a summary as plain text on one line.

    text: plain, or HTML as Pelican may have made it: tags go, references are resolved,
    blanks are joined, typographic spaces stay.
    """
    value = str(text)
    if "<" in value:
        value = _TAG.sub("", _UNSEEN.sub("", value))
    if "&" in value:
        value = unescape(value)
        if "<" in value:  # an HTML title escaped once too often
            value = _TAG.sub("", value)
    return one_line(value)


def one_line(text: object) -> str:
    """A text that is plain already, on one line: `<b>` in it is three characters to read."""
    value = legal(str(text))[0]
    if "  " in value or "\n" in value or "\t" in value or "\f" in value:
        value = _BLANKS.sub(" ", value)
    return value.strip(" ")
