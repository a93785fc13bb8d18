"""Who cites whom, with the words that do. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .links import document_of
from .site import Document, Site


@dataclass(frozen=True, slots=True)
class Mention:
    """citing, cited: paths; sentence: the first that cites, as plain text."""

    citing: str
    cited: str
    sentence: str


def mentions(documents: Iterable[Document], site: Site) -> list[Mention]:
    """Every citation by a published document of a live one, once for each pair.

    A document that links to itself does not cite itself; a circle of links is a set of
    citations like any other. In the order of documents, then of their links.
    """
    found: list[Mention] = []
    for document in documents:
        if not document.listed:
            continue
        seen = {document.path}
        for link in document.outline.links:
            target = document_of(link, document, site)
            if target is None or not target.live or target.path in seen:
                continue
            seen.add(target.path)
            found.append(Mention(document.path, target.path, link.sentence))
    return found


def by_cited(found: Iterable[Mention]) -> dict[str, list[Mention]]:
    """The citations of each cited path, in their order."""
    grouped: dict[str, list[Mention]] = {}
    for mention in found:
        grouped.setdefault(mention.cited, []).append(mention)
    return grouped


def orphans(documents: Iterable[Document], cited: Mapping[str, object]) -> list[Document]:
    """The published documents that no other one links to, in their order.

    cited: the paths that something cites, as `by_cited` gives them.
    """
    return [
        document for document in documents if document.listed and document.path not in cited
    ]
