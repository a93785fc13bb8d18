"""Builds the Pagefind index of an output folder, and the list of words for typos."""

import asyncio
import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

from plugins.writing.files import write_whole

from .french import words
from .pages import Record, record

FOLDER = "recherche/index"
WORDS = "mots.json"
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


async def _pagefind(
    pages: Iterable[Record], scratch: str
) -> tuple[dict[str, bytes], set[str], int]:
    known: set[str] = set()
    count = 0
    # Leaving the context writes everything, the interface we do without included.
    config = IndexConfig(force_language="fr", output_path=scratch)
    async with PagefindIndex(config=config) as index:
        for page in pages:
            await index.add_custom_record(
                url=page.url,
                content=f"{page.title}. {page.text}",
                language="fr",
                meta={"title": page.title, **page.meta},
                filters=page.filters,
            )
            known |= words(page.title) | words(page.text)
            count += 1
        files = {str(f["path"]): f["content"] for f in await index.get_files()}
    return {n: _bytes(c) for n, c in files.items()}, known, count


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else bytes(content)


def build_index(output: Path) -> int:
    """Writes `recherche/index/` under output and removes what an older index left there.

    Returns the number of pages indexed; none, when the site has no search page.
    Raises OSError, or whatever Pagefind raises; pages already there keep working.
    """
    if not (output / "recherche").is_dir():
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        files, known, count = asyncio.run(_pagefind(records(output), scratch))
    wanted = {
        name: data for name, data in files.items()
        if name in _KEPT or name.endswith(_KEPT_SUFFIXES)
    }
    listed = json.dumps(sorted(known), ensure_ascii=False, separators=(",", ":"))
    wanted[WORDS] = listed.encode()
    folder = output / FOLDER
    for name in sorted(wanted, key=lambda name: name == _LAST):
        write_whole(folder / name, wanted[name])
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
    return count
