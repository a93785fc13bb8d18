"""nginx on loopback: what a host of one's own answers."""

import getpass
import http.client
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.test.programs import find_or_install

from .processes import free_port, running


@dataclass(frozen=True)
class Asked:
    """One line of the server's own log."""

    status: int
    path: str
    agent: str
    conditional: bool


class Nginx:
    """url: where it listens, no slash at the end; `log()` gives what was asked since the
    last time."""

    def __init__(self, port: int, log: Path) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self._log = log
        self._read = 0

    def log(self) -> list[Asked]:
        # A client has its answer before the line is written; a question of our own comes after.
        mark = f"/mark-{self._read}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", mark)
        connection.getresponse().read()
        connection.close()
        for _ in range(200):
            lines = self._log.read_text(encoding="utf-8").splitlines()
            if lines and lines[-1].split("\t")[1] == mark:
                break
            time.sleep(0.02)
        new, self._read = lines[self._read:-1], len(lines)
        return [Asked(int(s), path, agent, since != "-" or match != "-")
                for s, path, since, match, agent in (line.split("\t") for line in new)]


@contextmanager
def nginx(
    folder: Path, root: Path, *, port: int = 0, http_block: str = "",
    server_block: str = "",
) -> Iterator[Nginx]:
    """An nginx that serves root.

    folder: an empty one for its own files; port: 0 for a free one; http_block,
    server_block: lines for these blocks of its configuration.
    """
    port = port or free_port()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "log").touch()
    (folder / "nginx.conf").write_text(f"""\
daemon off; user {getpass.getuser()}; pid {folder}/pid; error_log {folder}/errors;
events {{}}
http {{
    log_format told '$status\\t$request_uri\\t$http_if_modified_since\\t$http_if_none_match\\t'
                    '$http_user_agent';
    access_log {folder}/log told;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2;
    fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    {http_block}
    server {{
        listen 127.0.0.1:{port};
        root {root};
        {server_block}
    }}
}}
""", encoding="utf-8")
    command: list[str | Path] = [
        find_or_install("nginx"), "-p", folder, "-c", folder / "nginx.conf"]
    with running(command, port):
        yield Nginx(port, folder / "log")
