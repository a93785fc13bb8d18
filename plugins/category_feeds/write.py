"""All feeds of a run, from Pelican's generator to files."""

import gc
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from .channels import Plan
from .documents import Document, documents
from .opml import render_opml
from .output import Output
from .press import Press, typesetter
from .settings import FeedSettings
from .stylesheet import address, source
from .text import plain

__all__ = ["Work", "typesetter", "write_feeds"]


@dataclass(frozen=True, slots=True)
class Work:
    """What a run did here: articles made into items, those whose body had to be cleaned, the
    most held at once, files named."""

    made: int
    cleaned: int
    most_held: int
    files: tuple[str, ...]


def write_feeds(
    generator: Any, plans: Sequence[Plan], options: FeedSettings, folder: Path,
    writer: Any = None,
) -> Work:
    """Writes every feed of the site below folder. Raises OSError, never for an article.

    writer: one with `write_data` (see plugins/incremental) is asked for each document, which
    it may know to be as it was; without one, everything is written here.
    """
    output = Output(folder, generator.settings)
    style = _stylesheet(output, options, generator.settings)
    wanted = documents(plans, options)
    press = Press(generator, options, output, style)
    want = getattr(writer, "write_data", None)
    if want is None:
        _make_all(press, wanted)
    else:
        press.know(wanted)
        for document in wanted:
            want(
                tuple(name for name in (document.rss, document.json) if name),
                depends=press.depends(document), bodies=document.articles,
                prepare=partial(press.announce, document), make=partial(press.make, document),
                close=press.close, recipe=partial(press.remaking, document),
            )
    if options.opml:
        channels = [plan.channel for plan in plans if plan.kind == "category" and plan.rss]
        output.put(options.opml, render_opml(plain(options.name), plain(options.name), channels))
    return Work(press.made, press.cleaned, press.most_held, tuple(output.names))


def _make_all(press: Press, wanted: Sequence[Document]) -> None:
    """Makes every document here. Items leave when the last feed has had them: there is next to
    nothing for Python's collector to find, and it would look through everything."""
    collects = gc.isenabled()
    gc.disable()
    for document in wanted:
        press.announce(document)
    try:
        for document in wanted:
            press.make(document)
    finally:
        press.close()
        if collects:
            gc.enable()


def _stylesheet(
    output: Output, options: FeedSettings, settings: MutableMapping[str, Any]
) -> str:
    found = source(str(settings.get("THEME") or "")) if options.stylesheet else None
    if found is None:
        return ""
    return address(options) if output.put(options.stylesheet, found.read_bytes()) else ""
