"""Imports of made exports, in this process, on the site's own settings."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from plugins.front_matter.catalogue import scan
from tests.support.building import ROOT
from tools.wordpress.report import as_data, as_text
from tools.wordpress.run import Outcome, Wishes, run
from tools.wordpress.site import Site, site_of
from tools.wordpress.terms import Row

from .pictures import png


@cache
def bare_site() -> Site:
    """The site without any content; its plugins take a moment to load."""
    return site_of(ROOT / "pelicanconf.py", Path("/nonexistent/content"))


def site_at(content: Path) -> Site:
    """The site with its content as it is now."""
    settings = dict(bare_site().settings)
    settings["PATH"] = str(content)
    found = scan(content, settings)
    return replace(
        bare_site(), content=content, entries=found.entries,
        rows=tuple(Row(c.name, c.slug, c.description) for c in found.categories.values()),
    )


@dataclass
class Done:
    """An import that has run. content: its folder; files: of sources, by path."""

    content: Path
    outcome: Outcome

    @property
    def text(self) -> str:
        return as_text(self.outcome)

    @property
    def data(self) -> dict[str, Any]:
        return dict(json.loads(json.dumps(as_data(self.outcome))))

    @property
    def files(self) -> dict[str, str]:
        return {
            path.relative_to(self.content).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(self.content.rglob("*.md"))
        }

    @property
    def only(self) -> str:
        """The one source there is."""
        (text,) = self.files.values()
        return text


def imported(
    folder: Path, export: str | bytes, uploads: Mapping[str, tuple[int, int] | bytes] | None = None,
    **wishes: Any,
) -> Done:
    """Imports an export into folder/content. uploads: pictures by path, as their size, or
    files as bytes; wishes: `Wishes`' own."""
    file = folder / "export.xml"
    file.write_bytes(export.encode() if isinstance(export, str) else export)
    root = None
    if uploads is not None:
        root = folder / "uploads"
        root.mkdir(exist_ok=True)
        for name, what in uploads.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(what if isinstance(what, bytes) else png(*what))
    content = folder / "content"
    if not wishes.get("dry_run"):
        content.mkdir(exist_ok=True)
    outcome = run(Wishes(file, root, **wishes), site_at(content))
    return Done(content, outcome)


def body_of(text: str) -> str:
    """A source's body."""
    return text.split("---\n", 2)[2]
