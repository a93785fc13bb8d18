"""`invoke serve`: builds, serves, watches, and tells the browser."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from tools.build import ROOT

from .live import LiveHandler
from .state import Outcome, State

OUTPUT = ".build/serve"
WATCHED = ("content", "theme", "plugins", "pelicanconf.py")


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
    return "css" if all(Path(path).suffix == ".css" for path in paths) else "reload"


def say(outcome: Outcome, url: str) -> None:
    """The outcome in the author's terminal."""
    for line in (*outcome.errors, *outcome.warnings):
        print(line, file=sys.stderr)
    if outcome.errors:
        print("Not built; the page shows why and reloads when it is mended.", file=sys.stderr)
    else:
        print(f"Built. {url}  (drafts and more: {url}_carnet/)", flush=True)


def _watch(root: Path, port: int, url: str, state: State, stop: threading.Event) -> None:
    places = [root / name for name in WATCHED if (root / name).exists()]
    for changes in watch(*places, stop_event=stop, debounce=150, step=50, rust_timeout=500):
        outcome = build(root, port, kind_of(path for _, path in changes))
        say(outcome, url)
        state.tell(outcome)


def main(port: int = 8000, root: Path = ROOT) -> int:
    """Serves until Ctrl-C. port: 0 takes any free one. Returns the exit code."""
    state = State()
    handler = type("Live", (LiveHandler,), {"state": state})
    folder = root / OUTPUT
    folder.mkdir(parents=True, exist_ok=True)
    try:
        server = ThreadingHTTPServer(
            ("127.0.0.1", port), partial(handler, directory=str(folder))
        )
    except OSError as error:
        print(f"Port {port} of 127.0.0.1 cannot be used ({error.strerror}); "
              "choose another: invoke serve --port 8001", file=sys.stderr)
        return 1
    server.daemon_threads = True
    port = server.server_port
    url = f"http://127.0.0.1:{port}/"
    stop = threading.Event()
    watcher = threading.Thread(target=_watch, args=(root, port, url, state, stop), daemon=True)
    watcher.start()
    outcome = build(root, port)
    state.tell(outcome)
    say(outcome, url)
    print("Ctrl-C to stop.", flush=True)
    try:
        server.serve_forever(poll_interval=0.1)
    except KeyboardInterrupt:
        print("\nStopped.")
    finally:
        stop.set()
        state.close()
        server.server_close()
    return 0
