"""What a search costs a visitor on a large blog: the bytes of the first results of each kind
of query, from an empty cache, at 3,500 articles. Run alone: `python -m tools.bench.search`.

The site is a real build, theme, index and all, over a made-up corpus (`prose`); a real
Chromium asks; the loopback server compresses text as hosts do, with gzip, and the rest of the
index is compressed already. What is counted is everything the wire carries until the results
stand there: the search page, its modules, the engine and what it asks of the index, headers
included.
"""

import gzip
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Request, expect, sync_playwright

from tools.build import ROOT, build
from tools.search.french import folded
from tools.search.index import build_index
from tools.serve.static import Handler, serving
from tools.test.chromium import launch

from .prose import GRAMMAR, Corpus, Text, write

ARTICLES = 3_500
MOST = 300_000  # bytes
COMPRESSED = frozenset({"text/html", "text/javascript", "application/json"})
EACH = 3  # queries of each kind
_WORD = re.compile(r"[^\W\d_]{5,}")


@dataclass(frozen=True, slots=True)
class Cost:
    """page: bytes before the visitor types; search: from then to the first results; told:
    what the page says of them."""

    kind: str
    query: str
    page: int
    search: int
    told: str

    @property
    def whole(self) -> int:
        """What a visitor who had nothing of the site has received."""
        return self.page + self.search


@cache
def _gzipped(path: Path, _: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class CompressingHandler(Handler):
    """Text goes gzipped, as any host sends it."""

    def do_GET(self) -> None:
        """Answers with the file, compressed where that is text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        kind = self.guess_type(str(path))
        if not path.is_file() or kind.partition(";")[0] not in COMPRESSED:
            super().do_GET()
            return
        body = _gzipped(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _slip(word: str, chance: random.Random) -> str:
    """word with two letters in each other's place, or one left out; not the first."""
    place = chance.randrange(1, len(word) - 2)
    if word[place] == word[place + 1]:
        return word[:place] + word[place + 1:]
    return word[:place] + word[place + 1] + word[place] + word[place + 2:]


def queries(texts: Sequence[Text], grammar: Sequence[str], seed: int = 7) -> dict[str, list[str]]:
    """Queries of each kind, the same at every call.

    texts: the corpus; grammar: its commonest words, which are no one's query.
    """
    chance = random.Random(seed)  # noqa: S311  # no secret: made-up queries
    small = set(grammar)
    held: Counter[str] = Counter()
    for text in texts:
        words = (word.lower() for part in text.paragraphs for word in _WORD.findall(part))
        held.update({word for word in words if word not in small})
    ranked = sorted(held, key=lambda word: (-held[word], word))
    shares = {  # of the articles
        "in many articles": [w for w in ranked if held[w] > len(texts) / 10],
        "in some articles": [w for w in ranked if len(texts) / 100 > held[w] > len(texts) / 300],
        "in two articles": [w for w in ranked if held[w] == 2],
    }
    drawn = {kind: chance.sample(words, EACH) for kind, words in shares.items()}
    some = shares["in some articles"]
    own = [chance.choice(texts) for _ in range(EACH)]
    slips = (_slip(word, chance) for word in chance.sample(some, min(len(some), 20 * EACH)))
    typos = [slip for slip in slips if slip not in held and slip not in small]
    return {
        **drawn,
        "elided": [f"l’{word}" for word in chance.sample(some, EACH)],
        "without accents": [
            folded(w) for w in chance.sample([w for w in some if folded(w) != w], EACH)
        ],
        "a typo": typos[:EACH],
        "three words of one article": [
            " ".join(chance.sample(sorted(set(_WORD.findall(text.paragraphs[0].lower()))), 3))
            for text in own
        ],
        "four words of four articles": [" ".join(chance.sample(some, 4)) for _ in range(EACH)],
    }


def _bytes(requests: Sequence[Request]) -> int:
    return sum(
        sizes["responseHeadersSize"] + sizes["responseBodySize"]
        for sizes in (request.sizes() for request in requests)
    )


def cost(browser: Browser, address: str, kind: str, query: str) -> Cost:
    """One search by a visitor who comes for the first time."""
    context = browser.new_context(locale="fr-CA")
    page = context.new_page()
    done: list[Request] = []
    page.on("requestfinished", lambda request: done.append(request))
    page.goto(address, wait_until="networkidle")
    page.wait_for_selector("#q")
    before = len(done)
    searching = page.get_attribute("[data-search]", "data-searching") or ""
    page.fill("#q", query)
    page.press("#q", "Enter")
    told = page.locator("[role=status]")
    expect(told).not_to_have_text(re.compile(f"^({re.escape(searching)})?$"), timeout=60_000)
    page.wait_for_load_state("networkidle")
    found = Cost(kind, query, _bytes(done[:before]), _bytes(done[before:]), told.inner_text())
    context.close()
    return found


def costs(output: Path, asked: Mapping[str, Sequence[str]]) -> list[Cost]:
    """The cost of every query on a built site."""
    with (
        sync_playwright() as playwright,
        serving(output, handler=CompressingHandler) as base,
    ):
        browser = launch(playwright)
        found = [
            cost(browser, f"{base}/recherche/", kind, query)
            for kind, all_of_it in asked.items() for query in all_of_it
        ]
        browser.close()
    return found


def main(count: int = ARTICLES) -> int:
    """Builds, indexes, asks and prints; returns 1 when the dearest is over the bound."""
    content = ROOT / "content"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        texts = write(folder / "content", content, count)
        build(ROOT / "pelicanconf.py", {
            "PATH": str(folder / "content"), "OUTPUT_PATH": str(folder / "output"),
            "STATE_PATH": str(folder / "state"),
        })
        begun = time.monotonic()
        pages = build_index(folder / "output")
        print(f"search: {pages:,} pages indexed in {time.monotonic() - begun:.0f} s")
        asked = queries(texts, Corpus(content).words[:GRAMMAR])
        found = costs(folder / "output", asked)
    for one in found:
        print(f"  {one.whole / 1000:5.0f} kB ({one.page / 1000:.0f} the page), "
              f"{one.kind}: {one.query} · {one.told}")
    dearest = max(one.whole for one in found)
    print(f"search: first results of the dearest of {len(found)} queries {dearest / 1000:.0f} kB "
          f"(at most {MOST / 1000:.0f})")
    return 0 if dearest <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
