"""What was found out, as attributes of Pelican's contents, for templates to show."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from .backlinks import Mention
from .features import features, outside
from .links import document_of
from .outline import Outline
from .site import Document, Site


class Citation(NamedTuple):
    """article: the content that cites (a page, perhaps); sentence: plain text."""

    article: Any
    sentence: str


def attach_outlines(contents: Mapping[str, Any], outlines: Mapping[str, Outline]) -> None:
    """`headings`, `word_count` and `reading_minutes` of every content, and nothing yet of what
    is attached below, so that a template need not ask for it; contents, outlines: by path."""
    none = Outline()
    for path, content in contents.items():
        outline = outlines.get(path, none)
        vars(content).update(  # at once: setting each takes as long as all
            cited_by=[], related=[], series_parts=[], newer=None, older=None,
            headings=list(outline.headings), word_count=outline.words,
            reading_minutes=outline.minutes,
        )


def attach_citations(
    contents: Mapping[str, Any], cited: Mapping[str, Sequence[Mention]]
) -> None:
    """`cited_by`, the newest first, then pages by title."""
    @cache
    def rank(citing: str) -> tuple[float, str, str]:
        date = getattr(contents[citing], "date", None)
        title = getattr(contents[citing], "title", "")
        return (-date.timestamp() if date else 0.0, title, citing)

    def order(mention: Mention) -> tuple[float, str, str]:
        return rank(mention.citing)

    for path, mentions in cited.items():
        if path in contents:
            known = [mention for mention in mentions if mention.citing in contents]
            contents[path].cited_by = [
                Citation(contents[mention.citing], mention.sentence)
                for mention in sorted(known, key=order)
            ]


def targets_of(document: Document, site: Site) -> tuple[str, ...]:
    """What the links of a document lead to: paths of sources, foreign addresses."""
    targets = []
    for link in document.outline.links:
        target = document_of(link, document, site)
        if target is not None:
            targets.append(target.path)
        elif (address := outside(link.href)) is not None:
            targets.append(address)
    return tuple(targets)


def features_of(article: Any, document: Document, targets: Iterable[str]) -> dict[str, int]:
    """What an article can share with another. targets: see `targets_of`."""
    return features(
        document.path, document.title, [tag.slug for tag in getattr(article, "tags", ())],
        [heading.text for heading in document.outline.headings], targets,
    )


def attach_related(contents: Mapping[str, Any], found: Mapping[str, Sequence[str]]) -> None:
    """`related`; contents: by path; found: for each article's path those of its own."""
    for path, others in found.items():
        vars(contents[path])["related"] = [contents[other] for other in others]


def attach_neighbours(articles: Sequence[Any]) -> None:
    """`newer` and `older`; articles: the newest first."""
    for newer, older in pairwise(articles):
        vars(newer)["older"], vars(older)["newer"] = older, newer
