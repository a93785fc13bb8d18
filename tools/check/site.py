"""The built site as rules on the whole see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from plugins.front_matter.finding import Finding

from .address import Address, file_of


@dataclass(frozen=True, slots=True)
class Link:
    """A reference from a page: where it is written, and the address as written."""

    line: int
    address: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept of a page once its tree is let go."""

    name: str
    ids: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()
    canonical: str | None = None
    indexable: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the content.

    path: as findings name it; file: on the disk; url: from the site's root, no slash first;
    imported: it keeps another blog's guid; template: a page's own one.
    """

    path: str
    kind: str
    title: str
    url: str
    status: str = "published"
    file: Path | None = None
    id: str | None = None
    imported: bool = False
    template: str | None = None
    review_by: date | None = None


@dataclass(frozen=True)
class Site:
    """A built site.

    output: its folder; now: the site's clock, aware; sources: the content it is made of;
    pages: what is kept of each, by file name.
    """

    output: Path
    address: Address
    now: datetime
    sources: tuple[Source, ...] = ()
    pages: Mapping[str, Facts] = field(default_factory=dict)

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file of the output, relative, forward slashes."""
        return frozenset(
            path.relative_to(self.output).as_posix()
            for path in self.output.rglob("*") if path.is_file()
        )

    @cached_property
    def source_of(self) -> Mapping[str, Source]:
        """Output file → the file of the content that it is made of."""
        return {file_of(unquote(s.url)): s for s in self.sources if s.status != "draft"}

    def kind_of(self, name: str) -> str:
        """A page's kind, as `Page.kind` says it."""
        if name == "index.html":
            return "home"
        source = self.source_of.get(name)
        if source is None:
            return ""
        return "import" if source.imported else source.template or source.kind

    def text(self, name: str) -> str:
        """A file's text."""
        return (self.output / name).read_text(encoding="utf-8", errors="replace")


def finding(
    name: str, line: int, rule: str, message: str, remedy: str = "", level: str = "error"
) -> Finding:
    """A finding about an output file, named as the author sees it."""
    return Finding(f"output/{name}", line, rule, message, remedy, level)
