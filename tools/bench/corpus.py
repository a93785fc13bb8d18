"""A made-up corpus: as many articles as asked, the same bytes for the same seed.

Articles have about 870 words, headings, lists, links to one another by `[[slug]]`, 12
categories, 60 tags, ten years of dates; one in fifty is a talk, one in fifty of a series.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from .words import Prose

TAGS = 60
FIRST_DAY = datetime(2005, 1, 3, 9)
YEARS = 10
WORDS = 870
LONGEST_SUMMARY = 200
_SERIES_PARTS = 4


@dataclass(frozen=True)
class Made:
    """One article. tags: names; body: Markdown; more: lines of front matter of its own."""

    slug: str
    title: str
    date: datetime
    category: str
    tags: tuple[str, ...]
    summary: str
    id: str
    body: str
    more: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Where it stands, below the folder of articles."""
        return f"{self.date.year}/{self.slug}.md"

    @property
    def address(self) -> str:
        """Of its page, relative to the site."""
        return f"{self.date.year}/{self.slug}/"


def source(article: Made) -> str:
    """An article as its author writes it. A JSON text is a YAML one."""
    front = {
        "title": article.title, "date": article.date.strftime("%Y-%m-%d %H:%M"),
        "category": article.category, "tags": list(article.tags),
        "summary": article.summary, "id": article.id,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    return "\n".join(["---", *lines, *article.more, "---", article.body])


def _summary(prose: Prose) -> str:
    words = prose.words(40)
    text = words[0].capitalize()
    for word in words[1:]:
        if len(text) + len(word) + 2 > LONGEST_SUMMARY:
            break
        text += f" {word}"
    return f"{text}."


def _links(chance: random.Random, addresses: Sequence[str], count: int) -> list[str]:
    """Links to articles written before: a few are cited by many, most by few."""
    if not addresses:
        return []
    targets = {
        addresses[min(len(addresses), int(chance.paretovariate(0.6))) - 1]
        for _ in range(count)
    }
    return [f"[[{slug}]]" if chance.random() < 0.3 else f"[[{slug}|un autre article]]"
            for slug in sorted(targets)]


def _body(prose: Prose, chance: random.Random, links: list[str]) -> str:
    parts: list[str] = []
    count = 0
    while count < WORDS - 60:
        if len(parts) % 4 == 2:
            parts.append(f"## {prose.title()}")
        if len(parts) % 11 == 7:
            parts.append("\n".join(f"- {prose.sentence()}" for _ in range(3)))
        text = prose.paragraph()
        if links:
            text += f" Voir {links.pop()}."
        parts.append(text)
        count = sum(len(part.split()) for part in parts)
    if chance.random() < 0.1:
        parts.append("> " + prose.sentence())
    return "\n\n".join(parts) + "\n"


def _more(number: int, day: datetime) -> tuple[str, ...]:
    """What some articles have besides."""
    if number % 50 == 10:
        return ("event:", "  kind: talk", f"  start: {day:%Y-%m-%d}",
                f"  organiser: Association {number}", "  place: Montréal")
    if number % 50 < 2:
        group, part = divmod(number // 50 * 2 + number % 50, _SERIES_PARTS)
        return (f"series: {{name: Série {group + 1}, part: {part + 1}}}",)
    return ()


def articles(count: int, categories: Sequence[str], seed: int = 9) -> Iterator[Made]:
    """So many articles, the oldest first, one at a time: a corpus need not fit in memory.

    categories: names that the site declares.
    """
    chance = random.Random(seed)  # noqa: S311  # no secret: a made-up site
    prose = Prose(chance)
    tags = prose.names(TAGS)
    weights = [1 / (rank + 3) for rank in range(TAGS)]
    slugs: list[str] = []
    for number in range(count):
        day = FIRST_DAY + timedelta(
            days=number * (365 * YEARS - 10) // count, minutes=number % 480
        )
        title = prose.title()
        slug = f"article-{number + 1:05}"
        chosen = dict.fromkeys(chance.choices(tags, weights, k=chance.randint(1, 4)))
        yield Made(
            slug=slug, title=title, date=day, category=chance.choice(categories),
            tags=tuple(chosen), summary=_summary(prose),
            id=str(UUID(int=chance.getrandbits(128), version=4)),
            body=_body(prose, chance, _links(chance, slugs, 3)), more=_more(number, day),
        )
        slugs.append(slug)
