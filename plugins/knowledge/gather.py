"""From Pelican's context to the site as links see it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from pelican.urlwrappers import Category, Tag

from .outline import Outline
from .site import Document, Site

LIVE = frozenset({"published", "hidden"})


def _body(content: Any) -> str:
    return (getattr(content, "_content", None) or "") if content else ""


def documents(
    catalogue: Mapping[str, Any],
    contents: Mapping[str, Any],
    outlines: Mapping[str, Outline],
) -> dict[str, Document]:
    """The sources of a run, by path.

    catalogue: `settings["CATALOGUE"]`; contents: the context's `generated_content`, where a
    source that another plugin renders may be missing; outlines: what was read of each body.
    """
    found = {}
    for path, entry in catalogue.items():
        content = contents.get(path)
        found[path] = Document(
            path=path, source=entry.source, kind=entry.kind, slug=entry.slug,
            title=entry.title, url=content.url if content else entry.url,
            live=entry.status in LIVE, listed=entry.status == "published",
            scheduled=entry.date if entry.scheduled else None, date=entry.date,
            # Asked for only where a fragment leads to it.
            html=partial(_body, content),
            outline=outlines.get(path, Outline()),
            # A page of a template of its own shows more than its body.
            whole=content is not None and entry.kind != "questionnaire"
            and getattr(entry.model, "template", None) is None,
        )
    return found


def _plain(settings: Mapping[str, Any]) -> Iterator[str]:
    """The addresses that settings give whole."""
    for name, value in settings.items():
        if (name.endswith(("_URL", "_SAVE_AS")) or name.startswith("FEED_")) and isinstance(
            value, str
        ) and value and "{" not in value:
            yield value


def _of_terms(
    kind: str, terms: Iterable[tuple[Any, Iterable[Any]]], settings: Mapping[str, Any]
) -> Iterator[str]:
    """The pages, pages by year and feeds of the categories or tags."""
    by_year = settings.get(f"{kind}_YEAR_URL") or ""
    feeds = [
        value for name, value in settings.items()
        if name.startswith(f"{kind}_FEED_") and isinstance(value, str)
    ]
    for term, articles in terms:
        yield term.url
        yield from (feed.format(slug=term.slug) for feed in feeds)
        if by_year:
            for year in {article.date.year for article in articles}:
                yield by_year.format(slug=term.slug, year=year)


def addresses(context: Mapping[str, Any], settings: Mapping[str, Any]) -> set[str]:
    """The addresses that reading has made known, from the site's root, each with and
    without the `index.html` of a folder."""
    found = set(_plain(settings))
    for content in context["generated_content"].values():
        if content is not None:
            found.add(content.url)
    found |= {static.url for static in context.get("staticfiles", ())}
    found.update(_of_terms("CATEGORY", context.get("categories", ()), settings))
    found.update(_of_terms("TAG", context.get("tags", ()), settings))
    for periods in context.get("period_archives", {}).values():
        found |= {period["url"] for period in periods}
    found |= {address.removesuffix("index.html") for address in found}
    return found | {f"{address}index.html" for address in found if address.endswith("/")}


def site(
    found: Mapping[str, Document], context: Mapping[str, Any], settings: Mapping[str, Any]
) -> Site:
    """All that a link of this run can lead to."""
    root = Path(settings["PATH"])

    @cache
    def is_file(path: str) -> bool:
        return not path.startswith("../") and (root / path).is_file()

    @cache
    def file_names() -> list[str]:
        return sorted(
            path.relative_to(root).as_posix() for path in root.rglob("*")
            if path.is_file() and path.suffix != ".md"
        )

    declared = settings.get("DECLARED_CATEGORIES", {}).values()
    used = (category for category, _ in context.get("categories", ()))
    return Site(
        documents=found,
        files=is_file,
        file_names=file_names,
        categories={category.slug: category.name for category in (*declared, *used)},
        tags={tag.slug for tag, _ in context.get("tags", ())},
        category_slug=lambda name: str(Category(name, settings).slug),
        tag_slug=lambda name: str(Tag(name, settings).slug),
        authors=bool(settings.get("AUTHOR_SAVE_AS")),
        addresses=addresses(context, settings),
    )
