"""Pagefind, run as a program of its own over pages made of nothing but what is searched.

Its Python interface answers at most ten pages a second and waits for ever once a site has
outgrown one answer of two megabytes; the program has neither limit, and an exit code.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from .pages import Record

# Numbers in a piece of the index (pages and places of its words): a search fetches one piece
# for each word. Pagefind's own 20,000 weigh 35 kB at 3,500 articles, these 6 kB.
PIECE = 2_500
COMMAND = (sys.executable, "-m", "pagefind", "--force-language", "fr", "--quiet")


class NotIndexed(Exception):
    """Pagefind has failed; the message is what it said."""


def _pairs(record: Record) -> Iterator[tuple[str, str, str]]:
    yield "meta", "title", record.title
    for key, value in record.meta.items():
        yield "meta", key, value
    for key, values in record.filters.items():
        for value in values:
            yield "filter", key, value


def document(record: Record) -> str:
    """A record as an HTML page, in Pagefind's own attributes."""
    about = "".join(
        f'<meta data-pagefind-{what}="{escape(key)}[content]" content="{escape(value)}">'
        for what, key, value in _pairs(record)
    )
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8">{about}</head>'
        f"<body data-pagefind-body><p>{escape(record.title)}.</p>"
        f"<p>{escape(record.text)}</p></body></html>"
    )


def run(records: Iterable[Record], scratch: Path) -> Path:
    """Indexes the records; returns the folder below scratch that holds Pagefind's files.

    scratch: an empty folder. Raises OSError and NotIndexed.
    """
    pages, bundle = scratch / "pages", scratch / "bundle"
    pages.mkdir()
    bundle.mkdir()
    for record in records:
        name = record.url.lstrip("/")
        file = pages / (f"{name}index.html" if not name or name.endswith("/") else name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(document(record), encoding="utf-8")
    if not any(pages.iterdir()):
        return bundle  # for Pagefind, nothing to index is an error
    # Pagefind takes settings out of the environment too: none but ours.
    own = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    done = subprocess.run(  # noqa: S603  # our own interpreter and module
        [*COMMAND, "--site", pages, "--output-path", bundle], cwd=scratch,
        env={**own, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(PIECE)},
        capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
    )
    if done.returncode:
        raise NotIndexed((done.stderr or done.stdout).strip() or f"exit code {done.returncode}")
    return bundle
