"""A loopback server over a folder, as a plain static host would be."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

TYPES = {
    **SimpleHTTPRequestHandler.extensions_map,
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".wasm": "application/wasm",
}

NOT_KEPT = {"Cache-Control": "no-store"}


class Server(ThreadingHTTPServer):
    """One thread for each browser; one that leaves in the middle is no event."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says what went wrong with an answer, unless the browser has left."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(SimpleHTTPRequestHandler):
    """Files of a folder, below a prefix; the folder's 404.html for what is not there."""

    protocol_version = "HTTP/1.1"
    extensions_map = TYPES

    def __init__(self, *args: Any, prefix: str = "", **kwargs: Any) -> None:
        self.prefix = prefix
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        """The file of a path, or one that is not there when it leads out of the folder."""
        nowhere = str(Path(self.directory) / "outside")
        if not path.startswith(self.prefix):
            return nowhere
        found = super().translate_path(path[len(self.prefix):] or "/")
        root = Path(self.directory).resolve()
        try:
            real = Path(found).resolve()
            real.exists()
        except (OSError, ValueError):  # a name that no file can have
            return nowhere
        return found if real == root or root in real.parents else nowhere

    def list_directory(self, path: Any) -> None:
        """A folder without a page is not there."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_bytes(
        self, status: int, kind: str, body: bytes, headers: Mapping[str, str] = NOT_KEPT
    ) -> None:
        """A whole answer, which no one may keep unless other headers say so."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_error(
        self, code: int, message: str | None = None, explain: str | None = None
    ) -> None:
        """The site's own page for what is not there."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_bytes(code, TYPES[".html"], page.read_bytes())

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the author's terminal is for the author."""


@contextmanager
def serving(
    folder: Path, prefix: str = "", handler: type[Handler] = Handler
) -> Iterator[str]:
    """Serves folder on a free port of 127.0.0.1 meanwhile.

    prefix: "/carnet" puts the folder below that path, as a site with a sub-path is.
    handler: what answers. Yields the base URL, without a slash at the end.
    """
    answer = partial(handler, directory=str(folder), prefix=prefix)
    server = Server(("127.0.0.1", 0), answer)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
