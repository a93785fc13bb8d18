"""The sitemap lists every page that may be listed, and no other."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from plugins.front_matter.finding import Finding

from ..page import line_of
from ..site import Site, finding

RULE = "sitemap"
REMEDY = "correct theme/templates/sitemap.xml"
NAME = "sitemap.xml"


def check(site: Site) -> Iterator[Finding]:
    """Addresses missing, listed twice, or listed though no indexable page is there."""
    if NAME not in site.files:
        yield finding(NAME, 0, RULE, "the site has no sitemap", REMEDY)
        return
    try:
        root = etree.fromstring((site.output / NAME).read_bytes())
    except etree.XMLSyntaxError as error:
        yield finding(NAME, error.lineno or 0, RULE, f"not XML: {error.msg}", REMEDY)
        return
    # An imported address may be written with percent signs: files are not.
    listed = [(unquote((loc.text or "").strip()), loc) for loc in root.iter("{*}loc")]
    lines = {address: line_of(loc) for address, loc in listed}
    counts = Counter(address for address, _ in listed)
    wanted = {
        unquote(site.address.of(page.name)): page
        for page in site.pages.values() if page.indexable
    }
    for address, count in counts.items():
        if address not in wanted:
            yield finding(NAME, lines[address], RULE,
                          f"{address} is listed; no page that may be listed is there", REMEDY)
        if count > 1:
            yield finding(NAME, lines[address], RULE, f"{address} is listed {count} times", REMEDY)
    for address, page in wanted.items():
        if address not in counts and page.name != "404.html":
            yield finding(page.name, 0, RULE, "the page is not in the sitemap", REMEDY)
