"""`invoke serve`: builds, serves, watches, and tells the browser."""

import sys
import threading
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from tools.build import ROOT

from .builder import Builder
from .live import LiveHandler
from .state import Outcome, State
from .static import Server
from .watching import Changes, follow

OUTPUT = ".build/serve"
_BEAT = 0.5  # seconds until the end is noticed


def kind_of(paths: Iterable[str]) -> str:
    """ "css" when only style sheets changed, else "reload"."""
    suffixes = {Path(path).suffix for path in paths}
    return "css" if suffixes == {".css"} else "reload"


def say(outcome: Outcome, url: str) -> None:
    """The outcome in the author's terminal."""
    for line in (*outcome.errors, *outcome.warnings):
        print(line, file=sys.stderr)
    if outcome.errors:
        print("Not built; the page shows why and reloads when it is mended.", file=sys.stderr)
    else:
        print(f"Built. {url}  (drafts and more: {url}_carnet/)", flush=True)


def _keep_building(
    builder: Builder, url: str, state: State, changes: Changes, stop: threading.Event
) -> None:
    """Builds, then again at each change, one build at a time."""
    paths: set[str] = set()
    while not stop.is_set():
        outcome = builder.build(kind_of(paths))
        # Ctrl-C reaches the build too: what it then says is no news.
        if stop.wait(0.2 if outcome.errors else 0):
            return
        state.tell(outcome)
        say(outcome, url)
        paths = set()
        while not (paths or stop.is_set()):
            paths = changes.take(_BEAT)


def main(port: int = 8000, root: Path = ROOT) -> int:
    """Serves until Ctrl-C. port: 0 takes any free one. Returns the exit code."""
    state, stop = State(), threading.Event()
    handler = type("Live", (LiveHandler,), {"state": state, "root": root})
    folder = root / OUTPUT
    folder.mkdir(parents=True, exist_ok=True)
    try:
        server = Server(("127.0.0.1", port), partial(handler, directory=str(folder)))
    except (OSError, OverflowError) as error:
        print(f"Port {port} of 127.0.0.1 cannot be used "
              f"({getattr(error, 'strerror', None) or error}); "
              "choose another: invoke serve --port 8001", file=sys.stderr)
        return 1
    port = server.server_port
    url = f"http://127.0.0.1:{port}/"
    print(f"Building. Ctrl-C stops {url}", flush=True)
    builder = Builder(root, folder, port)
    threading.Thread(
        target=_keep_building, args=(builder, url, state, follow(root, stop), stop),
        daemon=True,
    ).start()
    try:
        server.serve_forever(poll_interval=0.1)
    except KeyboardInterrupt:
        print("\nStopped.")
    finally:
        stop.set()
        state.close()
        builder.close()
        server.server_close()
    return 0
