"""Feed readers that people use, each polled from the outside and asked what it has stored."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import feedparser
import feedparser_sgmllib
from filelock import FileLock

from tests.support.building import ROOT
from tools.test.programs import ProgramMissing, find_or_install

# `reader` 3.26 carries an older feedparser, which knows this module, that feedparser itself
# brings along, by its former name.
sys.modules.setdefault("sgmllib", feedparser_sgmllib)
from reader import make_reader  # noqa: E402

HERE = Path(__file__).parent
NODE_FOLDER = ROOT / ".build" / "programs" / "feedsmith"


@dataclass(frozen=True)
class Stored:
    """An item as a reader has it; summary, author, enclosure (address, length, type): None
    where that reader does not keep it apart."""

    guid: str
    title: str
    link: str
    content: str
    summary: str | None = None
    author: str | None = None
    enclosure: tuple[str, int, str] | None = None


class Client(Protocol):
    """agent: what the server's log knows it by."""

    agent: str

    def poll(self, urls: Iterable[str]) -> None:
        """Subscribes to what is new and refreshes the rest. Fails when a feed is refused."""

    def stored(self, url: str) -> list[Stored]:
        """Everything it keeps of a subscription, in no order, duplicates too."""


class Feedparser:
    """feedparser, with the few lines of a reader around it that its documentation asks for:
    ETag and Last-Modified sent back, a permanent redirect remembered. What feedparser would
    mend (relative addresses, scripts) is left as it was served."""

    agent = "feedparser"

    def __init__(self) -> None:
        self.address: dict[str, str] = {}
        self._marks: dict[str, dict[str, Any]] = {}
        self._items: dict[str, dict[str, Stored]] = {}

    def poll(self, urls: Iterable[str]) -> None:
        for url in urls:
            address = self.address.setdefault(url, url)
            found = feedparser.parse(
                address, agent=self.agent, resolve_relative_uris=False, sanitize_html=False,
                **self._marks.get(url, {}))
            if found.status == 304:
                continue
            assert not found.bozo, found.bozo_exception
            if found.status == 301:
                self.address[url] = found.href
            else:
                assert found.status == 200
            self._marks[url] = {"etag": found.etag, "modified": found.modified}
            items = self._items.setdefault(url, {})
            for entry in found.entries:
                assert entry.id not in {e.id for e in found.entries if e is not entry}
                items[entry.id] = self._of(entry)

    @staticmethod
    def _of(entry: Any) -> Stored:
        media = entry.enclosures[0] if entry.enclosures else None
        return Stored(
            entry.id, entry.get("title", ""), entry.link,
            entry.content[0].value if "content" in entry else "",
            entry.get("summary", ""), entry.get("author", ""),
            (media.href, int(media.length), media.type) if media else None,
        )

    def stored(self, url: str) -> list[Stored]:
        return list(self._items.get(url, {}).values())


class ReaderLibrary:
    """`reader`, with a database of its own."""

    agent = "python-reader"

    def __init__(self, folder: Path) -> None:
        self._database = str(folder / "reader.sqlite")

    def poll(self, urls: Iterable[str]) -> None:
        with closing(make_reader(self._database, search_enabled=False)) as reader:
            for url in urls:
                reader.add_feed(url, exist_ok=True)
            for result in reader.update_feeds_iter(scheduled=False):
                if isinstance(result.value, Exception):
                    raise result.value

    def stored(self, url: str) -> list[Stored]:
        with closing(make_reader(self._database, search_enabled=False)) as reader:
            return [
                Stored(
                    entry.id, entry.title or "", entry.link or "",
                    entry.content[0].value if entry.content else "", entry.summary or "",
                    ", ".join(author.name or "" for author in entry.authors),
                    next(((e.href, e.length or 0, e.type or "") for e in entry.enclosures), None),
                )
                for entry in reader.get_entries(feed=url)
            ]


class Newsboat:
    """newsboat, reloaded without a terminal, and its cache read with SQLite."""

    agent = "newsboat"

    def __init__(self, folder: Path) -> None:
        self._program = find_or_install("newsboat")
        self._folder = folder
        (folder / "config").write_text("error-log errors\n", encoding="utf-8")

    def poll(self, urls: Iterable[str]) -> None:
        (self._folder / "urls").write_text("".join(f"{url}\n" for url in urls), encoding="utf-8")
        command = [self._program, "-u", "urls", "-c", "cache.db", "-C", "config", "-x", "reload"]
        environment = {**os.environ, "HOME": str(self._folder), "LC_ALL": "C.UTF-8"}
        subprocess.run(command, cwd=self._folder, check=True, env=environment, timeout=60,
                       capture_output=True)
        errors = self._folder / "errors"
        assert not errors.exists() or not errors.read_text(encoding="utf-8")

    def _rows(self, query: str, *values: str) -> list[Any]:
        with closing(sqlite3.connect(self._folder / "cache.db")) as cache, cache:
            return cache.execute(query, values).fetchall()

    def stored(self, url: str) -> list[Stored]:
        found = self._rows("select guid, title, url, content, author, enclosure_url "
                           "from rss_item where feedurl = ?", url)
        return [Stored(guid, title, link, content, None, author,
                       (media, 0, "") if media else None)
                for guid, title, link, content, author, media in found]

    def imported(self, opml: Path) -> list[str]:
        """The addresses that it makes of a list of subscriptions."""
        subprocess.run([self._program, "-u", "imported", "-c", "imported.db", "-C", "config",
                        "-i", opml], cwd=self._folder, check=True, timeout=60,
                       capture_output=True, env={**os.environ, "HOME": str(self._folder)})
        lines = (self._folder / "imported").read_text(encoding="utf-8").splitlines()
        return [line.split()[0] for line in lines]

    def read_everything(self) -> None:
        """What someone does who has read it all."""
        self._rows("update rss_item set unread = 0")

    def unread(self) -> set[str]:
        return {guid for (guid,) in self._rows("select guid from rss_item where unread = 1")}


def feedsmith_folder() -> Path:
    """A folder whose node_modules holds what `package-lock.json` says, made once for this
    machine."""
    npm = find_or_install("npm")
    NODE_FOLDER.mkdir(parents=True, exist_ok=True)
    lock = (HERE / "package-lock.json").read_bytes()
    with FileLock(f"{NODE_FOLDER}.lock"):
        done = NODE_FOLDER / "installed.json"
        if not done.is_file() or done.read_bytes() != lock:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(HERE / name, NODE_FOLDER / name)
            command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            installed = subprocess.run(command, cwd=NODE_FOLDER, check=False, text=True,
                                       capture_output=True, timeout=300)
            if installed.returncode:
                raise ProgramMissing(f"npm could not install feedsmith: {installed.stderr}")
            done.write_bytes(lock)
    return NODE_FOLDER


class Feedsmith:
    """feedsmith under Node, in the small reader that `client.mjs` is."""

    agent = "feedsmith"

    def __init__(self, folder: Path) -> None:
        self._node = find_or_install("node")
        self._store = folder / "store.json"

    def poll(self, urls: Iterable[str]) -> None:
        done = subprocess.run(
            [self._node, HERE / "client.mjs", self._store, *urls], cwd=feedsmith_folder(),
            capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr

    def stored(self, url: str) -> list[Stored]:
        feed = json.loads(self._store.read_text(encoding="utf-8"))[url]
        return [
            Stored(**{**item, "enclosure": tuple(item["enclosure"]) if item["enclosure"] else None})
            for item in feed["items"].values()
        ]


def all_clients(folder: Path) -> dict[str, Client]:
    """Each of the four with a folder of its own, by name."""
    made: dict[str, Client] = {"feedparser": Feedparser()}
    kinds: dict[str, type[Any]] = {
        "reader": ReaderLibrary, "newsboat": Newsboat, "feedsmith": Feedsmith}
    for name, kind in kinds.items():
        (folder / name).mkdir(parents=True)
        made[name] = kind(folder / name)
    return made
