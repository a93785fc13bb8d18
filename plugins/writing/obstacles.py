"""What stands in the output where a build wants something of another kind."""

import os
import posixpath
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
    there = {"": True}
    for name in names:
        yield from _instead_of_folders(output, posixpath.dirname(name), there)
        if there[posixpath.dirname(name)]:
            path = f"{output}/{name}"
            if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
                for below in sorted(Path(path).rglob("*")):
                    if below.is_symlink() or not below.is_dir():
                        yield below.relative_to(output).as_posix()


def _instead_of_folders(output: Path, folder: str, there: dict[str, bool]) -> Iterator[str]:
    """What stands where a folder or one above it must be; there: whether each folder that has
    been looked at is there, which is not found out twice."""
    if folder in there:
        return
    above = posixpath.dirname(folder)
    yield from _instead_of_folders(output, above, there)
    path = f"{output}/{folder}"
    there[folder] = there[above] and os.path.isdir(path)  # noqa: PTH112
    if there[above] and not there[folder] and (
        os.path.isfile(path) or os.path.islink(path)  # noqa: PTH113, PTH114
    ):
        yield folder
