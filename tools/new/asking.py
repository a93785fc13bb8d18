"""Questions to the author, for what the command line leaves open."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches

from .slug import slug_of

Ask = Callable[[str], str]
Check = Callable[[str], str]


class Refused(Exception):
    """What was given cannot be used; the text says why and what to give."""


def choose(what: str, given: str, choices: Sequence[str]) -> str:
    """The choice that was meant: by its number from 1, or its name, capitals and accents apart.

    Raises Refused, with the nearest name.
    """
    if re.fullmatch(r"\d{1,3}", given) and 1 <= int(given) <= len(choices):
        return choices[int(given) - 1]
    folded = {slug_of(choice): choice for choice in choices}
    found = folded.get(slug_of(given))
    if found:
        return found
    near = get_close_matches(slug_of(given), folded, 1)
    hint = f'did you mean "{folded[near[0]]}"?' if near else f"choose one of {', '.join(choices)}"
    raise Refused(f'no {what} "{given}"; {hint}')


def until_good(ask: Ask, say: Callable[[str], None], question: str, check: Check) -> str:
    """Asks until the answer passes check, which returns it as meant or raises Refused."""
    while True:
        try:
            return check(ask(question).strip())
        except Refused as refused:
            say(str(refused))


def menu(what: str, choices: Sequence[str]) -> str:
    """A numbered question."""
    rows = "".join(f"  {number}  {choice}\n" for number, choice in enumerate(choices, 1))
    return f"{rows}{what} (number or name): "
