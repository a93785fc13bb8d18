"""The server's side of builds: asks the worker, and has a new one where that is needed."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tools.build import ROOT

from .state import Outcome

_COMMAND = (sys.executable, "-m", "tools.serve.worker")


class Builder:
    """root: the project; output: where it is built; port: of the server."""

    def __init__(self, root: Path, output: Path, port: int) -> None:
        self._root = root
        self._arguments = (str(root / "pelicanconf.py"), str(output))
        self._environment = {
            **os.environ, "SITE_URL": f"http://127.0.0.1:{port}",
            "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        }
        self._worker: subprocess.Popen[str] | None = None
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  # as long as this
        self._desk: dict[str, Any] | None = None
        self._closed = False
        self._number = 0

    def build(self, kind: str = "reload") -> Outcome:
        """Builds. Never raises for what the author wrote. kind: see `Outcome`."""
        # A first build looks at everything: nobody knows the author's desk yet.
        found = self._ask({"whole": self._desk is None})
        if found is None or "again" in found:
            self._end()
            found = self._ask({"whole": self._desk is None})
        if found is None or "again" in found:
            self._end()
            return Outcome(errors=self._last_lines())
        self._desk = found.get("desk", self._desk)
        return Outcome(kind=kind, errors=list(found["errors"]),
                       warnings=list(found.get("warnings", [])), desk=self._desk or {})

    def close(self) -> None:
        """Has no worker any more, nor will it."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker.communicate()
            self._worker = None

    def _ask(self, asked: Mapping[str, Any]) -> dict[str, Any] | None:
        if self._closed:
            return None
        if self._worker is None:
            self._said.truncate(0)
            self._worker = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                [*_COMMAND, *self._arguments], cwd=self._root, env=self._environment, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said,
            )
        worker = self._worker
        if worker.stdin is None or worker.stdout is None:
            return None
        self._number += 1
        try:
            worker.stdin.write(json.dumps({"number": self._number, **asked}) + "\n")
            worker.stdin.flush()
            while True:
                found: dict[str, Any] = json.loads(worker.stdout.readline())
                if found.pop("number") == self._number:  # else a late word of an earlier build
                    return found
        except (OSError, ValueError, KeyError):
            return None

    def _last_lines(self) -> list[str]:
        self._said.seek(0)
        lines = self._said.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-8:] or ["the build ended without a word; run invoke build"]
