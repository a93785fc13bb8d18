"""The author's server: the site as it stands, told of each build; loopback only."""

import json
import re
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import Any

from .state import State
from .static import TYPES, Handler

OWN = "/_carnet/"
HERE = Path(__file__).parent
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_SCRIPT = b'<script type="module" src="/_carnet/reload.js"></script>'
_BEAT = 15  # seconds between two signs of life to a browser that waits
_TITLES = {"drafts": "Drafts", "scheduled": "Scheduled", "review": "Due for review"}


def page(title: str, body: str) -> bytes:
    """A page of the tool's own, in the author's English."""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width"><style>body{font:1rem/1.5 system-ui;'
        "max-width:60rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}"
        f"li{{margin:.4em 0}}code{{white-space:pre-wrap}}</style><h1>{escape(title)}</h1>{body}"
    ).encode() + _SCRIPT


def error_page(errors: list[str]) -> bytes:
    """The findings that keep the site from being built."""
    items = "".join(f"<li><code>{escape(line)}</code></li>" for line in errors)
    count = f"{len(errors)} error{'s' if len(errors) != 1 else ''}"
    rest = "<p>This page goes away when they are mended."
    return page(f"Not built: {count}", f"<ol>{items}</ol>{rest}")


def desk_page(desk: dict[str, Any], warnings: list[str]) -> bytes:
    """What waits for the author."""
    parts = []
    for key, title in _TITLES.items():
        rows = "".join(
            f'<li><a href="/{escape(row["url"], quote=True)}">{escape(row["title"])}</a> '
            f'{escape(row["date"])} <code>{escape(row["source"])}</code></li>'
            for row in desk.get(key, [])
        )
        parts.append(f"<h2>{title}</h2>" + (f"<ul>{rows}</ul>" if rows else "<p>None."))
    lines = "".join(f"<li><code>{escape(line)}</code></li>" for line in warnings)
    parts.append("<h2>Warnings</h2>" + (f"<ul>{lines}</ul>" if lines else "<p>None."))
    return page("The author's desk", "".join(parts))


class LiveHandler(Handler):
    """Handler over the built folder; HTML answers carry the reload module and no policy."""

    state: State

    def _is_local(self) -> bool:
        host = self.headers.get("Host", "")
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        return name in {"127.0.0.1", "localhost", "[::1]"}

    def do_GET(self) -> None:
        """Answers a browser of this machine."""
        if not self._is_local():
            # Another site's page may have its name point here: it must not read drafts.
            self.send_bytes(HTTPStatus.MISDIRECTED_REQUEST, "text/plain; charset=utf-8",
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
        errors = self.state.outcome.errors
        if errors:
            self.send_bytes(HTTPStatus.OK, TYPES[".html"], error_page(errors))
            return
        if file.is_dir():
            super().do_GET()  # redirects to the address with a slash
            return
        status = HTTPStatus.OK if file.is_file() else HTTPStatus.NOT_FOUND
        found = file if file.is_file() else Path(self.directory) / "404.html"
        body = found.read_bytes() if found.is_file() else b"<!doctype html><title>404</title>"
        self.send_bytes(status, TYPES[".html"], _POLICY.sub(b"", body, count=1) + _SCRIPT)

    def _own(self, name: str) -> None:
        outcome = self.state.outcome
        if name == "":
            self.send_bytes(200, TYPES[".html"], desk_page(outcome.desk, outcome.warnings))
        elif name == "reload.js":
            self.send_bytes(200, TYPES[".js"], (HERE / "reload.js").read_bytes())
        elif name == "events":
            self._events()
        else:
            self.send_bytes(404, "text/plain; charset=utf-8", b"Nothing here.\n")

    def _events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        number = self.state.outcome.number
        try:
            self.wfile.write(b"retry: 500\n\n")
            self.wfile.flush()
            while not self.state.closed:
                outcome = self.state.wait(number, _BEAT)
                if outcome is None:
                    self.wfile.write(b": still here\n\n")
                else:
                    number = outcome.number
                    data = json.dumps({"kind": outcome.kind})
                    self.wfile.write(f"data: {data}\n\n".encode())
                self.wfile.flush()
        except OSError:
            return  # the browser went away
