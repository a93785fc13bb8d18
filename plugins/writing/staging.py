"""From a finished build to the output folder: what changed is moved, what is no longer
produced is removed, the rest is left alone."""

import json
import os
import posixpath
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from .files import move_whole, write_whole
from .obstacles import InTheWay, obstacles

# A page names its assets, so assets come first and a page never meets a missing one.
PAGE_SUFFIXES = {".html", ".xml", ".json", ".txt", ".ics", ".opml"}


@dataclass
class Changes:
    """What a build did to the output: paths relative to it, sorted."""

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0


def _is_page(name: str) -> bool:
    return posixpath.splitext(name)[1] in PAGE_SUFFIXES


def tree(folder: Path) -> list[str]:
    """Every file under folder, relative, with forward slashes, assets before pages."""
    return sorted(_walk(folder)[0], key=lambda name: (_is_page(name), name))


def _walk(folder: Path) -> tuple[list[str], list[str]]:
    """Every file and every folder under folder, relative, each folder after those above."""
    files: list[str] = []
    folders: list[str] = []
    pending = [""]
    while pending:
        above = pending.pop()
        try:
            entries = list(os.scandir(f"{folder}/{above}"))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(above + entry.name)
                pending.append(f"{above}{entry.name}/")
            elif entry.is_file():
                files.append(above + entry.name)
    return files, folders


def read_manifest(path: Path) -> set[str]:
    """The files that the last build made, or none when that is unknown or unreadable."""
    try:
        names = json.loads(path.read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {n for n in names if isinstance(n, str)} if isinstance(names, list) else set()


def write_manifest(path: Path, names: list[str]) -> None:
    """Records the files of this build."""
    text = json.dumps({"files": sorted(names)}, ensure_ascii=False, indent=0)
    write_whole(path, text.encode())


def inside(folder: Path, name: str) -> Path | None:
    """folder/name if that stays under folder, links in between followed; else None."""
    path = folder / name
    parent = path.parent.resolve()
    root = folder.resolve()
    return path if parent == root or root in parent.parents else None


def swap(
    stage: Path, output: Path, manifest: Path, clean: bool = False, kept: Collection[str] = ()
) -> Changes:
    """Makes output hold what stage holds, and what it holds already and is to be kept.

    manifest: what the last build made; a file of it that this build no longer makes is
    removed, and with clean, so is every other file. Other files stay. kept: files of the
    output that this build would make the same.
    Interrupted, each file is old or new; the next build finishes the work.
    Raises OSError; it is InTheWay, and nothing has changed, where a file that no build made
    stands in the place of one that this build makes.
    """
    changes = Changes(unchanged=len(kept))
    names = tree(stage)
    wanted = {*names, *kept}
    gone = (set(tree(output)) if clean else read_manifest(manifest)) - wanted
    blocking = _ours(output, sorted(set(obstacles(output, names))), gone)
    # Known before the first move, so that an interrupted swap forgets no file it made.
    write_manifest(manifest, sorted(wanted | gone))
    for name in blocking:
        (output / name).unlink()
        changes.removed.append(name)
    assets = [name for name in names if not _is_page(name)]
    _move(stage, output, assets, changes)
    moved = _move_folders(stage, output, names[len(assets):])
    changes.written += moved
    gone_ahead = set(moved)
    _move(
        stage, output, [name for name in names[len(assets):] if name not in gone_ahead], changes
    )
    for name in sorted(gone):
        path = inside(output, name)
        if path is not None and (path.is_file() or path.is_symlink()):
            path.unlink()
            changes.removed.append(name)
            _remove_empty_parents(path.parent, output)
    changes.removed.sort()
    write_manifest(manifest, sorted(wanted))
    return changes


def _move(stage: Path, output: Path, names: Iterable[str], changes: Changes) -> None:
    for name in names:
        target = output / name
        if target.is_dir() and not target.is_symlink():
            _remove_empty(target)
        if move_whole(stage / name, target):
            changes.written.append(name)
        else:
            changes.unchanged += 1


def _move_folders(stage: Path, output: Path, names: Iterable[str]) -> list[str]:
    """Moves the folders of pages that output has nothing in the place of, each in one step:
    a first build makes thousands. names: of the pages, sorted; the assets have been moved.
    Returns those that were moved. Raises OSError."""
    output.mkdir(parents=True, exist_ok=True)
    if stage.stat().st_dev != output.stat().st_dev:
        return []
    moved: list[str] = []
    new = set(_new_folders(stage, output))
    if not new:
        return moved
    for name in names:
        folder = next((above for above in _above(name) if above in new), None)
        if folder is not None:
            path = f"{stage}/{name}"
            if os.stat(path).st_mode & 0o7777 != 0o644:  # noqa: PTH116  # asked ten thousand times
                Path(path).chmod(0o644)
            moved.append(name)
    for folder in sorted(new):
        (stage / folder).rename(output / folder)
    return moved


def _above(name: str) -> Iterator[str]:
    """The folders that a file is in, relative, the outermost first."""
    end = name.find("/")
    while end >= 0:
        yield name[:end]
        end = name.find("/", end + 1)


def _new_folders(stage: Path, output: Path) -> Iterator[str]:
    """The folders of stage, relative, that output has nothing in the place of, without those
    inside of one of them; folders without a file are removed first."""
    files, folders = _walk(stage)
    full = {above for name in files for above in _above(name)}
    for folder in reversed(folders):
        if folder not in full:
            with suppress(OSError):  # it may hold a link that leads nowhere
                (stage / folder).rmdir()
    new: set[str] = set()
    for folder in folders:
        if folder in full and posixpath.dirname(folder) not in new:
            if not os.path.lexists(f"{output}/{folder}"):
                new.add(folder)
                yield folder
        elif folder in full:
            new.add(folder)


def _ours(output: Path, blocking: list[str], gone: set[str]) -> list[str]:
    """blocking, if the last build made all of it. Raises InTheWay for a file that it did
    not make: that one is not ours to remove."""
    for name in blocking:
        if name not in gone or inside(output, name) is None:
            raise InTheWay(name)
    return blocking


def _remove_empty(folder: Path) -> None:
    for child in sorted(folder.rglob("*"), reverse=True):
        if child.is_dir():
            child.rmdir()
    folder.rmdir()


def _remove_empty_parents(folder: Path, top: Path) -> None:
    while folder != top and top in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
