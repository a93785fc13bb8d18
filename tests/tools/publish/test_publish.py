"""Whole publications to a folder: equal to the build, in order, and safe to cut anywhere."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.publish.directory import Directory
from tools.publish.errors import PublishError
from tools.publish.manifest import NAME, parse
from tools.publish.publish import publish

from .sites import Counted, Heard, Killed, feed, held, lay

PATHS = ["index.html", "2014/x/index.html", "a/b.txt", "static/1/x.js", "static/2/x.js", "i.png"]
SITES = st.dictionaries(st.sampled_from(PATHS), st.binary(max_size=3), min_size=1)


def expected(build: dict[str, bytes], target: Path) -> dict[str, bytes]:
    """The build and the assets that the manifest says are retired."""
    retired = parse((target / NAME).read_bytes()).retired
    return {**{name: (target / name).read_bytes() for name in retired}, **build}


@given(st.lists(SITES, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_after_each_publication_the_target_is_the_build_and_the_retired_assets(
    builds: list[dict[str, bytes]],
) -> None:
    with TemporaryDirectory() as folder:
        target = Path(folder) / "www"
        for build in builds:
            built = lay(Path(folder) / "build", build)
            publish(built, Directory(target), Heard())
            assert held(target) == expected(build, target)
            assert parse((target / NAME).read_bytes()).complete
            again = Counted(target)
            publish(built, again, Heard())
            assert again.done == []


@given(SITES, SITES, SITES, st.integers(0, 14))
@settings(max_examples=80, deadline=None)
def test_killed_anywhere_then_run_again_even_with_another_build(
    first: dict[str, bytes], second: dict[str, bytes], third: dict[str, bytes], after: int
) -> None:
    with TemporaryDirectory() as folder:
        target = Path(folder) / "www"
        publish(lay(Path(folder) / "1", first), Directory(target), Heard())
        killed = False
        try:
            publish(lay(Path(folder) / "2", second), Counted(target, after), Heard())
        except Killed:
            killed = True
        for build in (second, third) if killed else (third,):
            publish(lay(Path(folder) / "3", build), Directory(target), Heard())
            found = held(target)
            manifest = parse((target / NAME).read_bytes())
            assert {n: d for n, d in found.items() if n not in manifest.retired} == build
            assert set(found) >= set(build)
            assert manifest.complete


def test_killed_at_every_step_of_one_publication_gives_the_same(tmp_path: Path) -> None:
    old = {"index.html": b"1", "gone.html": b"1", "static/1/x.js": b"1", "flux.xml": feed("a")}
    new = {"index.html": b"2", "new.html": b"2", "static/2/x.js": b"2", "flux.xml": feed("b", "a")}
    one, two = lay(tmp_path / "one", old), lay(tmp_path / "two", new)
    whole = tmp_path / "whole"
    publish(one, Directory(whole), Heard())
    counted = Counted(whole)
    publish(two, counted, Heard())
    # The claim, four files, one removal, the manifest.
    assert len(counted.done) == 7
    for after in range(7):
        cut = tmp_path / f"cut{after}"
        publish(one, Directory(cut), Heard())
        with pytest.raises(Killed):
            publish(two, Counted(cut, after), Heard())
        publish(two, Directory(cut), Heard())
        assert held(cut, ()) == held(whole, ())


def test_what_a_page_names_is_there_before_it_and_removals_come_last(tmp_path: Path) -> None:
    target = tmp_path / "www"
    publish(
        lay(tmp_path / "1", {"index.html": b"1", "gone.html": b"1"}), Directory(target), Heard()
    )
    counted = Counted(target)
    built = lay(tmp_path / "2", {"index.html": b"2", "a/new.html": b"", "static/1/z.js": b""})
    publish(built, counted, Heard())
    assert counted.done == [
        ("write", NAME),
        ("write", "static/1/z.js"),
        ("write", "a/new.html"),
        ("write", "index.html"),
        ("delete", "gone.html"),
        ("write", NAME),
    ]


@pytest.mark.parametrize("after", range(6))
def test_killed_anywhere_a_new_page_still_goes_before_those_that_name_it(
    tmp_path: Path, after: int
) -> None:
    publish(lay(tmp_path / "1", {"index.html": b"1"}), Directory(tmp_path / "www"), Heard())
    second = lay(tmp_path / "2", {"index.html": b"2", "neuf/index.html": b"2", "a.png": b"2"})
    with pytest.raises(Killed):
        publish(second, Counted(tmp_path / "www", min(after, 4)), Heard())
    if after == 5:  # and once more
        with pytest.raises(Killed):
            publish(second, Counted(tmp_path / "www", 2), Heard())
    last = Counted(tmp_path / "www")
    publish(second, last, Heard())
    names = [name for _, name in last.done if name.endswith("index.html")]
    assert names in (["neuf/index.html", "index.html"], ["index.html"], [])
    assert names != ["index.html"] or (tmp_path / "www/neuf/index.html").is_file()


def test_the_hook_runs_between_assets_and_pages(tmp_path: Path) -> None:
    target = Counted(tmp_path / "www")
    seen: list[list[str]] = []
    publish(
        lay(tmp_path / "1", {"index.html": b"1", "x.js": b"1"}), target, Heard(),
        before_pages=lambda what: seen.append([name for _, name in target.done]),
    )
    assert seen == [[NAME, "x.js"]]


def test_it_says_what_changes_and_how_it_ends(tmp_path: Path) -> None:
    target = tmp_path / "www"
    first = {"index.html": b"1", "gone.html": b"", "x.js": b"", "flux.xml": feed("a")}
    publish(lay(tmp_path / "1", first), Directory(target), Heard())
    second = {"index.html": b"2", "new.html": b"", "y.js": b"", "flux.xml": feed("b", "a")}
    heard = Heard()
    publish(lay(tmp_path / "2", second), Directory(target), heard)
    assert heard.lines == [
        "  new: new.html",
        "  changed: flux.xml",
        "  changed: index.html",
        "  gone: gone.html",
        "  1 asset to send",
        "  flux.xml delivers 1 new item: b",
        f"Published on the folder {target}: 4 files sent, 1 removed.",
    ]
    assert heard.steps == [(1, 4), (2, 4), (4, 4)]
    third = Heard()
    publish(tmp_path / "2", Directory(target), third)
    assert third.lines == [
        f"Nothing to publish: the folder {target} holds this site already."
    ]


def flooded(tmp_path: Path) -> tuple[Path, Path]:
    """A target with an empty feed, and a build whose feed delivers twelve items."""
    target = tmp_path / "www"
    publish(lay(tmp_path / "1", {"x/flux.xml": feed()}), Directory(target), Heard())
    guids = [f"g{number}" for number in range(12)]
    return target, lay(tmp_path / "2", {"x/flux.xml": feed(*guids)})


def test_a_flood_is_refused_and_nothing_is_sent(tmp_path: Path) -> None:
    target, built = flooded(tmp_path)
    before = held(target, ())
    heard = Heard()
    with pytest.raises(PublishError) as error:
        publish(built, Directory(target), heard)
    assert str(error.value) == (
        "x/flux.xml would deliver 12 items at once to its subscribers; "
        "if that is what you want, publish with --yes; nothing was sent"
    )
    assert "  x/flux.xml delivers 12 new items: g0, g1, g2 …" in heard.lines
    assert held(target, ()) == before


def test_a_flood_goes_out_with_yes(tmp_path: Path) -> None:
    target, built = flooded(tmp_path)
    publish(built, Directory(target), Heard(), yes=True)
    assert held(target) == held(built)


def test_a_flood_cut_short_is_refused_again_without_yes(tmp_path: Path) -> None:
    target, built = flooded(tmp_path)
    with pytest.raises(Killed):
        publish(built, Counted(target, 2), Heard(), yes=True)
    with pytest.raises(PublishError, match="would deliver 12 items"):
        publish(built, Directory(target), Heard())


def test_a_dry_run_says_and_sends_nothing(tmp_path: Path) -> None:
    target, built = flooded(tmp_path)
    before = held(target, ())
    heard = Heard()
    publish(built, Directory(target), heard, dry_run=True)
    assert heard.lines[-1] == "Nothing was sent (--dry-run)."
    assert held(target, ()) == before


def test_a_place_that_holds_something_else_is_refused(tmp_path: Path) -> None:
    target = lay(tmp_path / "www", {"wp-config.php": b"secret"})
    built = lay(tmp_path / "1", {"index.html": b""})
    with pytest.raises(PublishError) as error:
        publish(built, Directory(target), Heard())
    assert str(error.value) == (
        f"the folder {target} holds something that this tool did not publish; choose an empty "
        "place, or say --adopt: then files of the same name are replaced and the others left alone"
    )
    assert held(target, ()) == {"wp-config.php": b"secret"}


def test_adopted_it_keeps_what_is_not_ours_for_ever(tmp_path: Path) -> None:
    target = lay(tmp_path / "www", {"other.html": b"theirs", "index.html": b"theirs"})
    publish(lay(tmp_path / "1", {"index.html": b"1"}), Directory(target), Heard(), adopt=True)
    publish(lay(tmp_path / "2", {"new.html": b"2"}), Directory(target), Heard())
    assert held(target) == {"other.html": b"theirs", "new.html": b"2"}


def test_a_manifest_that_climbs_out_deletes_nothing(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine", encoding="utf-8")
    climbing = b'{"version":1,"complete":true,"files":{"../precious.txt":"' + b"1" * 64
    target = lay(tmp_path / "www", {NAME: climbing + b'"},"feeds":{},"retired":[]}'})
    with pytest.raises(PublishError, match="is not a manifest of this tool"):
        publish(lay(tmp_path / "1", {"index.html": b""}), Directory(target), Heard())
    assert precious.read_text(encoding="utf-8") == "mine"


def test_many_files_are_sent_by_batches(tmp_path: Path) -> None:
    built = lay(tmp_path / "1", {f"{number}.html": b"x" for number in range(450)})
    heard = Heard()
    publish(built, Directory(tmp_path / "www"), heard)
    assert heard.steps == [(200, 450), (400, 450), (450, 450)]
    assert [line for line in heard.lines if "more" in line] == ["  new: 430 more"]
