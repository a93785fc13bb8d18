"""From Pelican's signals to the functions that do the work."""

import logging
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from . import moved
from .atom import AtomOnly
from .channels import plans
from .links import feeds_for
from .notices import tell
from .rows import feed_rows
from .settings import PREVIEW, read_settings
from .write import typesetter, write_feeds

logger = logging.getLogger(__name__)


def _wrong(settings: Any, faults: Iterable[str]) -> None:
    for fault in faults:
        message, _, remedy = fault.partition("; ")
        tell(settings, "", "setting", message, remedy, "error")


def check_settings(site: Any) -> None:
    """Reports every setting of the feeds that is wrong."""
    options, faults = read_settings(site.settings)
    _wrong(site.settings, faults)
    if options.site == PREVIEW and any(p.rss or p.json for p in options.places.values()):
        logger.warning(
            "Feeds need the address where the site is published; set SITEURL. "
            "Until then they name %s.", PREVIEW)


def offer_links(generator: Any) -> None:
    """Gives the templates `feeds_for`."""
    options, _ = read_settings(generator.settings)
    generator.env.globals["feeds_for"] = partial(feeds_for, options)


def take_over(generator: Any) -> None:
    """Puts the rows and the redirects into the context, and this plugin in place of
    Pelican's RSS, for this one generator: nothing survives the run."""
    options, faults = read_settings(generator.settings)
    wanted = plans(generator, generator.settings, options, typesetter(generator))
    _wrong(generator.settings, moved.faults(wanted, options))
    generator.context["feed_redirects"] = moved.redirects(wanted, options)
    generator.context["feed_rows"] = feed_rows(wanted, options)
    generator.context["feed_opml"] = f"{options.root}/{options.opml}" if options.opml else ""
    pelican_feeds = generator.generate_feeds

    def generate_feeds(writer: Any) -> None:
        if faults:
            raise ValueError("\n".join(faults))
        work = write_feeds(generator, wanted, options, Path(writer.output_path), writer)
        pelican_feeds(AtomOnly(writer))
        logger.info("%d feed files from %d articles", len(work.files), work.made)

    generator.generate_feeds = generate_feeds
