"""The author's page: what waits, what the build warns of, what the last check found."""

from html import escape
from pathlib import Path

from ..check.last import last_check
from .images import silent_images
from .pages import lines_of, page
from .state import Outcome

_LISTS = {
    "drafts": ("Drafts", "not published before their status line is removed"),
    "scheduled": ("Scheduled", "published by the first build after their time"),
    "review": ("Due for review", "reread, then move or remove review_by"),
    "orphans": ("Orphans", "no other text links there"),
    "summaries": ("Summaries to write", "search results and feeds would show the placeholder"),
}


def _section(title: str, count: int, hint: str, body: str) -> str:
    return (
        f"<h2>{escape(title)} ({count})</h2><small>{escape(hint)}</small>{body}"
        if count else f"<h2>{escape(title)}</h2><p>None."
    )


def _rows(rows: list[dict[str, str]]) -> str:
    items = "".join(
        f'<li><a href="/{escape(row["url"])}">{escape(row["title"])}</a> '
        f'<small>{escape(row["date"])} <code>{escape(row["source"])}</code></small></li>'
        for row in rows
    )
    return f"<ul>{items}</ul>"


def _checked(root: Path) -> str:
    found = last_check(root)
    if found is None:
        return "<h2>Last check</h2><p>Never: run <code>invoke check</code>."
    summary = f"<h2>Last check</h2><p>{escape(found.summary)}"
    return summary + (lines_of(found.lines) if found.lines else "")


def desk_page(outcome: Outcome, root: Path) -> bytes:
    """What waits for the author. root: of the project, whose content is looked at."""
    parts = []
    if outcome.errors:
        count = len(outcome.errors)
        parts.append(f'<div class="wrong" role="alert"><h2>Not built ({count})</h2>'
                     f"{lines_of(outcome.errors)}</div>")
    for key, (title, hint) in _LISTS.items():
        rows = outcome.desk.get(key, [])
        parts.append(_section(title, len(rows), hint, _rows(rows)))
    images = silent_images(root / "content", root)
    parts.append(_section(
        "Images without alternative text", len(images),
        'write ![what it says](…), or <img alt=""> for a decoration', lines_of(images),
    ))
    parts.append(_section(
        "Warnings", len(outcome.warnings), "of the last build", lines_of(outcome.warnings),
    ))
    parts.append(_checked(root))
    return page("The author’s desk", "".join(parts))
