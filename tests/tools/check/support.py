"""Small pages and sites for the tests of rules."""

from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from tools.check.address import Address
from tools.check.gather import gather
from tools.check.page import Page, read_page
from tools.check.site import Site, Source

ADDRESS = Address("https://carnet.example")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def document(body: str = "", head: str = "") -> str:
    """A page that no rule has anything to say of; body and head are added to it."""
    return (
        '<!doctype html>\n<html lang="fr-CA">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
        '<meta name="viewport" content="width=device-width">\n<title>Titre</title>\n'
        '<meta name="description" content="Résumé.">\n'
        '<link rel="canonical" href="https://carnet.example/a/">'
        f"{FEED}\n"
        f"{head}</head>\n<body>\n<main>\n<h1>Titre</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


# Elsewhere, so that small sites need not have it.
FEED = (
    '<link rel="alternate" type="application/rss+xml" title="Carnet" '
    'href="https://fils.example/flux.xml">'
)
BODY_LINE = 14  # of the first line of `document`'s body


def page(text: str, name: str = "a/index.html", kind: str = "") -> Page:
    """A page of this HTML."""
    return read_page(name, text.encode(), ADDRESS, kind)


def said(rule: ModuleType, text: str, name: str = "a/index.html", kind: str = "") -> list[str]:
    """What a page rule says of HTML: "line: message"."""
    return [f"{p.line}: {p.message}" for p in rule.check(page(text, name, kind))]


def lay(
    folder: Path,
    files: dict[str, str | bytes],
    *sources: Source,
    address: Address = ADDRESS,
) -> Site:
    """A site of these files, its pages read."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return gather(Site(folder, address, NOW, sources))[0]


def found(rule: ModuleType, site: Site) -> list[str]:
    """What a site rule says: "path:line: message"."""
    return [f"{f.path}:{f.line}: {f.message}" for f in rule.check(site)]
