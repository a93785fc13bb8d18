"""A loopback server over a built site, for as long as a check needs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


class _Handler(SimpleHTTPRequestHandler):
    """Files of a folder, below a prefix."""

    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
    }

    def __init__(self, *args: Any, prefix: str = "", **kwargs: Any) -> None:
        self.prefix = prefix
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        """The file of a request's path; nothing outside the prefix."""
        if not path.startswith(f"{self.prefix}/"):
            return str(Path(self.directory) / "outside the prefix")
        return super().translate_path(path[len(self.prefix):])

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the findings are the output."""


@contextmanager
def serving(folder: Path, prefix: str = "") -> Iterator[str]:
    """Serves folder on a free port of 127.0.0.1 meanwhile; yields the base URL, prefix
    included, without a slash at the end."""
    handler = partial(_Handler, directory=str(folder), prefix=prefix)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
