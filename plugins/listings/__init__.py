"""Lists by year: categories, tags and archives, in time linear in the number of articles.

Pelican 4.12 writes these pages itself, but filters the whole list of articles once for
every category, tag, author and period (`[a for a in self.dates if a in articles]`), so
that its time grows with articles × tags. It offers no setting to leave that work out:
an empty `*_SAVE_AS` only drops the file after the filter has run. What it does offer is
the generator itself, handed over whole by `article_generator_init` before it reads
anything. There this plugin gives that one instance (not the class: nothing survives the
run) its own `generate_categories`, `generate_tags`, `generate_authors`,
`generate_period_archives` and `_build_period_archives`. They write the same files from
the same settings with the same variables, and these besides:

- category.html, tag.html: `listing` (`newest`, `years`, `count`);
- category_year.html, tag_year.html (at `CATEGORY_YEAR_URL`, `TAG_YEAR_URL`): `category`
  or `tag`, `year`, `articles`, `years`;
- every template, archives.html first: `newest`, `pinned` (`sticky` in their front matter), `years`
  of the whole site;
- period_archives.html: `year`, `articles`, `years`;
- every template: a filter `years_of`, the years of some articles.

Settings: `LISTING_NEWEST` (how many a first page shows), `CATEGORY_YEAR_URL`,
`CATEGORY_YEAR_SAVE_AS`, `TAG_YEAR_URL`, `TAG_YEAR_SAVE_AS` (left out, no page by year).
"""

from pelican import signals

from . import receivers


def register() -> None:
    signals.initialized.connect(receivers.check_settings)
    signals.generator_init.connect(receivers.add_filters)
    signals.article_generator_init.connect(receivers.take_over)
    signals.article_generator_pretaxonomy.connect(receivers.settle)
    signals.article_generator_finalized.connect(receivers.share)
