"""The front matter of an imported post, in the site's own schema and order. Pure."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .comments import Shown

# Line ends to YAML, though not to JSON.
_ODD = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def quoted(text: str) -> str:
    """text as a YAML value: JSON's quoting is YAML's too, whatever the text holds."""
    return _ODD.sub(
        lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False)
    )


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds").replace(" ", "T")
    if isinstance(value, str):
        return quoted(value)
    return f"[{', '.join(_value(one) for one in value)}]"


def _lines(key: str, value: Any, indent: str = "") -> Iterable[str]:
    if value is None or (not indent and value in ("", (), [])):
        return
    if isinstance(value, Mapping):
        yield f"{indent}{key}:\n"
        for inner, one in value.items():
            yield from _lines(inner, one, f"{indent}  ")
        return
    yield f"{indent}{key}: {_value(value)}\n"


def _comments(comments: Sequence[Shown]) -> Iterable[str]:
    if comments:
        yield "comments:\n"
    for comment in comments:
        yield f"- id: {quoted(comment.id)}\n"
        for key, value in (
            ("parent", comment.parent), ("author", comment.author), ("date", comment.date),
            ("url", comment.url), ("body", comment.body),
        ):
            yield from _lines(key, value, "  ")


@dataclass(frozen=True)
class FrontMatter:
    """keys: by name, in the order of the documentation, absent ones empty; draft: why the
    post is one; comments: each below the one it answers."""

    keys: Mapping[str, Any]
    draft: str = ""
    comments: Sequence[Shown] = ()


def text_of(front: FrontMatter, body: str) -> str:
    """The whole file."""
    lines = ["---\n"]
    for key, value in front.keys.items():
        lines += _lines(key, value)
    if front.draft:
        lines.append(f"status: draft  # {front.draft}\n")
    lines += _comments(front.comments)
    return f"{''.join(lines)}---\n{body.strip(chr(10))}\n"
