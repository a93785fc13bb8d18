"""One build for `invoke serve`, in a process of its own.

`python -m tools.serve.once CONFIG OUTPUT`. Plugins and settings may have been edited
since the last one, and Pelican's signals are global to a process. Prints one line of JSON:
what `Outcome` holds.
"""

import json
import logging
import sys
from pathlib import Path
from typing import Any

from pelican.log import init as init_logging

from plugins.front_matter.finding import BuildFailed, Finding, warnings
from tools.build import build

# Drafts and scheduled articles stand where they will be, marked by the theme.
OVERRIDES = {
    "DRAFT_URL": "{date:%Y}/{slug}/",
    "DRAFT_SAVE_AS": "{date:%Y}/{slug}/index.html",
    "DRAFT_PAGE_URL": "{slug}/",
    "DRAFT_PAGE_SAVE_AS": "{slug}/index.html",
}


def _lines(findings: list[Finding]) -> list[str]:
    return [str(finding) for finding in findings]


def _desk(settings: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    """What the author's page lists, from the catalogue: drafts, scheduled, due for review."""
    today = settings["CLOCK"]().date()
    lists: dict[str, list[dict[str, str]]] = {"drafts": [], "scheduled": [], "review": []}
    for entry in settings["CATALOGUE"].values():
        row = {"title": entry.title, "url": entry.url, "source": entry.source,
               "date": entry.date.date().isoformat() if entry.date else ""}
        if entry.scheduled:
            lists["scheduled"].append(row)
        elif entry.status == "draft":
            lists["drafts"].append(row)
        review = getattr(entry.model, "review_by", None)
        if review and review <= today:
            lists["review"].append(row)
    return lists


def main(config: str, output: str) -> int:
    """Builds, and prints the outcome."""
    init_logging(logging.ERROR, handler=logging.NullHandler())
    sys.stdout, out = sys.stderr, sys.stdout  # Pelican prints; only the outcome is ours
    try:
        site = build(Path(config), {**OVERRIDES, "OUTPUT_PATH": output})
    except BuildFailed as failed:
        print(json.dumps({"errors": _lines(failed.findings)}), file=out)
        return 1
    outcome = {"errors": [], "warnings": _lines(sorted(set(warnings(site.settings)))),
               "written": site.changes.written, "desk": _desk(site.settings)}
    print(json.dumps(outcome), file=out)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
