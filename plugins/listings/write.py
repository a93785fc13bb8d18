"""The pages of lists, each from a list that was grouped once.

A function here stands in for the method of Pelican's ArticlesGenerator that its name
recalls, takes that generator, and leaves the writing to the `write` it is given. What a
theme written for Pelican expects (`articles`, `dates`, `page_name`, `all_articles`,
`blog`, `template_name`) is there under the same names.
"""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from .listing import make_listing
from .options import Options, YearPages
from .years import group_by_year, year_links

Write = Callable[..., None]


def _by_date(generator: Any, articles: Iterable[Any]) -> list[Any]:
    newest_first = bool(generator.settings.get("NEWEST_FIRST_ARCHIVES", True))
    return sorted(articles, key=attrgetter("date"), reverse=newest_first)


def _shared(generator: Any, articles: Sequence[Any], template: str) -> dict[str, Any]:
    return {
        "articles": articles,
        "dates": _by_date(generator, articles),
        "all_articles": generator.articles,
        "template_name": template,
        "blog": True,
    }


def write_taxonomy(
    generator: Any,
    kind: str,
    pairs: Iterable[tuple[Any, Sequence[Any]]],
    newest: int,
    pages: YearPages,
    write: Write,
) -> None:
    """The page of every category, tag or author, and its pages by year.

    kind: "category", "tag" or "author": names the templates and the variable; pairs: each
    term with its articles; newest: articles on the first page; pages: where a year stands.
    """
    for term, articles in pairs:
        def url(year: int, slug: str = term.slug) -> str:
            return pages.url.format(slug=slug, year=year)

        groups = group_by_year(articles)
        listing = make_listing(groups, newest, url)
        if term.save_as:
            write(
                term.save_as, generator.get_template(kind), generator.context,
                url=term.url, page_name=term.page_name, listing=listing,
                **{kind: term}, **_shared(generator, articles, kind),
            )
        if not pages.save_as:
            continue
        for year, of_year in groups.items():
            write(
                pages.save_as.format(slug=term.slug, year=year),
                generator.get_template(f"{kind}_year"), generator.context,
                url=url(year), page_name=url(year), year=year, years=listing.years,
                **{kind: term}, **_shared(generator, of_year, f"{kind}_year"),
            )


def write_categories(generator: Any, options: Options, write: Write) -> None:
    """For `generate_categories`; a declared category without articles has its page too."""
    write_taxonomy(
        generator, "category", generator.categories, options.newest, options.category, write
    )


def write_tags(generator: Any, options: Options, write: Write) -> None:
    """For `generate_tags`."""
    write_taxonomy(
        generator, "tag", generator.tags.items(), options.newest, options.tag, write
    )


def write_authors(generator: Any, options: Options, write: Write) -> None:
    """For `generate_authors`: a site without author pages does no work for them."""
    pairs = [(author, articles) for author, articles in generator.authors if author.save_as]
    write_taxonomy(generator, "author", pairs, options.newest, YearPages(), write)


def write_period_archives(generator: Any, write: Write) -> None:
    """For `generate_period_archives`: every period of `generator.period_archives`."""
    for periods in generator.period_archives.values():
        for period in periods:
            context = generator.context.copy()
            context["period"] = period["period"]
            context["period_num"] = period["period_num"]
            write(
                period["save_as"], generator.get_template("period_archives"), context,
                url=period["url"], year=period["period_num"][0],
                **(_shared(generator, period["articles"], "period_archives")
                   | {"dates": period["dates"]}),
            )


def archive_urls(generator: Any) -> dict[int, str]:
    """The address of each year's archive; empty on a site without them."""
    return {
        period["period_num"][0]: period["url"]
        for period in generator.period_archives.get("year", [])
    }


def whole_site(generator: Any, options: Options) -> dict[str, Any]:
    """The newest articles of the site, those that stay on top and its years, for the context of
    every template."""
    urls = archive_urls(generator)
    groups = group_by_year(generator.articles)
    listing = make_listing(groups, options.newest, lambda year: urls.get(year, ""))
    return {
        "newest": listing.newest,
        "pinned": [each for each in generator.articles if getattr(each, "sticky", None) is True],
        "years": year_links(groups, lambda year: urls.get(year, "")),
    }
