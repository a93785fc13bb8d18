"""What a check found: one shape for every tool and plugin that has something to say."""

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from typing import Any

KEY = "FINDINGS"


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One thing that is wrong, where, and what to do about it.

    path: relative to the project, with forward slashes; line: from 1, or 0 for the file
    as a whole; rule: short kebab-case name, stable; message: what is wrong;
    remedy: what to do, without a capital or a full stop; level: "error" stops a build,
    "warning" is only printed.
    """

    path: str
    line: int
    rule: str
    message: str
    remedy: str = ""
    level: str = "error"

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        text = f"{self.message}; {self.remedy}" if self.remedy else self.message
        return f"{place}: {text}" if self.level == "error" else f"{place}: {self.level}: {text}"


class BuildFailed(Exception):
    """Raised once, before anything is rendered, with every finding of the build."""

    exitcode = 1

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = sorted(set(findings))
        super().__init__("\n".join(str(finding) for finding in self.findings))


def report(settings: MutableMapping[str, Any], finding: Finding) -> None:
    """Adds a finding to the build that these settings belong to.

    The list lives in the settings of one Pelican run, so that nothing survives a rebuild.
    """
    settings.setdefault(KEY, []).append(finding)


def errors(settings: MutableMapping[str, Any]) -> list[Finding]:
    """The findings of this build that stop it."""
    return [finding for finding in settings.get(KEY, []) if finding.level == "error"]


def warnings(settings: MutableMapping[str, Any]) -> list[Finding]:
    """The findings of this build that are only printed."""
    return [finding for finding in settings.get(KEY, []) if finding.level != "error"]
