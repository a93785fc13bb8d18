"""The inside of `[[…]]`, taken apart."""

import re
from dataclasses import dataclass

from markdown.extensions.toc import slugify

_IDENTIFIER = re.compile(r"[a-z0-9_][a-z0-9_:.-]*")


@dataclass(frozen=True, slots=True)
class Target:
    """name: who is meant; fragment: the id of a heading, or empty; text: as written, or
    empty for the title; written: name and fragment as the author wrote them."""

    name: str
    fragment: str
    text: str
    written: str


def fragment_of(heading: str) -> str:
    """The id of a heading that is given by its id or by its words.

    « Où ça coince » → ou-ca-coince, as python-markdown's toc extension names it.
    """
    heading = heading.strip()
    return heading if _IDENTIFIER.fullmatch(heading) else slugify(heading, "-")


def parse(inside: str) -> Target | None:
    """`slug`, `slug|text`, `slug#heading`, `slug#heading|text`, `#heading|text`.

    inside: what stands between the brackets. Returns None for what is no link: nothing at
    all, or a mark of another plugin (`figure:id`).
    """
    target, _, text = inside.partition("|")
    written = " ".join(target.split())
    name, _, heading = written.partition("#")
    name = name.strip()
    if not written or written == "#" or ":" in name:
        return None
    return Target(name, fragment_of(heading) if heading.strip() else "", text.strip(), written)
