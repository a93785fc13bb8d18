"""What the import has to know of the site that it writes for."""

import logging
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from markdown import Markdown
from pelican.settings import read_settings
from pelican.urlwrappers import Tag

from plugins.front_matter.catalogue import CATEGORIES_KEY, KEY, Entry
from plugins.front_matter.reader import FrontMatterReader

from .terms import Row


@dataclass(frozen=True)
class Site:
    """content: where it is written; entries: its own sources by path; rows: its categories;
    markdown: a body's Markdown → the HTML that a build makes of it."""

    content: Path
    settings: Mapping[str, Any]
    zone: ZoneInfo
    entries: Mapping[str, Entry]
    rows: tuple[Row, ...]
    tag_slug: Callable[[str], str]
    markdown: Callable[[], Markdown]


def site_of(settings_file: Path, content: Path) -> Site:
    """The site of a settings file, with its sources below content, which need not be there.

    Its plugins are loaded as for a build: their Markdown extensions are what pages are
    rendered with. Raises OSError, and BuildFailed where a plugin does not load.
    """
    logging.getLogger("pelican").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as nothing:
        settings: dict[str, Any] = read_settings(str(settings_file), override={
            "PATH": str(content if content.is_dir() else nothing),
            "INCREMENTAL": False,  # nothing is built
        })
        site = settings["PELICAN_CLASS"](settings)
    settings = site.settings
    reader = FrontMatterReader(settings)
    return Site(
        content=content,
        settings=settings,
        zone=ZoneInfo(settings["TIMEZONE"]),
        entries=dict(settings[KEY]),
        rows=tuple(
            Row(category.name, category.slug, category.description)
            for category in settings[CATEGORIES_KEY].values()
        ),
        tag_slug=lambda name: str(Tag(name, settings).slug),
        markdown=reader.markdown,
    )
