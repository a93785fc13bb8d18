"""Built folders, targets that are cut short, and a progress that remembers."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tools.publish.directory import Directory
from tools.publish.manifest import NAME


def feed(*guids: str) -> bytes:
    """A feed that delivers these guids."""
    items = "".join(f"<item><guid>{guid}</guid></item>" for guid in guids)
    return f"<rss><channel>{items}</channel></rss>".encode()


def lay(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Makes folder hold exactly these files."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file():
            path.unlink()
        else:
            path.rmdir()
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def held(folder: Path, leave_out: Iterable[str] = (NAME,)) -> dict[str, bytes]:
    """What folder holds, our manifest left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).as_posix() not in set(leave_out)
    }


class Heard:
    """A progress that keeps what it was told."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.steps: list[tuple[int, int]] = []

    def say(self, text: str) -> None:
        self.lines.append(text)

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))


class Killed(BaseException):
    """As a kill does: no `except Exception` sees it."""


class Counted(Directory):
    """A folder that notes every change in order, and dies before change number `after`."""

    def __init__(self, path: Path, after: int | None = None) -> None:
        super().__init__(path)
        object.__setattr__(self, "after", after)
        object.__setattr__(self, "done", [])

    done: list[tuple[str, str]]
    after: int | None

    def _count(self, verb: str, name: str) -> None:
        if self.after is not None and len(self.done) >= self.after:
            raise Killed
        self.done.append((verb, name))

    def write(self, name: str, data: bytes) -> None:
        self._count("write", name)
        super().write(name, data)

    def delete(self, names: Sequence[str]) -> None:
        for name in names:
            self._count("delete", name)
            super().delete([name])
