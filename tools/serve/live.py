"""The author's server: the site as it stands, told of each build; loopback only."""

import hashlib
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs

from .desk import desk_page
from .pages import OWN, building_page, error_page
from .policy import reloadable
from .state import State
from .static import TYPES, Handler

HERE = Path(__file__).parent
_BEAT = 15  # seconds between two signs of life to a browser that waits
_TEXT = "text/plain; charset=utf-8"
_HOSTS = {"127.0.0.1", "localhost", "[::1]"}


class LiveHandler(Handler):
    """Handler over the built folder; HTML answers carry the reload module. root: the project."""

    state: State
    root: Path

    def _is_local(self) -> bool:
        host = self.headers.get("Host", "")
        return (host if host.endswith("]") else host.rsplit(":", 1)[0]) in _HOSTS

    def do_GET(self) -> None:
        """Answers a browser of this machine."""
        if not self._is_local():
            # Another site's page may have its name point here: it must not read drafts.
            self.send_bytes(HTTPStatus.MISDIRECTED_REQUEST, _TEXT,
                            b"This server answers to 127.0.0.1 and localhost only.\n")
            return
        path = self.path.partition("?")[0]
        if path.startswith(OWN):
            self._own(path.removeprefix(OWN))
            return
        file = Path(self.translate_path(path))
        if file.is_dir() and path.endswith("/"):
            file /= "index.html"
        if file.suffix == ".html" or (not file.exists() and "." not in Path(path).name):
            self._html(file)
            return
        super().do_GET()

    do_HEAD = do_GET

    def _html(self, file: Path) -> None:
        outcome = self.state.outcome
        if outcome.number == 0 or outcome.errors:
            shown = error_page(outcome.errors) if outcome.errors else building_page()
            self._send_page(HTTPStatus.OK, shown)
            return
        if file.is_dir():
            super().do_GET()  # redirects to the address with a slash
            return
        status = HTTPStatus.OK if file.is_file() else HTTPStatus.NOT_FOUND
        found = file if file.is_file() else Path(self.directory) / "404.html"
        try:
            body = found.read_bytes()
        except OSError:  # a build may be taking it away at this moment
            status, body = HTTPStatus.NOT_FOUND, b"<!doctype html><title>404</title>Nothing here."
        self._send_page(status, reloadable(body))

    def _send_page(self, status: int, html: bytes) -> None:
        script = f'<script type="module" src="{OWN}reload.js?seen={self.state.mark}"></script>'
        body = html + script.encode()
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        if status == HTTPStatus.OK and tag in self.headers.get("If-None-Match", ""):
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.send_header("ETag", tag)
            self.end_headers()
            return
        self.send_bytes(status, TYPES[".html"], body, {"ETag": tag, "Cache-Control": "no-cache"})

    def _own(self, name: str) -> None:
        if name == "":
            self._send_page(HTTPStatus.OK, desk_page(self.state.outcome, self.root))
        elif name == "reload.js":
            self.send_bytes(HTTPStatus.OK, TYPES[".js"], (HERE / "reload.js").read_bytes())
        elif name == "events":
            self._events()
        else:
            self.send_bytes(HTTPStatus.NOT_FOUND, _TEXT, b"Nothing here.\n")

    def _events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        asked = parse_qs(self.path.partition("?")[2]).get("seen", [""])[0]
        number = self.state.seen(self.headers.get("Last-Event-ID") or asked)
        try:
            self.wfile.write(b"retry: 500\n\n")
            self.wfile.flush()
            while not self.state.closed:
                news = self.state.wait(number, _BEAT)
                if news is None:
                    self.wfile.write(b": still here\n\n")
                else:
                    number, kind = news
                    mark = f"{self.state.session}.{number}"
                    self.wfile.write(f"id: {mark}\ndata: {kind}\n\n".encode())
                self.wfile.flush()
        except OSError:
            return  # the browser went away
