"""`invoke check`: builds the content aside, then holds the result to every rule."""

import logging
import sys
from collections.abc import Mapping
from contextlib import nullcontext, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

from pelican.log import init as init_logging

from plugins.front_matter.finding import BuildFailed, Finding, warnings

from ..build import ROOT, build
from ..building import told
from ..ledger import lost, permalinks
from ..plainly import alone
from ..progress import Progress, progress
from .accessibility import check as check_accessibility
from .address import Address
from .gather import gather
from .last import remember
from .report import as_json, as_text
from .rules import SITE_RULES
from .site import Site, Source


@dataclass(frozen=True)
class Outcome:
    """pages: how many were looked at; findings: of the build and of every rule."""

    pages: int
    findings: list[Finding]

    @property
    def failed(self) -> bool:
        """Whether anything more than a warning was found."""
        return any(finding.level == "error" for finding in self.findings)


def sources(settings: Mapping[str, Any]) -> tuple[Source, ...]:
    """The content that a built site was made of, as the build left it in its settings."""
    content = Path(settings["PATH"])
    return tuple(
        Source(
            path=entry.source,
            file=content / entry.path,
            kind=entry.kind,
            title=entry.title,
            url=entry.url,
            status=entry.status,
            id=entry.model.id,
            imported=bool(getattr(entry.model, "guid", None)),
            template=getattr(entry.model, "template", None),
            review_by=getattr(entry.model, "review_by", None),
        )
        for entry in settings["CATALOGUE"].values()
    )


def check_site(site: Site, axe: bool = False, progress: Progress | None = None) -> Outcome:
    """Every rule on a built site.

    axe: accessibility too, which needs a Chromium. Raises ProgramMissing without one.
    """
    site, findings = gather(site, progress)
    for rule in SITE_RULES:
        findings += rule(site)
    if axe:
        findings += check_accessibility(site, progress)
    return Outcome(len(site.pages), sorted(set(findings)))


def check(
    settings_file: Path, folder: Path, axe: bool = False, progress: Progress | None = None
) -> Outcome:
    """Builds into folder/output, then holds it to every rule.

    A build that fails is an outcome with its findings and no pages. Raises ProgramMissing.
    """
    try:
        with told(progress) if progress else nullcontext():
            built = build(settings_file, {
                "OUTPUT_PATH": str(folder / "output"),
                "STATE_PATH": str(folder / "state"),
                "CLEAN_OUTPUT": True,
            })
    except BuildFailed as failed:
        return Outcome(0, failed.findings)
    settings = built.settings
    outcome = check_site(
        Site(
            output=folder / "output",
            address=Address(settings["SITE_URL"]),
            now=settings["CLOCK"](),
            sources=sources(settings),
        ),
        axe, progress,
    )
    vanished = lost(permalinks(settings))
    return Outcome(
        outcome.pages, sorted({*outcome.findings, *warnings(settings), *vanished})
    )


def main(
    production: bool = False, axe: bool = True, json: bool = False, root: Path = ROOT
) -> int:
    """Checks and prints; returns the exit code: 0, or 1 when anything more than a warning
    was found."""
    init_logging(logging.ERROR, handler=logging.NullHandler())
    settings_file = root / ("publishconf.py" if production else "pelicanconf.py")
    with (
        alone(root / ".build" / "check.lock", "check"),
        progress(sys.stderr) as shown,
        redirect_stdout(StringIO()),  # Pelican's own words
    ):
        outcome = check(settings_file, root / ".build" / "check", axe, shown)
        remember(root, outcome.findings, outcome.pages, datetime.now(UTC))
    written = as_json if json else as_text
    print(written(outcome.findings, outcome.pages),
          file=sys.stderr if outcome.failed and not json else sys.stdout)
    return 1 if outcome.failed else 0
