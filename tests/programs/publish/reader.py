"""A site in versions, and a reader who polls it while it is published."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from tests.tools.publish.sites import feed, lay

ASSETS = 260  # more than one batch
PAGES = 30


def site(folder: Path, version: int) -> Path:
    """A site whose every page names assets of its own version."""
    mark = f"{version:010x}"
    assets = {
        f"static/{mark}/js/{number}.js": f"{version} {number}".encode() * 200
        for number in range(ASSETS)
    }
    pages = {
        f"{number}/index.html": f'{version} <a href="/static/{mark}/js/{number}.js">'.encode()
        for number in range(PAGES)
    }
    fresh = f"nouveau-{version}/index.html"
    return lay(folder, {
        **assets,
        **pages,
        fresh: f'{version} <a href="/static/{mark}/js/1.js">'.encode(),
        "index.html": f'{version} <a href="/{fresh}"> <a href="/static/{mark}/js/0.js">'.encode(),
        "flux.xml": feed(*(f"g{number}" for number in range(version))),
        "été à l'œuvre/index.html": f"{version}".encode(),
    })


class Reader:
    """Opens pages and everything that they name; `missing` and `versions` say what it met."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.missing: list[str] = []
        self.versions: set[str] = set()
        self.visits = 0
        self._stop = Event()

    def _get(self, path: str) -> bytes | None:
        try:
            with urllib.request.urlopen(f"{self.base}{path}", timeout=20) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == 404:
                return None
            raise

    def visit(self, path: str) -> None:
        """One page and all that it names."""
        page = self._get(path)
        if page is None:
            self.missing.append(path)
            return
        self.visits += 1
        self.versions.add(page.split()[0].decode())
        for named in re.findall(r'href="([^"]*)"', page.decode()):
            if self._get(named) is not None:
                continue
            # Assets stay for whoever still holds the page before; a page that a site no longer
            # has is gone, but then nothing names it any more.
            if named.startswith("/static/") or self._get(path) == page:
                self.missing.append(f"{named}, named by {path}: {page.decode()}")

    def _poll(self) -> None:
        number = 0
        while not self._stop.is_set():
            number = (number + 7) % PAGES
            self.visit("/index.html")
            self.visit(f"/{number}/index.html")

    @contextmanager
    def polling(self) -> Iterator[None]:
        """Reads without pause meanwhile."""
        thread = Thread(target=self._poll)
        thread.start()
        try:
            yield
        finally:
            self._stop.set()
            thread.join(60)
            assert not thread.is_alive()
