"""French as the index wants it: one spelling for what is written in several ways.

The same rules stand in `theme/static/js/search/query.js` for what a visitor types.
"""

import re
import unicodedata

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})
# In French `oeu` is always the ligature; the others are the stems that take it.
_LIGATURE = re.compile(r"oe(?=u|il|no|so|cu|d[eè]m)|(?<=\bf)oe(?=t)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")


def _ligature(match: re.Match[str]) -> str:
    return "Œ" if match.group()[0] == "O" else "œ"


def searchable(text: str) -> str:
    """text with straight apostrophes, ordinary spaces and ligatures, on one line.

    Pagefind splits words at the straight apostrophe only, and knows œ from oe.
    """
    return " ".join(_LIGATURE.sub(_ligature, text.translate(_APOSTROPHES)).split())


def words(text: str) -> set[str]:
    """The words of four letters and more, lower case: what a typo is corrected to."""
    return {word.lower() for word in _WORD.findall(searchable(text))}


def folded(word: str) -> str:
    """word without case, accents and ligatures: how two spellings are compared."""
    plain = word.lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
