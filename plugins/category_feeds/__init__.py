"""Feeds that a subscriber can keep for ten years: RSS 2.0, JSON Feed and OPML.

Takes the place of Pelican's own RSS (its Atom stays), at Pelican's own settings: the whole
site, each category, each tag, each author, each language. See README.md for the settings
and for how to borrow this folder.

For templates: the global `feeds_for(article, category, tag or None)` and, once articles are
read, `feed_rows` (one row per category, see `rows.py`) and `feed_opml`.
"""

from pelican import signals

from . import receivers


def register() -> None:
    """Connects the receivers."""
    signals.initialized.connect(receivers.check_settings)
    signals.generator_init.connect(receivers.offer_links)
    signals.article_generator_finalized.connect(receivers.take_over)
