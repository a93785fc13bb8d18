"""From a title to the end of its address."""

import re
import unicodedata

LONGEST = 80  # characters; a longer one is cut between two words
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l"})


def slug_of(title: str) -> str:
    """Lower-case letters without accents, digits and single hyphens; "" when a title has
    none of these. « L’été à l’œuvre ! » gives l-ete-a-l-oeuvre."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(_LIGATURES))
    # The marks that NFKD has split off are dropped; anything else foreign parts two words.
    marked = "".join(letter for letter in plain if not unicodedata.combining(letter))
    slug = re.sub(r"[^a-z0-9]+", "-", marked).strip("-")
    if len(slug) <= LONGEST:
        return slug
    cut = slug[: LONGEST + 1].rpartition("-")[0]
    return cut or slug[:LONGEST]
