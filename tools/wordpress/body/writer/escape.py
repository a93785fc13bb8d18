"""Text and addresses, written so that this site's Markdown reads them back as they are."""

import re

# Anywhere in a line.
_ANYWHERE = re.compile(r"[\\`*\[{}]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#|[a-zA-Z0-9]+;)")
_FOOTNOTES_MARK = re.compile(r"///(?=Footnotes Go Here///)")

# At the start of a line.
_START = re.compile(
    r"""(?P<sign>\#|>|[-+](?=[\s+-]|\Z)|~(?=~~)|=(?==*\s*\Z)|:(?=\s|\Z))"""
    r"""|(?P<number>\d+)\.(?=\s|\Z)""",
    re.VERBOSE,
)
_RULE = re.compile(r"[|:\- ]+")
# What a backslash does not escape in this Markdown.
_BY_NUMBER = "=:~"

_ATTRIBUTE = {
    "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;", "[": "&#91;", "]": "&#93;",
    "`": "&#96;", "\\": "&#92;",
}


def text(value: str, table: bool = False, heading: bool = False, link: bool = False) -> str:
    """Plain text within a line. table, heading, link: what it stands in."""
    value = _ENTITY.sub("&amp;", value)
    value = _ANYWHERE.sub(r"\\\g<0>", value)
    value = _UNDERSCORE.sub(r"\\_", value)
    value = value.replace("<", "&lt;")
    value = _FOOTNOTES_MARK.sub("&#47;//", value)
    if table:
        value = value.replace("|", "\\|")
    if heading:
        value = value.replace("#", "\\#")
    if link:
        value = value.replace("]", "\\]")
    return value


def line_starts(value: str) -> str:
    """A paragraph whose lines begin with nothing that would make a block of them."""
    return "\n".join(map(_line_start, value.split("\n")))


def _line_start(line: str) -> str:
    if _RULE.fullmatch(line) and ("-" in line or "|" in line):
        return re.sub(r"[|-]", r"\\\g<0>", line)
    found = _START.match(line)
    if found is None:
        return line
    rest = line[found.end():]
    if found["number"]:
        return f"{found['number']}\\.{rest}"
    sign = found["sign"]
    return (f"&#{ord(sign)};" if sign in _BY_NUMBER else "\\" + sign) + rest


def attribute(value: str) -> str:
    """The value of an attribute within a line, without the quotes around it."""
    return "".join(_ATTRIBUTE.get(sign, sign) for sign in " ".join(value.split()))


def address(value: str) -> str:
    """Where a link leads, between parentheses."""
    value = re.sub(r"&(?=#|[a-zA-Z0-9]+;)", "&amp;", value.strip())
    return re.sub(r"[\s()<>\"'\\`\[\]|^]", lambda one: f"%{ord(one[0]):02X}", value)
