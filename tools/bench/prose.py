"""A made-up blog in something like French, the same at every call: what benchmarks read.

The words are those of the site's own content, then invented ones that continue its letters
(three by three, so that elisions, plurals and endings are as they are in French). They come as
often as in prose (Zipf's law, flattened at the top as Mandelbrot has it), and an article keeps
coming back to words of its own. What matters to an index holds within the figures known of
French prose: new words keep coming at about the square root of the length, and nearly half of
all words stand once in the whole.
"""

import random
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from shutil import copytree

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAME = re.compile(r"^- name: (.+)$", re.MULTILINE)
_END = "\n"

CATEGORIES, TAGS = 12, 60
VOCABULARY = 150_000
# A word's share: as 1 / (rank + FLATTENED), and beyond the words that everybody uses steeper.
FLATTENED, EVERYBODY, STEEPER = 2.7, 5_000, 0.75
OWN_WORDS, OWN_SHARE = 40, 0.3
# The commonest words are grammar, about which no article is.
GRAMMAR = 150


@dataclass(frozen=True, slots=True)
class Text:
    """One made-up article: number from 0, the oldest first; year; category and tags by number;
    paragraphs of plain text."""

    number: int
    year: int
    category: int
    tags: Sequence[int]
    title: str
    headings: Sequence[str]
    paragraphs: Sequence[str]


def known_words(content: Path) -> list[str]:
    """The words of every Markdown body below a folder, the commonest first."""
    found: Counter[str] = Counter()
    for path in sorted(content.rglob("*.md")):
        body = path.read_text(encoding="utf-8").rpartition("\n---\n")[2]
        found.update(word.lower() for word in _WORD.findall(body))
    return [word for word, _ in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))]


def invented(known: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Words without end whose letters follow one another as in the known ones."""
    following: dict[str, list[str]] = {}
    for word in known:
        letters = f"{_END}{_END}{word}{_END}"
        for place in range(len(letters) - 2):
            following.setdefault(letters[place:place + 2], []).append(letters[place + 2])
    while True:
        letters = _END * 2
        while len(letters) == 2 or letters[-1] != _END:
            letters += chance.choice(following[letters[-2:]])
        if 3 < len(letters) - 3 < 16:
            yield letters.strip()


def vocabulary(known: Sequence[str], count: int, chance: random.Random) -> list[str]:
    """count different words, the commonest first: the known ones, then invented ones."""
    found = dict.fromkeys(known)
    for word in invented(known, chance):
        if len(found) >= count:
            break
        found.setdefault(word)
    return list(found)


class Corpus:
    """content: the folder whose words it begins with; seed: another one, another corpus."""

    def __init__(self, content: Path, seed: int = 7) -> None:
        self._seed = seed
        self._chance = random.Random(seed)  # noqa: S311  # no secret: a made-up text
        self.words = vocabulary(known_words(content), VOCABULARY, self._chance)
        self._sums = list(accumulate(
            1 / (rank + FLATTENED) * min(1, EVERYBODY / (rank + 1)) ** STEEPER
            for rank in range(len(self.words))
        ))

    def _drawn(self, count: int) -> list[str]:
        return self._chance.choices(self.words, cum_weights=self._sums, k=count)

    def _subject(self) -> list[str]:
        """Words that one article is about, the first of them the most often."""
        begin = self._sums[GRAMMAR - 1]
        span = self._sums[-1] - begin
        return [
            self.words[bisect(self._sums, begin + span * self._chance.random())]
            for _ in range(OWN_WORDS)
        ]

    def _sentence(self, subject: Sequence[str]) -> str:
        count = max(4, round(self._chance.gauss(18, 7)))
        words = [
            subject[int(OWN_WORDS * self._chance.random() ** 2)]
            if self._chance.random() < OWN_SHARE else word
            for word in self._drawn(count)
        ]
        if count > 12:
            words[count // 2] += ","
        return f"{words[0].capitalize()} {' '.join(words[1:])}."

    def texts(self, count: int) -> Iterator[Text]:
        """count articles of about 870 words over ten years, the same at every call."""
        self._chance.seed(self._seed)
        for number in range(count):
            subject = self._subject()
            sections = max(1, round(self._chance.gauss(4, 1.5)))
            yield Text(
                number, 2005 + number * 10 // count, self._chance.randrange(CATEGORIES),
                self._chance.sample(range(TAGS), 3),
                " ".join([*subject[:3], *self._drawn(3)]).capitalize(),
                [" ".join([subject[n], *self._drawn(3)]).capitalize() for n in range(sections)],
                [
                    " ".join(self._sentence(subject) for _ in range(6))
                    for _ in range(sections * 2)
                ],
            )


def _markdown(text: Text, categories: Sequence[str]) -> str:
    body = []
    for number, paragraph in enumerate(text.paragraphs):
        if number % 2 == 0:
            body.append(f"## {text.headings[number // 2]}")
        body.append(paragraph)
    tags = ", ".join(f"sujet-{tag}" for tag in text.tags)
    return "\n".join([
        "---", f'title: "{text.title}"', f"date: {text.year}-06-01",
        f"category: {categories[text.category]}", f"tags: [{tags}]",
        f'summary: "{text.paragraphs[0].partition(".")[0][:180]}."',
        f"id: {text.number:08}-0000-4000-8000-000000000000", "---", "\n\n".join(body), "",
    ])


def write(folder: Path, content: Path, count: int) -> list[Text]:
    """A content folder: the real one with count made-up articles `a0.md`, `a1.md`… beside its
    own, and as many categories as make CATEGORIES.

    folder: is made; content: the real one. Returns the made-up articles. Raises OSError.
    """
    copytree(content, folder)
    declared = folder / "categories.yml"
    known = _NAME.findall(declared.read_text(encoding="utf-8"))
    more = [f"Catégorie {number}" for number in range(len(known), CATEGORIES)]
    with declared.open("a", encoding="utf-8") as file:
        for number, name in enumerate(more):
            file.write(f"- name: {name}\n  slug: c{number}\n  description: Une catégorie.\n")
    found = list(Corpus(content).texts(count))
    for text in found:
        path = folder / "articles" / str(text.year) / f"a{text.number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_markdown(text, [*known, *more]), encoding="utf-8")
    return found
