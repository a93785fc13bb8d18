"""What links cost: checking them, backlinks and related articles at 1,000 and 10,000
articles. Run alone: `python -m tools.bench.knowledge`."""

import gc
import random
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from plugins.knowledge.backlinks import by_cited, mentions
from plugins.knowledge.features import features, outside
from plugins.knowledge.links import LinkCheck, document_of
from plugins.knowledge.outline import Heading, Link, Outline
from plugins.knowledge.related import related
from plugins.knowledge.site import Document, Site

SMALL, LARGE = 1_000, 10_000
MOST = 12.0
CATEGORIES, TAGS, WORDS, RUNS = 12, 60, 6_000, 5


def _word(number: int) -> str:
    """A word without meaning, of its own."""
    syllables = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su")
    return "".join(syllables[int(digit)] for digit in f"{number:04}")


def documents(count: int, seed: int = 7) -> tuple[dict[str, Document], dict[str, list[str]]]:
    """A made-up site, the same at every call, and the tags of each path.

    Words and links are as uneven as in prose: a few are everywhere, most are rare.
    """
    chance = random.Random(seed)  # noqa: S311  # no secret: a made-up site
    weights = [1 / (rank + 10) for rank in range(WORDS)]
    words = [_word(number) for number in range(WORDS)]
    start = datetime(2005, 1, 1, tzinfo=UTC)
    found: dict[str, Document] = {}
    tags: dict[str, list[str]] = {}
    paths = [f"articles/{2005 + number * 10 // count}/a{number}.md" for number in range(count)]
    for number, path in enumerate(paths):
        title = " ".join(chance.choices(words, weights, k=6))
        texts = [" ".join(chance.choices(words, weights, k=4)) for _ in range(5)]
        links = [
            Link(f"{{filename}}/{paths[min(number, int(chance.paretovariate(0.6)))]}", "",
                 "Une phrase qui cite un autre article.")
            for _ in range(3)
        ]
        links.append(Link(f"https://site{chance.randrange(count // 2)}.example/page/"))
        date = start + timedelta(hours=number)
        tags[path] = chance.sample([f"tag-{tag}" for tag in range(TAGS)], 3)
        found[path] = Document(
            path=path, source=f"content/{path}", kind="article", slug=f"a{number}",
            title=title, url=f"{date.year}/a{number}/", live=True, listed=True,
            scheduled=None, date=date, html="",
            outline=Outline(links, [Heading(2, f"h{i}", t) for i, t in enumerate(texts)], 870),
        )
    return found, tags


def site_of(found: Mapping[str, Document]) -> Site:
    """A site of nothing but these documents."""
    return Site(
        documents=found, files=lambda path: False, file_names=list,
        categories={f"c{number}": f"C{number}" for number in range(CATEGORIES)}, tags=set(),
        category_slug=str, tag_slug=str, authors=False, addresses=set(),
    )


def work(found: Mapping[str, Document], tags: Mapping[str, list[str]]) -> tuple[int, int]:
    """Everything that a build does once bodies are read. Returns citations and relations."""
    site = site_of(found)
    check = LinkCheck(site)
    for document in found.values():
        for fault in check.faults(document):
            raise AssertionError(fault)
    cited = by_cited(mentions(found.values(), site))
    held = []
    for document in found.values():
        targets = []
        for link in document.outline.links:
            target = document_of(link, document, site)
            address = target.path if target else outside(link.href)
            targets += [address] if address else []
        held.append(features(
            document.path, document.title, tags[document.path],
            [heading.text for heading in document.outline.headings], targets,
        ))
    return sum(map(len, cited.values())), sum(map(len, related(held)))


def seconds(count: int) -> float:
    """The least time of `work` at so many articles: the processor's and the least, since
    a ratio must not depend on what else the machine does."""
    found, tags = documents(count)
    times = []
    for _ in range(RUNS):
        gc.collect()
        begun = time.process_time()
        citations, relations = work(found, tags)
        times.append(time.process_time() - begun)
        if not citations or not relations:
            raise AssertionError("the made-up site has nothing in common")
    return min(times)


def main() -> int:
    """Prints both times and their ratio; returns 1 when it is over the bound."""
    small, large = seconds(SMALL), seconds(LARGE)
    ratio = large / small
    print(f"knowledge: {SMALL:,} articles {small:.2f} s, {LARGE:,} articles {large:.2f} s, "
          f"ratio {ratio:.1f} (at most {MOST:g})")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
