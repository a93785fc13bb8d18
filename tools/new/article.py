"""The text of a new article."""

import json
from dataclasses import dataclass

KINDS = ("article", "talk", "interview")
SUMMARY = "Résumé à écrire."  # stands until the author writes one; drafts only
BODY = "Texte à écrire."


@dataclass(frozen=True)
class NewArticle:
    """What the author has decided.

    kind: one of KINDS; date: of the article, 2026-11-24; start: of the talk or interview,
    a day, a month or a moment, else empty; identity: a UUID, for ever.
    """

    title: str
    kind: str
    category: str
    date: str
    identity: str
    summary: str = SUMMARY
    tags: tuple[str, ...] = ()
    start: str = ""


def _pair(key: str, value: str | list[str]) -> str:
    """One line of YAML. JSON's quoting is YAML's too, whatever the text holds."""
    return f"{key}: {json.dumps(value, ensure_ascii=False)}\n"


def text_of(new: NewArticle) -> str:
    """The file: front matter in the order of the documentation, a draft, and a first line."""
    lines = [
        "---\n",
        _pair("title", new.title),
        f"date: {new.date}\n",
        _pair("category", new.category),
        _pair("tags", list(new.tags)) if new.tags else "",
        _pair("summary", new.summary),
        f"id: {new.identity}\n",
        "status: draft  # remove this line to publish\n",
    ]
    if new.kind != "article":
        lines += ["event:\n", f"  kind: {new.kind}\n", f"  start: {new.start}\n"]
    return "".join([*lines, "---\n", BODY, "\n"])
