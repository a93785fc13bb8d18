"""What feeds point to in the site itself is there."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urljoin

from plugins.front_matter.finding import Finding

from . import stylesheet
from .feed import Feed, text

RULE = "feed-target"


def local(base: str, address: str) -> str | None:
    """The output file of an address of the site, without its query and fragment; None for
    another site's. base: the site's address."""
    whole = urljoin(f"{base}/", address).split("#")[0].split("?")[0]
    if not whole.startswith(f"{base}/"):
        return None
    path = unquote(whole[len(base) + 1:])
    return f"{path}index.html" if path.endswith("/") or not path else path


def check_site(feeds: Iterable[Feed], output: Path) -> list[Finding]:
    """Channels, items, categories, enclosures and stylesheets that lead to nothing, and
    enclosures of another length than announced. Each target is looked at once."""
    seen: dict[str, Path | None] = {}

    def target(base: str, address: str) -> Path | None:
        name = local(base, address)
        if name is None:
            return Path()
        if name not in seen:
            seen[name] = output / name if (output / name).is_file() else None
        return seen[name]

    found: list[Finding] = []
    for feed in feeds:
        wanted = [text(feed.channel, "link"), stylesheet.address(feed)]
        for item in feed.items:
            wanted.append(text(item, "link"))
            wanted += [category.get("domain") or "" for category in item.findall("category")]
        for address in dict.fromkeys(filter(None, wanted)):
            if target(feed.base, address) is None:
                found.append(feed.finding(RULE, f"{address} is not there", "build again"))
        for enclosure in feed.channel.iterfind("item/enclosure"):
            path = target(feed.base, enclosure.get("url") or "")
            if path is None:
                found.append(feed.finding(
                    RULE, f"the recording {enclosure.get('url')} is not there",
                    "put it in a folder of STATIC_PATHS", enclosure.sourceline))
            elif path.is_file() and str(path.stat().st_size) != enclosure.get("length"):
                found.append(feed.finding(
                    RULE, f"the recording {enclosure.get('url')} is of {path.stat().st_size} "
                    f"bytes and announced as {enclosure.get('length')}",
                    "build again", enclosure.sourceline))
    return found
