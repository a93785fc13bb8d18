"""The Pelican run of this site: staged, checked, swapped in once it is whole."""

import hashlib
import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from pelican import Pelican

from ..front_matter.finding import BuildFailed, Finding
from .obstacles import InTheWay
from .staging import Changes, swap


class _Errors(logging.Handler):
    """Keeps what Pelican logs as an error and then carries on from."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            text += f": {type(error).__name__}: {error}"
        self.texts.append(text)


@contextmanager
def errors_logged() -> Iterator[list[str]]:
    """The texts of the errors logged meanwhile: to Pelican each is a line, to us a failure."""
    handler = _Errors()
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(min(level, logging.ERROR))  # a quieter root would keep them from us
    try:
        yield handler.texts
    finally:
        root.setLevel(level)
        root.removeHandler(handler)


def _failed(texts: list[str]) -> BuildFailed:
    return BuildFailed(Finding("pelicanconf.py", 0, "pelican", text) for text in texts)


class Site(Pelican):
    """`PELICAN_CLASS`: any error stops the build and leaves the previous output whole."""

    changes: Changes
    _manifest: Path
    output_path: str

    def __init__(self, settings: dict[str, Any]) -> None:
        wanted = list(settings.get("PLUGINS") or [])
        with errors_logged() as texts:
            super().__init__(settings)
        missing = [name for name in wanted if name not in self.settings["PLUGINS"]]
        if missing and not texts:
            texts = [f'plugin "{name}" was not loaded' for name in missing]
        if texts:
            raise _failed(texts)

    def run(self) -> None:
        """Builds into a staging folder, then swaps the result in.

        Raises BuildFailed, with every finding, or whatever a template or plugin raised.
        """
        output = Path(self.output_path)
        state = Path(self.settings.get("STATE_PATH", ".build")).absolute()
        state.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(str(output.absolute()).encode()).hexdigest()[:12]
        lock = FileLock(state / f"{name}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise BuildFailed(
                [Finding(output.name, 0, "lock", "another build is writing this folder",
                         "wait until it has ended, then build again")]
            ) from None
        stage = Path(tempfile.mkdtemp(prefix=f"{name}-staging-", dir=state))
        try:
            self._abandoned(state, name, stage)
            self.output_path = self.settings["OUTPUT_PATH"] = str(stage)
            self._generate(stage, output)
            self._manifest = state / f"{name}.json"
            self.changes = swap(
                stage, output, self._manifest,
                clean=bool(self.settings.get("CLEAN_OUTPUT")), kept=self._kept(),
            )
            self._written(output)
        except InTheWay as obstacle:
            raise BuildFailed(
                [Finding(f"{output.name}/{obstacle.name}", 0, "obstacle",
                         "no build made this file, and a page needs its place",
                         "move it elsewhere")]
            ) from None
        finally:
            self.output_path = self.settings["OUTPUT_PATH"] = str(output)
            shutil.rmtree(stage, ignore_errors=True)
            lock.release()

    def _generate(self, stage: Path, output: Path) -> None:
        """Builds into the staging folder; output: where the last build is, to look at."""
        del stage, output
        with errors_logged() as texts:
            super().run()
        if texts:
            raise _failed(texts)

    def _kept(self) -> list[str]:
        """The files of the output that are as this build would make them."""
        return []

    def _written(self, output: Path) -> None:
        """The build is in its place."""

    @staticmethod
    def _abandoned(state: Path, name: str, stage: Path) -> None:
        """Removes what a killed build of the same output left; the lock is ours."""
        for folder in state.glob(f"{name}-staging-*"):
            if folder != stage:
                shutil.rmtree(folder, ignore_errors=True)
