"""Bytes of an export → text that an XML parser reads to its end."""

import codecs
import html
import re

# Neither XML 1.0 nor a page may hold these; a tolerant parser stops at the first in silence.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# Windows-1252 once read as Latin-1: WordPress blogs are full of it.
_C1 = re.compile("[\x80-\x9f]")
_NUMBERED = re.compile(r"&#(?:0*(\d{1,7})|[xX]0*([0-9a-fA-F]{1,6}));?")
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]*));|&")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
WINDOWS = "cp1252"


def declared_encoding(head: bytes) -> str:
    """The encoding that the XML declaration names, as Python knows it; "utf-8" without."""
    match = _DECLARED.search(head)
    if match is None:
        return "utf-8"
    try:
        return codecs.lookup(match[1].decode()).name
    except LookupError:
        return "utf-8"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start:error.end]
    return bad.decode(WINDOWS, "replace"), error.end


codecs.register_error("windows", _as_windows)


def decode(data: bytes, declared: str = "utf-8") -> tuple[str, str]:
    """data as text, and how it had to be read: "" for plain UTF-8.

    UTF-8 is tried first whatever is declared: text that is valid as such and is not, does
    not happen. Bytes that are neither are read as Windows-1252, as browsers do.
    """
    try:
        text = data.decode("utf-8")
        note = "" if declared == "utf-8" or data.isascii() else f"UTF-8, though declared {declared}"
        return text, note
    except UnicodeDecodeError:
        pass
    if declared not in {"utf-8", "ascii", "iso8859-1"} and not declared.startswith("utf"):
        try:
            return data.decode(declared), declared
        except (UnicodeDecodeError, LookupError):
            pass
    if declared == "iso8859-1":
        return data.decode(WINDOWS, "replace"), "Windows-1252"
    return data.decode("utf-8", "windows"), "UTF-8 with bytes of Windows-1252"


def _no_control(match: re.Match[str]) -> str:
    """A reference by number, which an HTML parser would make a control character of."""
    number = int(match[1]) if match[1] else int(match[2], 16)
    bad = number < 9 or number in {11, 12, 127} or 14 <= number < 32 or number > 0x10FFFF
    return "" if bad or 0xD800 <= number <= 0xDFFF or number in {0xFFFE, 0xFFFF} else match[0]


def without_controls(text: str) -> tuple[str, int]:
    """text without control characters, and how many there were; those between U+0080 and
    U+009F are the signs of Windows-1252 that browsers show in their place."""
    text = _NUMBERED.sub(_no_control, text) if "&#" in text else text
    text = _C1.sub(lambda match: bytes([ord(match[0])]).decode(WINDOWS, "ignore"), text)
    return _CONTROLS.subn("", text)


def _reference(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name is not None:
        if name in _OWN:
            return match[0]
        known = html.unescape(match[0])
        # An entity of the export's own stays as it is written: it is never expanded.
        return known if known != match[0] else f"&amp;{name};"
    if decimal or hexadecimal:
        number = int(decimal) if decimal else int(hexadecimal, 16)
        allowed = number in {9, 10, 13} or 32 <= number <= 0xD7FF or 0xE000 <= number <= 0x10FFFF
        sign = chr(number) if allowed else ""
        return html.escape(sign) if not _CONTROLS.search(sign) else ""
    return "&amp;"


def with_known_references(text: str) -> str:
    """text with every & outside of CDATA one that XML knows without a DTD."""
    if "&" not in text:
        return text
    parts = _CDATA.split(text)
    for index in range(0, len(parts), 2):
        if "&" in parts[index]:
            parts[index] = _REFERENCE.sub(_reference, parts[index])
    return "".join(parts)


def outside_cdata(text: str) -> str:
    """The markup alone, each CDATA section left out."""
    return _CDATA.sub("", text)
