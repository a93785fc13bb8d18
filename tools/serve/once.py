"""One build for `invoke serve`, in a process of its own.

`python -m tools.serve.once CONFIG OUTPUT`. Plugins and settings may have been edited
since the last one, and Pelican's signals are global to a process. Prints one line of JSON:
what `Outcome` holds.
"""

import json
import logging
import sys
from pathlib import Path

from pelican.log import init as init_logging

from plugins.front_matter.finding import BuildFailed, Finding, warnings
from tools.build import build

from .waiting import Contexts, waiting

# Drafts and scheduled articles stand where they will be, marked by the theme.
OVERRIDES = {
    "DRAFT_URL": "{date:%Y}/{slug}/",
    "DRAFT_SAVE_AS": "{date:%Y}/{slug}/index.html",
    "DRAFT_PAGE_URL": "{slug}/",
    "DRAFT_PAGE_SAVE_AS": "{slug}/index.html",
}


def _lines(findings: list[Finding]) -> list[str]:
    return [str(finding) for finding in findings]


def main(config: str, output: str) -> int:
    """Builds, and prints the outcome."""
    init_logging(logging.ERROR, handler=logging.NullHandler())
    sys.stdout, out = sys.stderr, sys.stdout  # Pelican prints; only the outcome is ours
    contexts = Contexts()
    try:
        site = build(Path(config), {**OVERRIDES, "OUTPUT_PATH": output})
    except BuildFailed as failed:
        print(json.dumps({"errors": _lines(failed.findings)}), file=out)
        return 1
    outcome = {"errors": [], "warnings": _lines(sorted(set(warnings(site.settings)))),
               "written": site.changes.written, "desk": waiting(site.settings, contexts.context)}
    print(json.dumps(outcome), file=out)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
