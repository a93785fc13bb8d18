"""Every address of this site leads to a file, and every fragment to an id."""

import posixpath
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit

from plugins.front_matter.finding import Finding

from ..address import file_of
from ..site import Facts, Link, Site, finding

RULE = "links"
REMEDY = "correct the address"
SLASH = "write the slash, so that the host need not redirect"


def target(address: str, page: Facts, site: Site) -> tuple[str, str] | None:
    """The file and the fragment that an address written on a page means; None when it is not
    of this site. Raises ValueError for what is no address."""
    parts = urlsplit(address)
    fragment = unquote(parts.fragment).partition(":~:")[0]
    if parts.scheme or parts.netloc:
        below = site.address.below(address)
        return None if below is None else (file_of(unquote(below)), fragment)
    if not parts.path:
        return page.name, fragment
    if parts.path.startswith("/"):
        below = site.address.below(parts.path)
        # From the host's root, but outside the site's own path: nothing of ours is there.
        return file_of(unquote(below)) if below is not None else parts.path, fragment
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), parts.path))
    below = "" if joined == "." else joined
    if below and parts.path.endswith(("/", "/.", "..")):
        below += "/"
    return file_of(unquote(below)), fragment


def _near(wrong: str, right: Iterable[str]) -> str:
    # As readers see them: what every page's file name ends with says nothing.
    addresses = {name.removesuffix("index.html"): None for name in sorted(right)}
    near = get_close_matches(wrong.removesuffix("index.html"), addresses, 1)
    return f', the nearest is "{near[0]}"' if near else ""


def problem(link: Link, page: Facts, site: Site) -> tuple[str, str] | None:
    """What is wrong with a link, and what to do; None when it leads somewhere."""
    try:
        found = target(link.address, page, site)
    except ValueError as error:
        return f"{link.address} is no address: {error}", REMEDY
    if found is None:
        return None
    name, fragment = found
    if name.startswith("/"):
        return f"{link.address} is outside the site, which is below {site.address.base}/", REMEDY
    if name not in site.files:
        if f"{name}/index.html" in site.files:
            return f"{link.address} is a folder's address without its slash", SLASH
        return f"{link.address} leads to nothing{_near(name, site.files)}", REMEDY
    if fragment and fragment.lower() != "top" and name in site.pages:
        ids = site.pages[name].ids
        if fragment not in ids:
            return f'{link.address}: no id "{fragment}" there{_near(fragment, ids)}', REMEDY
    return None


def check(site: Site) -> Iterator[Finding]:
    """Links, images, feeds, files and fragments of every page."""
    known: dict[str, tuple[str, str] | None] = {}
    for page in site.pages.values():
        for link in page.links:
            if link.address.startswith("/") and link.address not in known:
                known[link.address] = problem(link, page, site)
            wrong = known[link.address] if link.address in known else problem(link, page, site)
            if wrong:
                yield finding(page.name, link.line, RULE, *wrong)
