"""From the moment an author saves to the moment the browser is told, by this project's server
and by Hugo's."""

import http.client
import re
import sys
import threading
import time
from pathlib import Path

from .edits import Expected, one_more_sentence
from .figure import Figure
from .hugo import hugo
from .measure import Failed
from .process import started
from .progress import say

SERVE = (sys.executable, "-u", "-m", "invoke", "serve", "--port", "0")
LONGEST = 600.0  # seconds that one build may take here
PAUSE = 1.0  # between two edits: a watcher settles


class Browser(threading.Thread):
    """Holds the stream of events open, as a page does. `told`: when the last event came."""

    def __init__(self, host: str, address: str) -> None:
        super().__init__(daemon=True)
        self._connection = http.client.HTTPConnection(host, timeout=LONGEST)
        self._connection.request("GET", address)
        self._answer = self._connection.getresponse()
        self._news = threading.Event()
        self.told = 0.0

    def run(self) -> None:
        while line := self._answer.readline():
            if line.startswith(b"data:"):
                self.told = time.perf_counter()
                self._news.set()

    def expect(self) -> None:
        """Forgets what was told so far."""
        self._news.clear()

    def wait(self) -> float:
        """When the next event came. Raises Failed when none does."""
        if not self._news.wait(LONGEST):
            raise Failed("the browser was not told")
        return self.told


def _shows(host: str, expected: Expected) -> bool:
    connection = http.client.HTTPConnection(host, timeout=30)
    connection.request("GET", "/" + expected.page.removesuffix("index.html"))
    return expected.mark.encode() in connection.getresponse().read()


def ours(site: Path, runs: int) -> Figure:
    """Save → event, in this project's server, warm."""
    figure = Figure("serve")
    with started(SERVE, site) as lines:
        found = re.search(r"http://([^/]+)/", lines.until("Built.", LONGEST))
        if found is None:
            raise Failed("the server said no address")
        browser = Browser(found[1], "/_carnet/events")
        browser.start()
        for number in range(runs + 1):
            time.sleep(PAUSE)
            change = one_more_sentence(site, 500 + number)
            browser.expect()
            begun = time.perf_counter()
            expected = change.save()
            seconds = browser.wait() - begun
            if not _shows(found[1], expected):
                raise Failed(f"{expected.page} was told but does not show {expected.mark}")
            if number:  # the first one warms both servers up
                figure.seconds.append(seconds)
                say(figure)
    return figure


def hugos(folder: Path, runs: int) -> Figure:
    """What Hugo's server says that its own rebuild took after one article was edited."""
    figure = Figure("Hugo server")
    command = (str(hugo()), "server", "--port", "0", "--bind", "127.0.0.1", "--noBuildLock")
    with started(command, folder) as lines:
        lines.until("Press Ctrl+C", LONGEST)
        sources = sorted((folder / "content/articles").rglob("article-?????.md"))
        for number in range(runs + 1):
            time.sleep(PAUSE)
            path = sources[(len(sources) // 2 + 37 * number) % len(sources)]
            text = path.read_text(encoding="utf-8")
            path.write_text(f"{text}\nUne phrase de plus, {number}.\n", encoding="utf-8")
            found = re.search(r"Total in (\d+) ms", lines.until("Total in", LONGEST))
            if found is None:
                raise Failed("Hugo's server did not say what its rebuild took")
            if number:
                figure.seconds.append(int(found[1]) / 1000)
                say(figure)
    return figure
