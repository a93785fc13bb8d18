"""A whole build: alone in its folder, and never half done."""

import hashlib
import logging
from collections.abc import Callable

from filelock import FileLock

from plugins.writing.site import errors_logged
from tests.support.small_site import SmallSite

MakeSite = Callable[..., SmallSite]


def lock_of(site: SmallSite) -> str:
    """The name of what the build keeps of this output folder."""
    return hashlib.sha256(str(site.output).encode()).hexdigest()[:12]


def test_two_builds_do_not_write_one_folder(make_site: MakeSite) -> None:
    site = make_site().built()
    before = site.read("index.html")
    site.write("content/pages/b.md", "---\ntitle: B\nsummary: s\n---\n")
    with FileLock(site.folder / ".build" / f"{lock_of(site)}.lock"):
        done = site.build()
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == (
        "output: another build is writing this folder; "
        "wait until it has ended, then build again"
    )
    assert site.read("index.html") == before
    assert not (site.output / "b").exists()
    assert site.build().returncode == 0
    assert (site.output / "b/index.html").exists()


def test_what_a_killed_build_left_is_cleared_and_another_folder_s_is_not(
    make_site: MakeSite,
) -> None:
    site = make_site()
    dead = site.write(f".build/{lock_of(site)}-staging-dead/index.html", "half")
    other = site.write(".build/0123456789ab-staging-other/index.html", "half")
    site.built()
    assert not dead.parent.exists()
    assert other.exists()


def test_a_file_in_the_way_is_named_and_kept(make_site: MakeSite) -> None:
    site = make_site()
    mine = site.write("output/a-propos", "précieux")
    done = site.build()
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == (
        "output/a-propos: no build made this file, and a page needs its place; "
        "move it elsewhere"
    )
    assert mine.read_text() == "précieux"
    assert [path.name for path in site.output.iterdir()] == ["a-propos"]


def test_an_error_that_is_only_logged_is_kept_with_its_cause() -> None:
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    root.setLevel(logging.CRITICAL)
    try:
        with errors_logged() as texts:
            logger = logging.getLogger("pelican.of_a_test")
            logger.warning("a warning")
            logger.error("no %s", "cause")
            try:
                raise KeyError("x")
            except KeyError:
                logger.exception("Could not process %s", "a.md")
        logger.error("after")
        assert texts == ["no cause", "Could not process a.md: KeyError: 'x'"]
        assert root.level == logging.CRITICAL
    finally:
        root.setLevel(level)
    assert root.handlers == handlers
