"""From Pelican's signals to the functions that do the work."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..front_matter.document import read_document
from ..front_matter.finding import Finding, report
from . import claims, ledger
from .address import encoded, file_of
from .collisions import Claim, collisions
from .hosts import nginx_map, redirects_file
from .redirects import Redirect, resolve
from .state import Permalinks, aliases, from_ledger
from .tags import tag_faults

KEY = "PERMALINKS"
DEFAULTS = {
    "LEDGER_FILE": ledger.FILE,
    "REDIRECTS_SAVE_AS": "_redirects",
    "NGINX_MAP_SAVE_AS": "redirects.map",
}


def fill_settings(pelican: Any) -> None:
    """Gives each setting of this plugin its default, and checks the others."""
    for name, default in DEFAULTS.items():
        value = pelican.settings.setdefault(name, default)
        if not isinstance(value, str):
            report(pelican.settings, Finding(
                "pelicanconf.py", 0, "setting", f"{name} is {value!r}",
                f'give a file name, such as "{default}"',
            ))
            pelican.settings[name] = default


def _document(settings: Mapping[str, Any], path: str, source: str) -> Any:
    return read_document(Path(settings["PATH"]) / path, source)


def _alias_lines(
    settings: Mapping[str, Any], sources: Iterable[tuple[Any, Claim]]
) -> dict[tuple[str, int], int]:
    """The line of every alias: asked for only when one of them is wrong."""
    lines = {}
    for entry, _ in sources:
        if found := getattr(entry.model, "aliases", None):
            document = _document(settings, entry.path, entry.source)
            for index in range(len(found)):
                lines[entry.source, index] = document.line_of(("aliases", index))
    return lines


def _redirects(
    settings: dict[str, Any],
    sources: list[tuple[Any, Claim]],
    wanted: Iterable[Claim],
    book: ledger.Ledger,
    text: str,
    path: str,
) -> list[Redirect]:
    live = {claim.save_as.casefold(): claim.name for claim in wanted if claim.save_as}
    ours = list(from_ledger(book, text, sources, path))
    redirects, findings = resolve([*aliases(sources), *ours], live)
    if findings:
        located = aliases(sources, _alias_lines(settings, sources))
        redirects, findings = resolve([*located, *ours], live)
    for finding in findings:
        report(settings, finding)
    return redirects


def _report_tags(settings: dict[str, Any], articles: Iterable[Any]) -> None:
    catalogue = settings.get("CATALOGUE", {})
    pairs = (
        (article.relative_source_path, [(tag.name, tag.slug) for tag in article.tags])
        for article in articles if getattr(article, "tags", None)
    )
    for fault in tag_faults(sorted(pairs)):
        entry = catalogue.get(fault.path)
        if entry is None:
            continue
        document = _document(settings, entry.path, entry.source)
        report(settings, Finding(
            entry.source, document.line_of(("tags", fault.index)), "tag", fault.message,
            fault.remedy, fault.level,
        ))


def check_addresses(generators: list[Any]) -> None:
    """Reports what is wrong with the addresses of this run, and leaves them to the tools."""
    settings, context = generators[0].settings, generators[0].context
    folder = Path(settings["PATH"]).name
    path = f"{folder}/{settings['LEDGER_FILE']}"
    book, text, findings = ledger.read(Path(settings["PATH"]) / settings["LEDGER_FILE"], path)
    for finding in findings:
        report(settings, finding)
    sources = list(claims.of_sources(
        settings.get("CATALOGUE", {}), context["generated_content"]
    ))
    lists = list(claims.of_lists(context, settings))
    wanted = [*(claim for _, claim in sources), *lists, *claims.of_files(context, folder)]
    for finding in collisions(wanted):
        report(settings, finding)
    _report_tags(settings, context.get("articles", ()))
    redirects = _redirects(settings, sources, wanted, book, text, path)
    feeds = tuple(Redirect(old, new) for old, new in context.get("feed_redirects", ()))
    settings[KEY] = Permalinks(
        book, text, path, sources, lists, tuple(redirects), feeds
    )


def write_redirects(generator: Any, writer: Any) -> None:
    """Writes a page at every old address, and the files that hosts read. A feed that has
    moved is in the latter alone: no feed reader follows a page."""
    found = generator.settings.get(KEY)
    if found is None:
        return
    for redirect in found.redirects:
        writer.write_file(
            file_of(redirect.old), generator.get_template("redirect"), generator.context,
            relative_urls=generator.settings["RELATIVE_URLS"], url=redirect.old,
            target=encoded(redirect.new),
        )
    root = generator.settings.get("SITEURL", "")
    for name, make in (
        ("REDIRECTS_SAVE_AS", redirects_file), ("NGINX_MAP_SAVE_AS", nginx_map)
    ):
        if save_as := generator.settings[name]:
            file = Path(generator.output_path) / save_as
            file.parent.mkdir(parents=True, exist_ok=True)
            text = make([*found.redirects, *found.feeds], root)
            file.write_text(text, encoding="utf-8", newline="\n")
