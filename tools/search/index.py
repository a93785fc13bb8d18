"""Builds the Pagefind index of an output folder, and the list of words for typos."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.writing.files import write_whole

from .engine import run
from .french import folded, words
from .pages import Record, record

FOLDER = "recherche/index"
WORDS = "mots"
LETTERS = "abcdefghijklmnopqrstuvwxyz_"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# The page draws its own results; of Pagefind's files it needs these.
_KEPT = ("pagefind.js", "pagefind-entry.json", "wasm.fr.pagefind")
_KEPT_SUFFIXES = (".pf_meta", ".pf_fragment", ".pf_index", ".pf_filter")
_LAST = "pagefind-entry.json"  # names the others, so it is written after them


def records(output: Path) -> Iterator[Record]:
    """The records of every built page that asks to be searched, in the order of addresses."""
    for path in sorted(output.rglob("*.html")):
        name = path.relative_to(output).as_posix()
        url = "/" + name.removesuffix("index.html")
        found = record(path.read_bytes(), url)
        if found is not None:
            yield found


class _Reading:
    """The records on their way to the index: how many, and the words that they hold."""

    def __init__(self, pages: Iterable[Record]) -> None:
        self._pages = pages
        self.count = 0
        self.words: set[str] = set()

    def __iter__(self) -> Iterator[Record]:
        for page in self._pages:
            self.count += 1
            for text in (page.title, page.text, page.meta.get("sujets", "")):
                self.words |= words(text)
            yield page


def _kept(name: str) -> bool:
    return name in _KEPT or name.endswith(_KEPT_SUFFIXES)


def front_coded(words: Iterable[str]) -> str:
    """Sorted words one a line, each as how many letters it shares with the one before (one
    digit, to base 36) and the rest: a quarter less to fetch once compressed."""
    lines, before = [], ""
    for word in words:
        shared = 0
        while shared < min(len(before), len(word), 35) and before[shared] == word[shared]:
            shared += 1
        lines.append(f"{_DIGITS[shared]}{word[shared:]}")
        before = word
    return "\n".join(lines)


def word_lists(known: Iterable[str]) -> dict[str, bytes]:
    """The words of a site in a file for each letter that they begin with, accents aside, so
    that a typo costs the list of its own letter; `_` for every other beginning."""
    lists: dict[str, list[str]] = {letter: [] for letter in LETTERS}
    for word in sorted(known):
        first = folded(word)[:1]
        lists[first if first in lists else "_"].append(word)
    return {
        f"{WORDS}/{letter}.json":
            json.dumps(front_coded(found), ensure_ascii=False).encode()
        for letter, found in lists.items()
    }


def build_index(output: Path) -> int:
    """Writes `recherche/index/` under output and removes what an older index left there.

    Returns the number of pages indexed; none, when the site has no search page.
    Raises OSError or NotIndexed; pages already there keep working.
    """
    if not (output / "recherche").is_dir():
        return 0
    reading = _Reading(records(output))
    with tempfile.TemporaryDirectory() as scratch:
        bundle = run(reading, Path(scratch))
        wanted = {
            name: path.read_bytes() for path in sorted(bundle.rglob("*")) if path.is_file()
            and _kept(name := path.relative_to(bundle).as_posix())
        }
    wanted |= word_lists(reading.words)
    folder = output / FOLDER
    for name in sorted(wanted, key=lambda name: name == _LAST):
        write_whole(folder / name, wanted[name])
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
    return reading.count
