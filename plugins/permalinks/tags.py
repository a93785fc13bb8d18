"""Tags whose page is another tag's. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..front_matter.nearest import folded


@dataclass(frozen=True, slots=True)
class TagFault:
    """path: of the article; index: of the tag in its list; the rest as in `Finding`."""

    path: str
    index: int
    message: str
    remedy: str
    level: str


def tag_faults(articles: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> list[TagFault]:
    """What is wrong with the tags of a site.

    articles: each path with its tags as (name, slug). A tag that makes no slug has no page;
    one whose slug is that of a tag written otherwise shares its page: an error when the words
    differ, a warning when only case or accents do. The first writing met is the tag's.
    """
    first: dict[str, tuple[str, str]] = {}
    faults = []
    for path, tags in articles:
        for index, (name, slug) in enumerate(tags):
            if not slug:
                faults.append(TagFault(
                    path, index, f'the tag "{name}" makes no address',
                    "give it a name with letters or digits", "error",
                ))
                continue
            known, where = first.setdefault(slug, (name, path))
            if known == name:
                continue
            spelling = folded(known) == folded(name)
            faults.append(TagFault(
                path, index, f'the tag "{name}" has the page of "{known}" ({where})',
                f'write "{known}"' if spelling else "give one of them another name",
                "warning" if spelling else "error",
            ))
    return faults
