"""What stands in the output where a build wants something of another kind."""

from collections.abc import Iterable, Iterator
from pathlib import Path


class InTheWay(OSError):
    """A file that no build made stands where a page or a folder must be; name: relative to
    the output."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} is in the way of a page; move it elsewhere")


def obstacles(output: Path, names: Iterable[str]) -> Iterator[str]:
    """The files, relative to output, that keep names from being written: a file where one
    of them needs a folder, and every file in a folder where one of them is to be.

    An address that was `a` and is now `a/` leaves the first kind, the reverse the second.
    """
    seen = {output}
    for name in names:
        path = output / name
        for folder in path.parents:
            if folder in seen:
                break
            seen.add(folder)
            if folder.is_file() or (folder.is_symlink() and not folder.is_dir()):
                yield folder.relative_to(output).as_posix()
        if path.is_dir() and not path.is_symlink():
            for below in sorted(path.rglob("*")):
                if below.is_symlink() or not below.is_dir():
                    yield below.relative_to(output).as_posix()
