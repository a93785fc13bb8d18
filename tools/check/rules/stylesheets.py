"""A stylesheet asks nothing of another host."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from plugins.front_matter.finding import Finding

from ..site import Site, finding
from .third_party import CSS_URL, REMEDY

RULE = "third-party"

NAMESPACE = re.compile(r"@namespace[^;]*;", re.IGNORECASE)


def check(site: Site) -> Iterator[Finding]:
    """What the sheets load; those inlined in a page are the page rule's."""
    for name in sorted(site.files):
        if not name.endswith(".css"):
            continue
        # A namespace is a name, not an address; its line stays, so that lines still count.
        text = NAMESPACE.sub("", site.text(name))
        for match in CSS_URL.finditer(text):
            host = urlsplit(match[1]).netloc
            if host and host != site.address.host:
                line = text.count("\n", 0, match.start()) + 1
                yield finding(name, line, RULE, f"the sheet asks {host} for {match[1]}", REMEDY)
