"""Signs and spaces of French as written in Québec, after the OQLF. Pure functions on text.

Source: Office québécois de la langue française, « Espacement avant et après les principaux
signes de ponctuation et autres signes ou symboles » : no-break space before the colon, inside
« », before % and units; none before ; ! ?.
"""

import re

NBSP = "\u00a0"
_SPACES = "[ \u00a0\u202f]"

# What is no prose. Each becomes one private character while the rules run.
_PROTECTED = re.compile(
    r"""
    \x02[^\x03]*\x03                               # Markdown's own placeholders
    | `[^`\n]*`                                    # code
    | \[\[[^\]\n]*\]\]                             # wikilinks
    | \{[A-Za-z]+\}\S*                             # Pelican's {filename}, {static}…
    | \b[A-Za-z][A-Za-z0-9+.-]*://\S*[^\s.,;:!?…»)\]'"’]   # addresses
    | \bwww\.\S*[^\s.,;:!?…»)\]'"’]
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                 # e-mail
    | \b[A-Za-z]:\\\S*                             # Windows paths
    | (?<!\S)[:;=8]['’]?-?[)(DPpOo/\\|*\]\[](?!\w) # :-)
    | [\U000F0000-\U000FFFFD]
    """,
    re.VERBOSE,
)
_FIRST = 0xF0000
_ROOM = 0xFFFD
_HELD = "[\U000F0000-\U000FFFFD]"
_PRIVATE = re.compile(_HELD)

_UNITS = (
    "kg|mg|g|km|cm|mm|m|kWh|kW|W|V|A|kHz|MHz|GHz|Hz|min|ms|h|s|ans?|jours?|Go|Mo|ko|Ko|To|"
    "octets|°C|°F|mL|ml|L|l|ha|m²|km²|m³|px|po|pi|lb|oz|k\\$|M\\$|G\\$"
)

# Straight quotes around something.
PAIR = re.compile(r'"(?<![\w"]")(?=[^\s"])([^"\n]*[^\s"])"(?![\w"])')
# What stands for something that is in the line and is not ours.
HELD_SIGN = chr(_FIRST)

# A rule: what a line must hold for it to be tried at all, the pattern, the replacement. Most
# lines hold little of it, and looking for a sign is many times faster than for a pattern.
_Rule = tuple[tuple[str, ...], re.Pattern[str], str]


def _rules(*rules: tuple[str | tuple[str, ...], str, str]) -> tuple[_Rule, ...]:
    return tuple((tuple(signs), re.compile(pattern), new) for signs, pattern, new in rules)


_RULES = _rules(
    (("...",), r"\.\.\.(?<!\.\.\.\.)(?!\.)", "…"),
    # An apostrophe stands inside a word, or after an elided one.
    ("'", rf"'(?<=[^\W\d_]')(?=[^\W_]|[«“]|\"\S|{_HELD})", "’"),
    ("'", r"(?<![^\W\d_])([cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=\Z)", r"\1’"),
    # Straight quotes in pairs.
    ('"', PAIR.pattern, f"«{NBSP}\\1{NBSP}»"),
    ("«", r"«\s*", f"«{NBSP}"),
    ("»", r"\s*»", f"{NBSP}»"),
    # The colon, when a space or the end follows: 15:30 and a:b are left alone.
    (":", rf"(?<=[\w»)\]%’$€.…]){_SPACES}*:(?=\s|\Z)", f"{NBSP}:"),
    (":", rf"(?<=[^\s\w:(\[«“]){_SPACES}+:(?=\s|\Z)", f"{NBSP}:"),
    # No space before ; ! ?
    (tuple(space + sign for space in f" {NBSP}\u202f" for sign in ";!?"),
     rf"(?<=[\w»)\]%’$€….]){_SPACES}+([;!?]+)(?=[\s»)\]…]|\Z)", r"\1"),
    # Titles that announce a name.
    ("MD", r"\b(M\.|MM\.|Mmes?|Mlles?|Dre?s?|Me) (?=[A-ZÀ-ÖØ-Þ])", f"\\1{NBSP}"),
)
# The same for lines with a digit: symbols and units after it, references before it.
_DIGIT = re.compile(r"\d")
_RULES_OF_NUMBERS = _rules(
    ("%$€", rf"(\d){_SPACES}*([%$€])(?![\w%$€])", f"\\1{NBSP}\\2"),
    (" ", rf"(\d) ({_UNITS})(?!\w)", f"\\1{NBSP}\\2"),
    ("h", rf"(\d{NBSP}h) (\d\d)(?!\d)", f"\\1{NBSP}\\2"),
    (" ", r"(?<!\w)(nos?|p\.|art\.|vol\.|chap\.|n°|§) (?=\d)", f"\\1{NBSP}"),
)
# Groups of three to the end: 514 555 1234 is a telephone's.
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![ \u00a0]?\d)")

_ROMAN = (
    r"(?=[IVXLCDM]{2}|[VX]e|I(?:er|re))M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})"
    r"(?:IX|IV|V?I{0,3})"
)
ORDINAL = re.compile(rf"(?<![\w.,])(\d+|{_ROMAN})(ers?|res?|es?)(?!\w)")


# Signs of which one is in everything that is held; smileys have patterns of their own.
_HOLDABLE = ("\x02", "`", "[[", "{", "://", "www.", "@", ":\\")
_SMILEY = re.compile(r"[:;=8]['’]?-?[)(DPpOo/\\|*\]\[]")


def _may_hold(text: str) -> bool:
    return any(sign in text for sign in _HOLDABLE) or bool(
        _SMILEY.search(text) or _PRIVATE.search(text)
    )


def _apply(rules: tuple[_Rule, ...], line: str) -> str:
    for signs, pattern, replacement in rules:
        for sign in signs:
            if sign in line:
                line = pattern.sub(replacement, line)
                break
    return line


def _stand_in(sign: str) -> str:
    """What a rule may look back at without changing it."""
    if not sign or sign.isalnum() or sign.isspace() or _PRIVATE.fullmatch(sign):
        return sign
    return "(" if sign in "([«“" else ")"


def typeset(text: str, before: str = "", after: str = "") -> str:
    """text with the signs and spaces of French (Québec).

    before, after: the character on either side where the text is a piece of a line, as
    around inline elements; neither is in the result.
    Addresses, code, wikilinks, times and smileys are left as they are. Letters, digits and
    their order never change, and doing it twice is doing it once.
    """
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        if len(held) >= _ROOM:
            return match.group()
        held.append(match.group())
        return chr(_FIRST + len(held) - 1)

    before = _stand_in(before)
    holding = _may_hold(text)
    line = before + (_PROTECTED.sub(hold, text) if holding else text) + after
    line = _apply(_RULES, line)
    if _DIGIT.search(line):
        line = _apply(_RULES_OF_NUMBERS, line)
        line = _THOUSANDS.sub(lambda match: match.group().replace(" ", NBSP), line)
    line = line[len(before):len(line) - len(after)]
    return _PRIVATE.sub(lambda match: _given_back(match.group(), held), line) if holding else line


def _given_back(sign: str, held: list[str]) -> str:
    index = ord(sign) - _FIRST
    return held[index] if index < len(held) else sign
