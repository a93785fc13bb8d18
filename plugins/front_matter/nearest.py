"""The known name that somebody probably meant."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches


def folded(name: str) -> str:
    """name without case and accents: what two spellings of a word have in common."""
    lower = name.casefold()
    if lower.isascii():
        return lower
    letters = unicodedata.normalize("NFD", lower)
    return "".join([letter for letter in letters if not unicodedata.combining(letter)])


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name closest to name, or None when none is close."""
    names = {folded(candidate): candidate for candidate in sorted(known, reverse=True)}
    found = get_close_matches(folded(name), sorted(names), 1, 0.6)
    return names[found[0]] if found else None


def listed(names: Iterable[str], last: str = "or") -> str:
    """Names as a sentence has them: "a, b or c"."""
    all_names = list(names)
    if len(all_names) < 2:
        return "".join(all_names)
    return f"{', '.join(all_names[:-1])} {last} {all_names[-1]}"


def suggestion(name: str, known: Iterable[str], otherwise: str) -> str:
    """A remedy: the nearest known name, or what to do when there is none."""
    close = nearest(name, known)
    return f'did you mean "{close}"?' if close else otherwise
