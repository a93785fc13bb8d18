"""The figures as a table for the terminal and the README, and as JSON to keep."""

import json
import os
import platform
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from .bounds import Verdict
from .figure import Figure


def figures_table(figures: Iterable[Figure]) -> str:
    """One line for each figure, Markdown."""
    lines = ["| | seconds (median) | each run | peak memory (MB) |", "| --- | --- | --- | --- |"]
    for figure in figures:
        each = " · ".join(f"{seconds:.2f}" for seconds in figure.seconds)
        memory = f"{figure.peak:,.0f}" if figure.megabytes else ""
        lines.append(f"| {figure.name} | {figure.median:.2f} | {each} | {memory} |")
    return "\n".join(lines)


def verdict_line(verdict: Verdict) -> str:
    """One row: what, measured, bound, and whether it holds."""
    if verdict.value is None:
        return f"| {verdict.bound.what} | not measured | ≤ {verdict.bound.most:g} | ✗ |"
    digits = 3 if verdict.value < 1 else (1 if verdict.value < 100 else 0)
    return (f"| {verdict.bound.what} | {verdict.value:.{digits}f} | ≤ {verdict.bound.most:g} "
            f"| {'✓' if verdict.holds else '✗'} |")


def verdicts_table(verdicts: Iterable[Verdict]) -> str:
    """One line for each bound, Markdown."""
    return "\n".join(["| ratio | measured | to reach | |", "| --- | --- | --- | --- |",
                      *map(verdict_line, verdicts)])


def as_json(
    count: int, figures: Mapping[str, Figure], verdicts: Iterable[Verdict], now: datetime
) -> str:
    """Everything, with the machine it was measured on."""
    return json.dumps({
        "time": now.isoformat(timespec="seconds"),
        "articles": count,
        "machine": {"cores": os.cpu_count(), "system": platform.platform(),
                    "python": platform.python_version()},
        "figures": {
            name: {"seconds": figure.seconds, "median": figure.median,
                   "megabytes": figure.megabytes}
            for name, figure in figures.items()
        },
        "ratios": [
            {"what": v.bound.what, "value": v.value, "most": v.bound.most, "holds": v.holds}
            for v in verdicts
        ],
    }, ensure_ascii=False, indent=1) + "\n"


def keep(folder: Path, text: str, now: datetime) -> Path:
    """Writes the JSON under its moment's name. Returns its path."""
    folder.mkdir(exist_ok=True)
    path = folder / f"build-{now.astimezone(UTC):%Y%m%d-%H%M%S}.json"
    path.write_text(text, encoding="utf-8")
    return path
