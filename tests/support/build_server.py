"""Builds that start in no time: a process that has imported everything forks for each build.

`python -m tests.support.build_server SOCKET` serves; `Builder` is its client. Each build is a
process of its own, in a process group of its own, as a person's `invoke build` is, without the
second that Python needs to import Pelican. Site plugins and settings are read after the fork.
"""

import ctypes
import json
import logging
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
# capset(2): without these even root is refused what a folder's mode refuses.
_NO_OVERRIDE = 0xFFFFFFFF & ~(1 << 1 | 1 << 2 | 1 << 3)


def _without_privilege() -> None:
    """Makes the modes of files count for root too (CAP_DAC_OVERRIDE and its like dropped)."""
    if os.geteuid():
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    data = (ctypes.c_uint32 * 6)()
    if libc.capget(header, data):
        raise OSError(ctypes.get_errno(), "capget")
    for index in (0, 1):
        data[index] &= _NO_OVERRIDE
    if libc.capset(header, data):
        raise OSError(ctypes.get_errno(), "capset")


def _build(asked: Mapping[str, Any]) -> int:
    """The build itself, in the process that was forked for it."""
    from tools.build import main

    os.environ.update(asked["env"])
    os.chdir(Path(asked["settings_file"]).parent)
    if asked["file_size"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked["file_size"],) * 2)
    if asked["unprivileged"]:
        _without_privilege()
    return main(Path(asked["settings_file"]), asked["overrides"], False)


def _forked(asked: Mapping[str, Any], out: int, err: int) -> int:
    """Forks; in the child builds and never returns."""
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        os.setsid()
        os.dup2(out, 1)
        os.dup2(err, 2)
        # What pytest or this server did to streams and logging is none of the build's.
        sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
        code = _build(asked)
    except BaseException:
        logging.lastResort = None
        sys.excepthook(*sys.exc_info())
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)


def _answer(connection: socket.socket) -> None:
    """One build: tells its process, waits for its end, tells what came of it."""
    stream = connection.makefile("rw", encoding="utf-8")
    asked = json.loads(stream.readline())
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        pid = _forked(asked, out.fileno(), err.fileno())
        stream.write(f"{pid}\n")
        stream.flush()
        _, status = os.waitpid(pid, 0)
        out.seek(0)
        err.seek(0)
        stream.write(json.dumps({
            "code": os.waitstatus_to_exitcode(status),
            "out": out.read().decode(errors="replace"),
            "err": err.read().decode(errors="replace"),
        }) + "\n")
        stream.flush()


def serve(address: str) -> None:
    """Serves until its standard input ends, which is when whoever started it is gone."""
    import select

    import pelican.readers  # noqa: F401  # imported once for all builds

    import tools.build  # noqa: F401

    server = socket.socket(socket.AF_UNIX)
    server.bind(address)
    server.listen(8)
    print("ready", flush=True)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # ended handlers leave no trace
    while True:
        ready, _, _ = select.select([server, sys.stdin], [], [])
        if sys.stdin in ready:
            return
        connection, _ = server.accept()
        if os.fork():
            connection.close()
            continue
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        server.close()
        try:
            _answer(connection)
        finally:
            os._exit(0)


@dataclass
class Done:
    """returncode: negative for a signal, as subprocess has it; seconds: as the client saw it."""

    returncode: int
    stdout: str
    stderr: str
    seconds: float


class Started:
    """A build that runs. `pid`: of its process, which leads a group of its own."""

    def __init__(self, connection: socket.socket, asked: Mapping[str, Any]) -> None:
        self._begun = time.monotonic()
        self._connection = connection
        self._stream = connection.makefile("rw", encoding="utf-8")
        self._stream.write(json.dumps(asked) + "\n")
        self._stream.flush()
        self.pid = int(self._stream.readline())

    def wait(self) -> Done:
        """Its end. Raises TimeoutError when there is none in sight."""
        found = json.loads(self._stream.readline())
        self._stream.close()
        self._connection.close()
        return Done(found["code"], found["out"], found["err"], time.monotonic() - self._begun)

    def kill(self, everyone: bool = True) -> Done:
        """SIGKILL to its whole group, or to the process alone; its workers may live on."""
        try:
            if everyone:
                os.killpg(self.pid, signal.SIGKILL)
            else:
                os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # it had ended, or not yet made its group: then it ends by itself
        return self.wait()

    def kill_group(self) -> None:
        """Whatever is left of its group."""
        try:
            os.killpg(self.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return


class Builder:
    """Asks a server for builds."""

    def __init__(self, address: str, timeout: float = 120) -> None:
        self._address = address
        self._timeout = timeout

    def start(
        self,
        settings_file: Path,
        overrides: Mapping[str, Any] | None = None,
        env: Mapping[str, str] | None = None,
        file_size: int = 0,
        unprivileged: bool = False,
    ) -> Started:
        """Starts `tools.build.main`. file_size: the largest file it may write, in bytes, as a
        full disk would have it; unprivileged: read-only is read-only for root too."""
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(self._timeout)
        connection.connect(self._address)
        return Started(connection, {
            "settings_file": str(settings_file), "overrides": dict(overrides or {}),
            "env": dict(env or {}), "file_size": file_size, "unprivileged": unprivileged,
        })

    def build(self, settings_file: Path, **options: Any) -> Done:
        """Builds to the end."""
        return self.start(settings_file, **options).wait()


@contextmanager
def build_server() -> Iterator[Builder]:
    """A server meanwhile, and its client."""
    with tempfile.TemporaryDirectory(prefix="carnet-builds-") as folder:
        address = f"{folder}/socket"
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.build_server", address],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        try:
            assert process.stdout is not None and process.stdin is not None
            assert process.stdout.readline() == "ready\n"
            yield Builder(address)
        finally:
            process.communicate(timeout=20)


if __name__ == "__main__":
    serve(sys.argv[1])
