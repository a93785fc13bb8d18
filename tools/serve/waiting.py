"""What waits for the author, from a run that has just ended."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from pelican import signals

from ..new.article import SUMMARY

Rows = list[dict[str, str]]


class Contexts:
    """Keeps what templates got: Pelican gives its context to generators and to no one else."""

    def __init__(self) -> None:
        self.context: Mapping[str, Any] = {}
        signals.article_writer_finalized.connect(self._keep)

    def _keep(self, generator: Any, **_: Any) -> None:
        self.context = generator.context


def _row(entry: Any) -> dict[str, str]:
    when = f"{entry.date:%Y-%m-%d %H:%M}".removesuffix(" 00:00") if entry.date else ""
    return {"title": entry.title, "url": entry.url, "source": entry.source, "date": when}


def waiting(settings: Mapping[str, Any], context: Mapping[str, Any]) -> dict[str, Rows]:
    """Rows with title, url, source and date: drafts, scheduled (the next one first), due for
    review, orphans (no other text links there) and those without a summary yet.

    settings, context: of a run that has ended. An imported post has the links it had: no
    orphan by what its author forgot.
    """
    today = settings["CLOCK"]().astimezone(ZoneInfo(settings["TIMEZONE"])).date()
    entries = sorted(
        settings["CATALOGUE"].values(),
        key=lambda entry: (entry.date.isoformat() if entry.date else "", entry.source),
    )
    alone = {content.relative_source_path for content in context.get("orphans", ())}
    return {
        "drafts": [_row(e) for e in entries if e.status == "draft" and not e.scheduled],
        "scheduled": [_row(e) for e in entries if e.scheduled],
        "review": [
            _row(e) for e in entries
            if (by := getattr(e.model, "review_by", None)) and by <= today
        ],
        "orphans": [_row(e) for e in entries if e.path in alone and e.kind == "article"],
        "summaries": [_row(e) for e in entries if e.model.summary == SUMMARY],
    }
