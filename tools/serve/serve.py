"""`invoke serve`: builds, serves, watches, and tells the browser."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from tools.build import ROOT

from .live import LiveHandler
from .state import Outcome, State
from .static import Server
from .watching import Changes, follow

OUTPUT = ".build/serve"
_BEAT = 0.5  # seconds until the end is noticed


def build(root: Path, port: int, kind: str = "reload") -> Outcome:
    """Builds in a process of its own. Never raises for what the author wrote."""
    environment = {
        **os.environ, "SITE_URL": f"http://127.0.0.1:{port}",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }
    done = subprocess.run(  # noqa: S603  # our own interpreter and module
        [sys.executable, "-m", "tools.serve.once", str(root / "pelicanconf.py"),
         str(root / OUTPUT)],
        cwd=root, env=environment, capture_output=True, text=True, check=False,
    )
    try:
        found = json.loads(done.stdout.strip().splitlines()[-1])
    except (ValueError, IndexError):
        lines = done.stderr.strip().splitlines()[-8:]
        return Outcome(errors=lines or ["the build ended without a word; run invoke build"])
    return Outcome(kind=kind, errors=found["errors"], warnings=found.get("warnings", []),
                   desk=found.get("desk", {}))


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
    root: Path, port: int, url: str, state: State, changes: Changes, stop: threading.Event
) -> None:
    """Builds, then again at each change, one build at a time."""
    paths: set[str] = set()
    while not stop.is_set():
        outcome = build(root, port, kind_of(paths))
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
    threading.Thread(
        target=_keep_building, args=(root, port, url, state, follow(root, stop), stop),
        daemon=True,
    ).start()
    try:
        server.serve_forever(poll_interval=0.1)
    except KeyboardInterrupt:
        print("\nStopped.")
    finally:
        stop.set()
        state.close()
        server.server_close()
    return 0
