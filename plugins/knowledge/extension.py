"""Wikilinks and the outline of each body, as an extension of python-markdown."""

from collections.abc import Mapping, MutableMapping
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from .answers import ANSWERS, KIND, Answers
from .outline import Outline
from .reading import read_outline
from .wikilinks import WikiLink

# After code (190) and escapes (180), before footnotes (175) and Markdown's links (160).
LINKS_PRIORITY = 177
# After everything that still changes the tree: headings have ids, escapes are undone.
OUTLINE_PRIORITY = -10
SLUGS_PRIORITY = 4
CATEGORY = "{category}"


class _Outlines(Treeprocessor):
    def __init__(self, md: Markdown, outlines: MutableMapping[str, Outline]) -> None:
        super().__init__(md)
        self._outlines = outlines

    def run(self, root: Element) -> None:
        outline = read_outline(root, self.md.htmlStash.rawHtmlBlocks)
        source = getattr(self.md, "source", None)
        if source is not None:
            # What is rendered later for the same file (a label, say) is not its body.
            self._outlines.setdefault(source.entry.path, outline)


class _CategorySlugs(Treeprocessor):
    """`{category}Entreprise 2.0` by the slug that is declared for that name: Pelican makes
    one of the name, which need not be the same."""

    def __init__(self, md: Markdown, slugs: Mapping[str, str]) -> None:
        super().__init__(md)
        self._slugs = slugs

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            href = link.get("href", "")
            if href.startswith(CATEGORY):
                name, mark, rest = href.removeprefix(CATEGORY).partition("#")
                slug = self._slugs.get(unquote(name))
                if slug is not None:
                    link.set("href", f"{CATEGORY}{slug}{mark}{rest}")


class KnowledgeExtension(Extension):
    """settings: of the run, whose `CATALOGUE` has the sources by the time that something is
    rendered; outlines: where the outline of each source goes, by its path."""

    def __init__(
        self, settings: Mapping[str, Any], outlines: MutableMapping[str, Outline]
    ) -> None:
        super().__init__()
        self._settings = settings
        self._outlines = outlines

    def extendMarkdown(self, md: Markdown) -> None:
        """Adds the inline pattern and the tree processor."""
        answers = self._settings.get(ANSWERS, {}).get(KIND) or Answers(dict(self._settings))
        declared = self._settings.get("DECLARED_CATEGORIES", {})
        slugs = {name: category.slug for name, category in declared.items()}
        md.treeprocessors.register(_CategorySlugs(md, slugs), "category-slugs", SLUGS_PRIORITY)
        md.inlinePatterns.register(WikiLink(md, answers), "wikilink", LINKS_PRIORITY)
        md.treeprocessors.register(_Outlines(md, self._outlines), "outline", OUTLINE_PRIORITY)
