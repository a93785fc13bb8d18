"""Sources as `settings["CATALOGUE"]` has them, for tests that need no site."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from markdown import Markdown

from plugins.knowledge.extension import KnowledgeExtension
from plugins.knowledge.outline import Outline


@dataclass
class Entry:
    """One source; path: below the content folder."""

    path: str
    slug: str
    title: str = "Titre"
    kind: str = "article"
    date: datetime | None = None
    status: str = "published"


def entry(path: str, title: str = "Titre", year: int | None = None, **more: Any) -> Entry:
    """A source whose slug is its file's name."""
    slug = path.rsplit("/", 1)[-1].removesuffix(".md")
    date = datetime(year, 5, 12, tzinfo=UTC) if year else None
    return Entry(path, slug, title, date=date, **more)


@dataclass
class Rendered:
    """html, and the outline that was kept of it."""

    html: str
    outline: Outline


@dataclass
class Renderer:
    """Markdown with the extension of this plugin over some sources."""

    entries: list[Entry] = field(default_factory=list)
    extensions: list[Any] = field(default_factory=lambda: ["extra", "toc", "sane_lists"])
    categories: dict[str, str] = field(default_factory=dict)

    def __call__(self, text: str) -> Rendered:
        outlines: dict[str, Outline] = {}
        settings = {
            "CATALOGUE": {entry.path: entry for entry in self.entries},
            "DECLARED_CATEGORIES": {
                name: SimpleNamespace(slug=slug) for name, slug in self.categories.items()
            },
        }
        markdown = Markdown(
            extensions=[*self.extensions, KnowledgeExtension(settings, outlines)]
        )
        markdown.source = SimpleNamespace(  # type: ignore[attr-defined]
            entry=SimpleNamespace(path="articles/ici.md"), text=text
        )
        html = markdown.convert(text)
        return Rendered(html, outlines.get("articles/ici.md", Outline()))
