"""What feeds cost, against Pelican's own, at 10,000 articles: time and memory.
Run alone: `python -m tools.bench.feeds`.

Three comparisons, each with what the store of cleaned bodies spares (cached) and without
(cold). The first two are of the very same feeds, and have a bound:
- newest: RSS of the site, of 12 categories and of 60 tags, 20 items each;
- every article: RSS of the site and of the categories, all items in each;
- history: what this plugin does to keep every article reachable (20 items, archives behind
  them, JSON beside: a hundred times as many files) against Pelican's only way, the feeds of
  « every article ».
"""

import gc
import json
import logging
import random
import resource
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pelican
from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import SafeDatetime
from pelican.writers import Writer

from plugins.category_feeds.channels import plans
from plugins.category_feeds.settings import read_settings
from plugins.category_feeds.store import NAME
from plugins.category_feeds.write import typesetter, write_feeds

SMALL, LARGE = 1_000, 10_000
CATEGORIES, TAGS, RUNS = 12, 60, 3
COLD, CACHED = 1.5, 1.0  # times Pelican's own, at most
BOOKKEEPING = 1_000  # bytes that an article of the history may cost: a tenth of its text
SITE = "https://exemple.example"
_JSON_OFF: dict[str, Any] = {"FEED_ALL_JSON": None, "CATEGORY_FEED_JSON": None,
                             "TAG_FEED_JSON": None}
_NO_TAGS: dict[str, Any] = {"TAG_FEED_RSS": None, "TAG_FEED_JSON": None}
KINDS: dict[str, dict[str, Any]] = {
    "newest": {"FEED_MAX_ITEMS": 20, "FEED_ARCHIVES": (), **_JSON_OFF},
    "every article": {"FEED_MAX_ITEMS": None, **_NO_TAGS, **_JSON_OFF},
    "history": {"FEED_MAX_ITEMS": 20, **_NO_TAGS},
}


@dataclass(frozen=True)
class Measure:
    """seconds: the least of the runs, the processor's; peak, grown: megabytes that the
    process took in all, and more than before its first feed; traced: bytes of Python's that
    the feeds took at most, 0 where it was not asked; items: articles made into one; cleaned:
    bodies that had to be; held: items at once."""

    seconds: float
    peak: float
    grown: float
    traced: int = 0
    items: int = 0
    cleaned: int = 0
    held: int = 0


def settings(kind: str, state: Path) -> dict[str, Any]:
    """Pelican's settings of one kind of run; state: where a store may be."""
    found: dict[str, Any] = DEFAULT_CONFIG | {
        "SITENAME": "Le carnet", "SITEURL": SITE, "FEED_DOMAIN": SITE, "DEFAULT_LANG": "fr-ca",
        "TIMEZONE": "America/Toronto", "PATH": "content", "STATE_PATH": str(state),
        "THEME": str(Path(pelican.__file__).parent / "themes/simple"),
        "FEED_ALL_ATOM": None, "CATEGORY_FEED_ATOM": None, "TRANSLATION_FEED_ATOM": None,
        "AUTHOR_FEED_ATOM": None, "AUTHOR_FEED_RSS": None, "RSS_FEED_SUMMARY_ONLY": False,
        "FEED_ALL_RSS": "flux.xml", "CATEGORY_FEED_RSS": "categories/{slug}/flux.xml",
        "TAG_FEED_RSS": "sujets/{slug}/flux.xml", "FORMATTED_FIELDS": [], **KINDS[kind],
    }
    return found


def _body(chance: random.Random, words: list[str], number: int, count: int) -> str:
    """Some 850 words with links, of which most are relative."""
    parts = []
    for part in range(9):
        text = " ".join(chance.choices(words, k=95))
        parts.append(f'<p>{text} <a href="/2014/a{(number + part) % count}/">un lien</a>, '
                     f"<em>été</em> «\u00a0{text[:20]}\u00a0».</p>")
    return "\n".join([*parts, '<p><img src="/images/a.png" alt=""></p><h2 id="s">Suite</h2>'])


def generator(count: int, conf: dict[str, Any], seed: int = 7) -> ArticlesGenerator:
    """Pelican's, once it has read a made-up site, the same at every call."""
    chance = random.Random(seed)  # noqa: S311  # no secret: a made-up site
    words = [f"mot{number}" for number in range(2_000)]
    context: dict[str, Any] = conf | {
        "generated_content": {}, "static_content": {}, "localsiteurl": SITE}
    with signals.generator_init.muted():  # no plugin of the process's is wanted
        found = ArticlesGenerator(context=context, settings=conf, path=conf["PATH"],
                                  theme=conf["THEME"], output_path="")
    categories: dict[Any, list[Any]] = {}
    for number in range(count):
        metadata = {
            "title": f"Le titre de l’article {number}", "slug": f"a{number}",
            "summary": f"Ce que dit l’article {number}, en une phrase ou deux, sans plus.",
            "date": SafeDatetime(2005, 1, 1) + timedelta(hours=16 * number),
            "category": Category(f"Catégorie {number % CATEGORIES}", conf),
            "author": Author("Le carnet", conf), "id": f"00000000-0000-4000-8000-{number:012}",
            "tags": [Tag(f"Sujet {(7 * number + 11 * n) % TAGS}", conf) for n in range(3)],
        }
        with signals.content_object_init.muted():
            article = Article(_body(chance, words, number, count), metadata, conf,
                              f"content/a{number}.md", context)
        article.get_content(SITE)  # as the article's own page has Pelican do in any case
        found.articles.insert(0, article)
        categories.setdefault(article.category, []).insert(0, article)
        for tag in article.tags:
            found.tags[tag].insert(0, article)
    found.categories = sorted(categories.items())
    return found


def stock(source: ArticlesGenerator, output: Path) -> tuple[int, int, int]:
    """Pelican's own feeds."""
    source.generate_feeds(Writer(str(output), source.settings))
    return 0, 0, 0


def ours(source: ArticlesGenerator, output: Path) -> tuple[int, int, int]:
    """This plugin's, from the plans on."""
    options, faults = read_settings(source.settings)
    if faults:
        raise AssertionError(faults)
    wanted = plans(source, source.settings, options, typesetter(source))
    work = write_feeds(source, wanted, options, output)
    return work.made, work.cleaned, work.most_held


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(
    write: Callable[[ArticlesGenerator, Path], tuple[int, int, int]], kind: str, count: int,
    cached: bool, traced: bool = False, runs: int = RUNS,
) -> Measure:
    """One kind of feeds, in this process. cached: with a store that knows every body."""
    with tempfile.TemporaryDirectory() as name:
        folder, state = Path(name), Path(name) / "state"
        source = generator(count, settings(kind, state))
        if cached:
            write(source, folder / "before")
        gc.collect()
        before, times = _peak(), []
        work, most = (0, 0, 0), 0
        for number in range(runs):
            if not cached:
                (state / NAME).unlink(missing_ok=True)
            if traced:
                tracemalloc.start()
            begun = time.process_time()
            work = write(source, folder / str(number))
            times.append(time.process_time() - begun)
            if traced:
                most = tracemalloc.get_traced_memory()[1]
                tracemalloc.stop()
        peak = _peak()
    return Measure(min(times), peak, peak - before, most, *work)


def apart(who: str, kind: str, count: int, cached: bool = False, traced: bool = False) -> Measure:
    """`measure` in a process of its own: a peak of memory is a process's."""
    wanted = json.dumps([who, kind, count, cached, traced])
    done = subprocess.run(  # noqa: S603 -- our own interpreter
        [sys.executable, "-m", "tools.bench.feeds", wanted],
        check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    return Measure(**json.loads(done.stdout.splitlines()[-1]))


def compare(kind: str, other: Measure, bounded: bool) -> bool:
    """Prints one comparison; returns whether it is within its bounds, where it has any."""
    sound = True
    for word, cached, most in (("cold", False, COLD), ("cached", True, CACHED)):
        found = apart("ours", kind, LARGE, cached)
        ratio = found.seconds / other.seconds
        bound = f"at most {most:g}" if bounded else "other files"
        print(f"feeds, {kind}, {word}: {found.seconds:.2f} s against {other.seconds:.2f} s, "
              f"ratio {ratio:.2f} ({bound}); peak memory {found.peak:.0f} MB against "
              f"{other.peak:.0f} MB, ratio {found.peak / other.peak:.2f}; "
              f"{found.items:,} items made, {found.cleaned:,} bodies cleaned", flush=True)
        sound = sound and (ratio <= most or not bounded) and (found.cleaned == 0) == cached
    return sound


def memory() -> bool:
    """Prints how memory goes with history; returns whether it is within its bound."""
    small, large = (apart("ours", "history", count, True, True) for count in (SMALL, LARGE))
    each = (large.traced - small.traced) / (LARGE - SMALL)
    print(f"feeds, memory: {SMALL:,} articles {small.traced / 1e6:.1f} MB, at most {small.held} "
          f"items at once; {LARGE:,} articles {large.traced / 1e6:.1f} MB, at most {large.held}; "
          f"{each:.0f} bytes more for each article (at most {BOOKKEEPING:,})")
    return large.held <= small.held and each <= BOOKKEEPING


def main(arguments: list[str]) -> int:
    """Prints the figures; returns 1 when one is over its bound."""
    if arguments:
        logging.disable(logging.WARNING)
        who, kind, count, cached, traced = json.loads(arguments[0])
        write = {"stock": stock, "ours": ours}[who]
        runs = 1 if traced else RUNS
        print(json.dumps(asdict(measure(write, kind, count, cached, traced, runs))))
        return 0
    newest, every = (apart("stock", kind, LARGE) for kind in ("newest", "every article"))
    sound = [compare("newest", newest, True), compare("every article", every, True),
             compare("history", every, False), memory()]
    return 0 if all(sound) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
