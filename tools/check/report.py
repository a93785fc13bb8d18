"""Findings as people and programs read them."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby

from plugins.front_matter.finding import Finding


def _plural(count: int, word: str) -> str:
    return f"{count} {word}{'s' if count != 1 else ''}"


def _count(findings: list[Finding]) -> str:
    errors = sum(finding.level == "error" for finding in findings)
    warnings = len(findings) - errors
    parts = [_plural(errors, "error")] if errors or not warnings else []
    return ", ".join([*parts, *([_plural(warnings, "warning")] if warnings else [])])


def counted(findings: Iterable[Finding], pages: int) -> str:
    """The sum of a check in a few words; pages: how many were looked at."""
    return f"{_plural(pages, 'page')}, {_count(list(findings))}"


def as_text(findings: Iterable[Finding], pages: int) -> str:
    """Findings by rule and remedy, each at its place; then the sum.

    pages: how many were looked at.
    """
    rows = sorted(set(findings), key=lambda f: (f.level, f.rule, f.remedy, f))
    lines = []
    for (level, rule, remedy), group in groupby(rows, lambda f: (f.level, f.rule, f.remedy)):
        found = list(group)
        lines.append(f"{rule}: {_plural(len(found), level)}{f': {remedy}' if remedy else ''}")
        for finding in found:
            place = f"{finding.path}:{finding.line}" if finding.line else finding.path
            lines.append(f"  {place}: {finding.message}")
        lines.append("")
    return "\n".join([*lines, f"Checked {_plural(pages, 'page')}: {_count(rows)}."])


def as_json(findings: Iterable[Finding], pages: int) -> str:
    """The same, as one JSON object."""
    rows = sorted(set(findings))
    data = {
        "pages": pages,
        "errors": sum(finding.level == "error" for finding in rows),
        "warnings": sum(finding.level != "error" for finding in rows),
        "findings": [asdict(finding) for finding in rows],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)
