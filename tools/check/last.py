"""What the last `invoke check` said, kept for the author's page of `invoke serve`."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from plugins.front_matter.finding import Finding
from plugins.writing.files import write_whole

from .report import counted

FILE = ".build/last-check.json"
SHOWN = 50  # findings: a page is no place for thousands


@dataclass(frozen=True)
class Last:
    """summary: when, how much was looked at, and how many findings; lines: the first of these."""

    summary: str
    lines: list[str]


def remember(root: Path, findings: Iterable[Finding], pages: int, now: datetime) -> None:
    """Keeps the outcome of a check. now: aware. Raises OSError."""
    rows = [asdict(finding) for finding in findings]
    data = {"when": now.isoformat(timespec="minutes"), "pages": pages, "findings": rows}
    write_whole(root / FILE, json.dumps(data, ensure_ascii=False).encode())


def last_check(root: Path) -> Last | None:
    """What was kept, or None when nothing (readable) was."""
    try:
        data = json.loads((root / FILE).read_text(encoding="utf-8"))
        found = [Finding(**row) for row in data["findings"]]
        when = datetime.fromisoformat(data["when"]).astimezone()
        summary = f"{when:%Y-%m-%d %H:%M}: {counted(found, int(data['pages']))}"
    except (OSError, ValueError, KeyError, TypeError):
        return None
    lines = [str(finding) for finding in found[:SHOWN]]
    more = len(found) - SHOWN
    return Last(summary, [*lines, f"{more} more: run invoke check"] if more > 0 else lines)
