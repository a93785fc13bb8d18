"""categories.yml with rows added at its end: it is the author's file, and stays as it is."""

import json
from collections.abc import Iterable

from .terms import Row


def with_rows(text: str, rows: Iterable[Row]) -> str:
    """text, its order and its comments, and a row for each new category after it."""
    # JSON's quoting is YAML's too, whatever the text holds.
    added = "".join(
        f"- name: {json.dumps(row.name, ensure_ascii=False)}\n  slug: {row.slug}\n"
        f"  description: {json.dumps(row.description, ensure_ascii=False)}\n"
        for row in rows
    )
    if not added:
        return text
    if text.strip() in {"", "[]"}:
        return added
    return text + ("" if text.endswith("\n") else "\n") + added
