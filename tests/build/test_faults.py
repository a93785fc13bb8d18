"""After anything that can go wrong with a build, the next one is right; and meanwhile every file
of the output is the old one or the new one, whole."""

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.build_server import Builder, Started, build_server

from .oracle.trees import Tree, difference, tree
from .oracle.world import World


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    with build_server() as client:
        yield client


@pytest.fixture
def world(builder: Builder, tmp_path: Path) -> World:
    """A site that was built."""
    site = World(tmp_path / "site", builder).lay_out()
    site.check()
    return site


def edit(world: World) -> None:
    """The first article gets another body and another title: its own page, its neighbours',
    lists and feeds change."""
    article = world.articles[0]
    number = world.fresh()
    article.body, article.title = f"Un texte {number}.", f"Titre {number}"
    world.save(article)
    world.log.append(f"edit {number}")


def old_or_new(world: World, old: Tree, new: Tree) -> None:
    """Every file of the output has the bytes of one of the two, none is missing in between."""
    for name, data in world.found().items():
        if data is not None and data not in (old.get(name), new.get(name)):
            world.fail(f"{name} is neither the old file nor the new one")
    if missing := (old.keys() & new.keys()) - world.found().keys():
        world.fail(f"missing: {sorted(missing)}")


def expected(world: World) -> Tree:
    """What a clean build makes of the content."""
    started, folder = world.clean()
    assert started.wait().returncode == 0
    return tree(folder)


def until_it_writes(world: World, most: float) -> None:
    """Waits until a file of the output is another than it was: builds write at their end."""
    def seen() -> list[tuple[int, int]]:
        found = (p.lstat() for p in world.output.rglob("*"))
        return sorted((stat.st_ino, stat.st_mtime_ns) for stat in found)

    before, end = seen(), time.monotonic() + most
    while time.monotonic() < end:
        try:
            if seen() != before:
                return
        except FileNotFoundError:
            return


def killed(world: World, chance: random.Random, seconds: float, writing: bool) -> None:
    """An edit, and a build of it that is killed at any moment, or while it writes the output,
    alone or with its workers."""
    old = world.found()
    edit(world)
    new = expected(world)
    after, everyone = chance.uniform(0.02, seconds), chance.random() < 0.5
    started = world.start()
    if writing:
        until_it_writes(world, 2 * seconds)
        after = chance.uniform(0, 0.01)
    time.sleep(after)
    started.kill(everyone)
    what = "of its writing" if writing else "of its run"
    world.log.append(f"killed after {after:.3f} s {what}{'' if everyone else ', its workers not'}")
    old_or_new(world, old, new)
    world.check(more=1)
    started.kill_group()


def kills(world: World, count: int) -> None:
    seconds = world.build().seconds * 1.1
    chance = random.Random(count)  # noqa: S311  # a test, no secret
    for number in range(count):
        killed(world, chance, seconds, writing=number % 2 == 0)


def test_killed_at_random_points(world: World) -> None:
    kills(world, 5)


@pytest.mark.full
def test_killed_at_a_hundred_random_points(world: World) -> None:
    kills(world, 100)


def test_a_template_that_fails_is_said_and_nothing_else_is(world: World) -> None:
    """Whichever process meets it, and whatever had been made until then."""
    for name in ("tag.html", "404.html", "article.html", "index.html"):
        path = world.folder / "theme/templates" / name
        before = path.read_bytes()
        path.write_text('{{ "".nothing.at.all }}')
        world.log.append(f"{name} fails, and nothing is known")
        shutil.rmtree(world.folder / ".build")
        world.check(fails=True)
        path.write_bytes(before)
    world.check()


def files_of(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".lock")


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(7, len(data), max(1, len(data) // 5)):
        data[place] ^= 0x10
    path.write_bytes(bytes(data))


def flip_one(path: Path) -> None:
    data = bytearray(path.read_bytes())
    if data:
        data[len(data) // 3] ^= 0x01
    path.write_bytes(bytes(data))


def version(path: Path) -> None:
    """As a later version of the program might have written it."""
    path.write_bytes(b'{"version": 999, "files": 3}' + path.read_bytes())


DAMAGES: list[Callable[[Path], object]] = [
    truncate, flip, flip_one, version, Path.unlink, lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(b"\x00\xff" * 300), lambda path: path.write_text("[[]]"),
    lambda path: path.chmod(0o000),
]


def test_a_damaged_state_is_a_full_build(world: World) -> None:
    for number, damage in enumerate(DAMAGES):
        for path in files_of(world.state):
            damage(path)
        edit(world)
        world.log.append(f"damage {number} to the state")
        world.check(more=1)


def test_one_damaged_file_among_good_ones(world: World) -> None:
    for number in range(len(files_of(world.state))):
        edit(world)
        path = files_of(world.state)[number]
        flip_one(path)
        world.log.append(f"a bit of {path.name}")
        world.check(more=1)


def test_a_state_of_another_moment_or_another_site(
    world: World, builder: Builder, tmp_path: Path
) -> None:
    saved = tmp_path / "saved"
    shutil.copytree(world.state, saved)
    edit(world)
    world.check()
    edit(world)
    shutil.rmtree(world.state)
    shutil.copytree(saved, world.state)
    world.log.append("the state of two edits ago")
    world.check(more=1)
    other = World(tmp_path / "other", builder).lay_out()
    other.articles.pop()
    edit(other)
    other.check()
    shutil.rmtree(world.state)
    shutil.copytree(other.state, world.state)
    edit(world)
    world.log.append("another site's state")
    world.check(more=1)


def test_no_state_or_no_output(world: World) -> None:
    shutil.rmtree(world.state)
    edit(world)
    world.log.append("no state")
    world.check(more=1)
    shutil.rmtree(world.output)
    world.log.append("no output")
    world.check(more=1)
    shutil.rmtree(world.output)
    shutil.rmtree(world.state)
    edit(world)
    world.log.append("neither")
    world.check(more=1)


def folders(world: World) -> list[Path]:
    return [world.output, *(p for p in world.output.rglob("*") if p.is_dir())]


def test_a_read_only_output_is_an_error_and_stays(world: World) -> None:
    old = world.found()
    edit(world)
    for folder in folders(world):
        folder.chmod(0o555)
    try:
        done = world.build(unprivileged=True)
        assert done.returncode == 1
        assert "Permission denied" in done.stderr and "Traceback" not in done.stderr
        assert world.found() == old
    finally:
        for folder in folders(world):
            folder.chmod(0o755)
    world.check(more=1)


@pytest.mark.parametrize("size", [300, 5_000, 20_000, 60_000])
def test_a_full_disk_is_an_error_and_the_next_build_is_right(world: World, size: int) -> None:
    old = world.found()
    edit(world)
    new = expected(world)
    done = world.build(file_size=size)
    assert "Traceback" not in done.stderr
    if done.returncode == 0:
        # What had changed was small enough: only the state, one large file, found no room.
        assert done.stderr.startswith("The state of this build is not kept: ")
        assert world.found() == new
    else:
        assert "File too large" in done.stderr
        old_or_new(world, old, new)
    world.check(more=1)


def test_the_clock_goes_back_and_files_come_from_the_future(world: World) -> None:
    for path in files_of(world.folder / "content"):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    world.check()
    world.clock -= 90 * 86_400
    edit(world)  # its time is before that of the last build's
    world.log.append("three months back")
    world.check()
    for path in files_of(world.folder / "content"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    edit(world)
    world.check()


def copied(world: World, target: Path) -> World:
    """As `cp -a` does: times and modes kept."""
    shutil.copytree(world.folder, target, symlinks=True)
    return replace(world, folder=target)


def test_a_copy_that_keeps_times_elsewhere_and_back(world: World, tmp_path: Path) -> None:
    elsewhere = copied(world, tmp_path / "elsewhere")
    elsewhere.check(more=1)
    edit(elsewhere)
    elsewhere.log.append("edited in the copy")
    elsewhere.check()
    edit(elsewhere)
    shutil.rmtree(world.folder)
    back = copied(elsewhere, world.folder)
    back.log.append("copied back after another edit")
    back.check(more=1)


def switched(folder: Path, saved: Path) -> None:
    """Makes folder hold what saved holds, and touches what differs only, as git does."""
    wanted, there = tree(saved), tree(folder)
    for name in there.keys() - wanted.keys():
        if there[name] is not None:
            (folder / name).unlink()
    for name, data in wanted.items():
        if data is not None and there.get(name) != data:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)


def test_a_checkout_of_another_branch_and_back(world: World, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    shutil.copytree(world.folder / "content", first)
    for number, article in enumerate(list(world.articles)):
        article.title = f"Titre {number} de l'autre branche"
        article.category = "Métiers"
        world.save(article)
    world.remove(world.articles[4].path)
    world.write_page("autre", "Autre page", "Voir [[bloquer]].")
    world.check()
    shutil.copytree(world.folder / "content", second)
    for name, saved in (("first", first), ("second", second), ("first", first)):
        switched(world.folder / "content", saved)
        world.log.append(f"checkout of the {name} branch")
        world.check()


def ended(*builds: Started) -> list[int]:
    codes = []
    for done in [build.wait() for build in builds]:
        if done.returncode:
            assert "another build is writing this folder" in done.stderr
        codes.append(done.returncode)
    return codes


def test_two_builds_at_once_do_not_mix(world: World) -> None:
    """Before any third build, too: the first one's work is whole."""
    path = world.folder / world.articles[0].path
    for wait in (0, 0.1, 0.3):
        edit(world)
        later, new = path.read_bytes(), expected(world)
        edit(world)
        old = expected(world)
        one = world.start()
        time.sleep(wait)
        path.write_bytes(later)
        assert 0 in ended(one, world.start())
        world.log.append(f"two builds, {wait} s apart, an edit between them")
        old_or_new(world, old, new)
        world.check()


def test_builds_of_two_outputs_share_one_state(world: World, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for _ in range(2):
        edit(world)
        assert ended(world.start(), world.start({"OUTPUT_PATH": str(other)})) == [0, 0]
        assert not difference(tree(other), expected(world))
        world.check()
