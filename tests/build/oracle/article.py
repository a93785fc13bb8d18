"""An article of the oracle's site, as data and as text."""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, uuid5


@dataclass
class Article:
    """number: what its id is made of, for ever; folder: below content/articles; word: four
    letters in its body, for edits that keep the size; more: other lines of front matter, by
    key. The rest is as in front matter."""

    number: int
    slug: str
    folder: str
    title: str
    date: str
    category: str
    tags: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    summary: str = "Un résumé : court."
    body: str = "Un paragraphe, puis « un autre »."
    word: str = "abcd"
    image: str = ""
    more: dict[str, str] = field(default_factory=dict)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """What Hypothesis prints of one that it drew."""
        printer.text(self.slug)

    @property
    def id(self) -> str:
        return str(uuid5(NAMESPACE_URL, f"article {self.number}"))

    @property
    def path(self) -> str:
        """Relative to the site."""
        return f"content/articles/{self.folder}/{self.slug}.md"

    @property
    def address(self) -> str:
        return f"{self.date[:4]}/{self.slug}/"

    def text(self) -> str:
        """Its source."""
        front = {"title": self.title, "date": self.date, "category": self.category,
                 "tags": self.tags, "summary": self.summary, "id": self.id}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
        lines += [f"{key}: {value}" for key, value in self.more.items()]
        if self.image:
            lines.append(f"image: {{src: {self.image}, alt: Une image}}")
        body = [self.body, f"Le mot {self.word}.", "## Une section",
                *(f"Voir [[{slug}|un autre]]." for slug in self.links)]
        if self.image:
            body.append(f"![Une image]({{static}}/{self.image})")
        return "\n".join(["---", *lines, "---"]) + "\n\n" + "\n\n".join(body) + "\n"
