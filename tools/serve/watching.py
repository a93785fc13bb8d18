"""What the author changes, as it happens: every change since one last asked.

Editors and git replace a file or a whole folder by renaming another one over it, after which
a watch on the old one sees nothing. So the project's folder itself is watched (not what is
below it) for its settings and for folders that come and go, and these with all they hold.
"""

import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from watchfiles import Change, watch

FOLDERS = ("content", "theme", "plugins")
SETTINGS = ("pelicanconf.py", "publishconf.py")
_HEARTBEAT = 500  # milliseconds until a watch that is to end notices
_PAUSE = 150  # milliseconds in which changes that belong together arrive
_STEP = 20  # milliseconds of quiet that end them


class Changes:
    """Paths that have changed. Safe to use from many threads."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._paths: set[str] = set()

    def add(self, paths: Iterable[str]) -> None:
        """More of them."""
        with self._news:
            self._paths.update(paths)
            self._news.notify_all()

    def take(self, seconds: float) -> set[str]:
        """All since the last time, waited for so long; none when none came."""
        with self._news:
            self._news.wait_for(lambda: bool(self._paths), seconds)
            found, self._paths = self._paths, set()
            return found


class _Event(Protocol):
    def is_set(self) -> bool: ...


class _Either:
    """Set once one of two events is."""

    def __init__(self, one: threading.Event, other: threading.Event) -> None:
        self._events = (one, other)

    def is_set(self) -> bool:
        """As `threading.Event` has it."""
        return any(event.is_set() for event in self._events)


def _watched(
    places: Iterable[Path], below: bool, stop: _Event, polling: bool
) -> Iterator[set[tuple[Change, str]]]:
    return watch(
        *places, recursive=below, stop_event=stop, force_polling=polling or None,
        debounce=_PAUSE, step=_STEP, rust_timeout=_HEARTBEAT,
    )


def _top(root: Path, changes: Changes, stop: threading.Event, moved: threading.Event) -> None:
    """Settings that change, and folders that come or go: then moved is set too."""
    for found in _watched([root], False, stop, False):
        names = {Path(path).name for _, path in found}
        if any(Path(path).name in FOLDERS and kind != Change.modified for kind, path in found):
            moved.set()
        changes.add(str(root / name) for name in names.intersection((*FOLDERS, *SETTINGS)))


def _folders(root: Path, changes: Changes, stop: threading.Event, moved: threading.Event) -> None:
    """Whatever changes in the folders that are there, as they come and go."""
    polling = False
    while not stop.is_set():
        moved.clear()
        places = [root / name for name in FOLDERS if (root / name).is_dir()]
        try:
            for found in _watched(places, True, _Either(stop, moved), polling):
                changes.add(path for _, path in found)
        except FileNotFoundError:
            stop.wait(0.2)  # gone since we looked
        except OSError as error:
            if polling:
                raise
            print(f"The system cannot watch so many files ({error}); looking at them instead.",
                  file=sys.stderr)
            polling = True


def follow(root: Path, stop: threading.Event) -> Changes:
    """Watches root's content, theme, plugins and settings in threads of their own until stop
    is set; what has changed is in what this returns."""
    changes, moved = Changes(), threading.Event()
    for work in (_top, _folders):
        threading.Thread(target=work, args=(root, changes, stop, moved), daemon=True).start()
    return changes
