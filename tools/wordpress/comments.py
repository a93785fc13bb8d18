"""Which comments are shown, and who answers whom. Pure."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from .comment_text import comment_html, refused_in
from .dates import moment
from .export.model import Comment

SHOWN = frozenset({"", "comment", "pingback", "trackback", "webmention"})
ANONYMOUS = "Anonyme"
_MAIL = re.compile(r"([^\s@<>]+)@[^\s@<>]+\.[^\s@<>]+")
_WEB = re.compile(r"https?://[^\s<>\"]+")
_TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Shown:
    """A comment as the site keeps it. id, parent: WordPress's, as text."""

    id: str
    parent: str | None
    author: str
    date: datetime
    url: str | None
    body: str


@dataclass
class Thread:
    """shown: each below the one it answers; left_out: how many, by reason; refused: names of
    what was taken out of those shown."""

    shown: list[Shown] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    orphans: int = 0


def author_of(name: str) -> str:
    """A commentator's name on one line; an e-mail address is never one."""
    plain = " ".join(html.unescape(_TAGS.sub("", name)).split())
    return _MAIL.sub(r"\1", plain)[:200].strip() or ANONYMOUS


def _why_not(comment: Comment) -> str:
    if comment.type not in SHOWN:
        return f'of the type "{comment.type}"'
    return {
        "1": "", "approved": "", "0": "awaiting moderation", "hold": "awaiting moderation",
        "spam": "spam", "trash": "in the trash", "post-trashed": "in the trash",
    }.get(comment.approved, f'of the status "{comment.approved}"')


def ordered(comments: Sequence[Comment]) -> list[tuple[Comment, int]]:
    """Each comment after the one it answers, with the id of that one; 0 for none.

    A comment whose parent is not there, or that answers itself in a circle, begins a thread
    of its own. Nothing recurses, whatever the depth.
    """
    known = {comment.id for comment in comments}
    replies: dict[int, list[Comment]] = {}
    for comment in comments:
        parent = comment.parent if comment.parent in known else 0
        replies.setdefault(parent, []).append(comment)
    found: list[tuple[Comment, int]] = []
    placed: set[int] = set()

    def follow(first: Comment, parent: int) -> None:
        waiting = [(first, parent)]
        while waiting:
            comment, above = waiting.pop()
            if comment.id in placed:
                continue
            placed.add(comment.id)
            found.append((comment, above))
            waiting += [(reply, comment.id) for reply in reversed(replies.get(comment.id, []))]

    for comment in replies.get(0, []):
        follow(comment, 0)
    for comment in comments:  # what is left goes in a circle
        if comment.id not in placed:
            follow(comment, 0)
    return found


def thread(
    comments: Iterable[Comment], zone: ZoneInfo, link: Callable[[str], str],
    fallback: datetime,
) -> Thread:
    """The comments that the blog showed.

    link: an address as written → the address to write; fallback: the date of a comment that
    has none.
    """
    found = Thread()
    kept: dict[int, Comment] = {}
    for comment in comments:
        reason = _why_not(comment)
        if not reason and kept.get(comment.id) == comment:
            reason = "twice in the export, word for word"
        if reason:
            found.left_out[reason] += 1
        elif comment.id in kept or comment.id == 0:
            # Two for one id: nobody can say which of them others answer.
            free = max([*kept, 0]) + 10**9
            kept[free] = replace(comment, id=free)
        else:
            kept[comment.id] = comment
    bodies: dict[int, str] = {}
    for comment in kept.values():
        found.refused.update(refused_in(comment.content))
        bodies[comment.id] = comment_html(comment.content, link)
        if comment.url and not _WEB.fullmatch(comment.url):
            found.refused["address of a comment's author"] += 1
    for identity in [identity for identity, body in bodies.items() if not body]:
        found.left_out["without any text"] += 1
        del kept[identity]
    for comment, parent in ordered(list(kept.values())):
        found.orphans += bool(comment.parent and not parent)
        found.shown.append(_shown(comment, parent, bodies, zone, fallback))
    return found


def _shown(
    comment: Comment, parent: int, bodies: Mapping[int, str], zone: ZoneInfo, fallback: datetime
) -> Shown:
    return Shown(
        id=str(comment.id),
        parent=str(parent) if parent else None,
        author=author_of(comment.author),
        date=moment(comment.date, comment.date_gmt, zone) or fallback,
        url=comment.url if _WEB.fullmatch(comment.url) else None,
        body=bodies[comment.id],
    )
