"""A questionnaire stays light, its modules above all."""

import posixpath
import re
from collections.abc import Iterator

from plugins.front_matter.finding import Finding

from ..budgets import ASSESSMENT_BUDGET, ASSESSMENT_SCRIPTS
from ..site import Site, finding
from .page_weight import compressed

RULE = "assessment-weight"
REMEDY = "load what few use when they use it"

SCRIPT = re.compile(r"""<script\b[^>]*\bsrc=["']?([^"'\s>]+)""", re.IGNORECASE)
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")


def modules(start: list[str], site: Site) -> set[str]:
    """The scripts that these files lead to, themselves included."""
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        if name in found or name not in site.files:
            continue
        found.add(name)
        folder = posixpath.dirname(name)
        waiting += [
            posixpath.normpath(posixpath.join(folder, path))
            for path in IMPORT.findall(site.text(name))
        ]
    return found


def check(site: Site) -> Iterator[Finding]:
    """Each questionnaire's page with all its modules, and the modules alone, in brotli."""
    for name in sorted(site.files):
        if site.kind_of(name) != "questionnaire":
            continue
        data = (site.output / name).read_bytes()
        start = [site.address.below(src) or "" for src in SCRIPT.findall(data.decode())]
        scripts = sum(
            compressed((site.output / module).read_bytes(), 0) for module in modules(start, site)
        )
        whole = compressed(data, 0) + scripts
        for what, size, budget in (
            ("modules", scripts, ASSESSMENT_SCRIPTS),
            ("page and modules", whole, ASSESSMENT_BUDGET),
        ):
            if size > budget:
                yield finding(
                    name, 0, RULE,
                    f"{what}: {size:,} bytes in brotli; the budget is {budget:,}", REMEDY,
                )
