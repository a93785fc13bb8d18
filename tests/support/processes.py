"""Servers of other people's making, on loopback, for as long as a test needs them."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def answering(port: int, server: subprocess.Popen[bytes]) -> None:
    """Waits until something listens there. Fails when the server ends instead."""
    for _ in range(600):
        if server.poll() is not None:
            raise AssertionError(f"the server ended with {server.returncode}")
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server never answered")


@contextmanager
def running(command: list[str | Path], port: int, **options: object) -> Iterator[None]:
    """A server meanwhile."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
    try:
        answering(port, server)
        yield
    finally:
        server.terminate()
        server.wait(20)
