"""What two articles can have in common. Pure."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from ..front_matter.nearest import folded

LINK = 4
TAG = 3
TITLE_WORD = 2
HEADING_WORD = 1

_WORD = re.compile(r"[a-z0-9œæ]{4,}")
# Words of four letters and more that say nothing about a subject.
_EMPTY = frozenset({
    "afin", "ainsi", "alors", "apres", "assez", "aucun", "aussi", "autre", "autres", "avant",
    "avec", "avoir", "bien", "cela", "celle", "celles", "celui", "ceux", "chaque", "chez",
    "comme", "comment", "contre", "dans", "depuis", "deja", "devant", "doit", "donc", "dont",
    "elle", "elles", "encore", "enfin", "entre", "etre", "faire", "fait", "faut", "font",
    "hors", "jamais", "leur", "leurs", "lors", "lorsque", "mais", "meme", "memes", "moins",
    "notre", "nous", "parce", "parfois", "pendant", "peut", "plus", "plutot", "pour",
    "pourquoi", "presque", "puis", "quand", "quel", "quelle", "quelles", "quels", "quoi",
    "rien", "sans", "selon", "sera", "seront", "sont", "souvent", "sous", "tous", "tout",
    "toute", "toutes", "tres", "trop", "vers", "voici", "voila", "votre", "vous",
    "about", "from", "have", "that", "their", "this", "what", "when", "with", "your",
})


def words(text: str) -> set[str]:
    """The words of a text that can say what it is about: without accents, case or plural."""
    found = set()
    for word in _WORD.findall(folded(text)):
        if word not in _EMPTY:
            found.add(word[:-1] if len(word) > 4 and word[-1] in "sx" else word)
    return found


def outside(href: str) -> str | None:
    """A foreign address without what does not change where it leads, or None."""
    parts = urlsplit(href)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.hostname.removeprefix('www.')}{parts.path.rstrip('/')}{query}"


def features(
    path: str,
    title: str,
    tags: Iterable[str],
    headings: Iterable[str],
    targets: Iterable[str],
) -> dict[str, int]:
    """What an article can share, with the weight of sharing it.

    path: its own, so that an article and those that link to it have it in common; tags:
    slugs; headings: plain texts; targets: what it links to, paths of sources or addresses.
    """
    found = {f"link {path}": LINK}
    for target in targets:
        found[f"link {target}"] = LINK
    for tag in tags:
        found[f"tag {tag}"] = TAG
    for word in words(" ".join(headings)):
        found[f"word {word}"] = HEADING_WORD
    for word in words(title):
        found[f"word {word}"] = TITLE_WORD
    return found
