"""Names that a file, an address and a tag may bear. Pure."""

import re
from collections.abc import Callable
from urllib.parse import unquote

from tools.new.slug import slug_of

_CUT = re.compile(r"%[0-9a-fA-F]?$")
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,5})$")


def slug_from(*candidates: str) -> str:
    """The first of the candidates that makes a slug: a post's name, its title, a number."""
    for candidate in candidates:
        # Half an address may be percent-encoded, and cut in the midst of a letter.
        slug = slug_of(unquote(_CUT.sub("", candidate), errors="ignore").replace("$", " "))
        if slug:
            return slug
    return "sans-titre"


def free(name: str, taken: Callable[[str], bool]) -> str:
    """name, or name-2, name-3…: the first that is not taken."""
    if not taken(name):
        return name
    number = 2
    while taken(f"{name}-{number}"):
        number += 1
    return f"{name}-{number}"


def file_name(path: str) -> str:
    """A path of uploads as one of ours: `2009/05/Photo été (1).JPG` → 2009/05/photo-ete-1.jpg.

    No part of it can climb, hide, or mean something to a shell or to Markdown.
    """
    *folders, name = (part for part in unquote(path).replace("\\", "/").split("/") if part)
    ending = _ENDING.search(name)
    stem = name[: ending.start()] if ending else name
    kept = [slug_of(folder) for folder in folders]
    last = slug_of(stem) or "fichier"
    if ending:
        last += f".{ending[1].lower()}"
    return "/".join([*filter(None, kept), last])
