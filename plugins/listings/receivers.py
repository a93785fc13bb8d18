"""From Pelican's signals to the functions that do the work."""

from functools import partial
from typing import Any

from pelican.utils import order_content

from ..front_matter.finding import Finding, report
from .options import read_options
from .periods import build_period_archives
from .write import (
    whole_site,
    write_authors,
    write_categories,
    write_period_archives,
    write_tags,
)
from .years import years_of


def check_settings(site: Any) -> None:
    """Reports every setting of this plugin that is wrong."""
    for fault in read_options(site.settings)[1]:
        report(site.settings, Finding("pelicanconf.py", 0, "setting", fault))


def take_over(generator: Any) -> None:
    """Gives this one generator the linear functions in place of its own methods."""
    options, _ = read_options(generator.settings)
    generator._build_period_archives = build_period_archives
    generator.generate_categories = partial(write_categories, generator, options)
    generator.generate_tags = partial(write_tags, generator, options)
    generator.generate_authors = partial(write_authors, generator, options)
    generator.generate_period_archives = partial(write_period_archives, generator)


def add_filters(generator: Any) -> None:
    """Gives the templates `years_of`."""
    generator.env.filters["years_of"] = years_of


def settle(generator: Any) -> None:
    """Fixes the order of articles of one moment, which Pelican takes from a set.

    Articles of the same date follow their source path, at every build and on every machine.
    """
    generator.articles.sort(key=lambda article: article.source_path or "")
    order_content(generator.articles, generator.settings["ARTICLE_ORDER_BY"])


def share(generator: Any) -> None:
    """Puts the newest articles and the years into the context of every template."""
    options, _ = read_options(generator.settings)
    generator.context.update(whole_site(generator, options))
