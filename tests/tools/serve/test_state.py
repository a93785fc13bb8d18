"""What takes a browser from the build that it has to the last one."""

import threading

import pytest

from tools.serve.state import Outcome, State

CSS, PAGE, WRONG = Outcome(kind="css"), Outcome(), Outcome(kind="css", errors=["x"])


@pytest.mark.parametrize(("builds", "had", "kind"), [
    ([PAGE, CSS], 1, "css"),
    ([PAGE, CSS, CSS], 1, "css"),
    ([PAGE, CSS], 0, "reload"),
    ([PAGE, PAGE, CSS], 1, "reload"),
    ([PAGE, CSS, PAGE], 2, "reload"),
    # An error stands in place of the page: its sheet brings neither there nor back.
    ([PAGE, WRONG], 1, "reload"),
    ([PAGE, WRONG, CSS], 2, "reload"),
    ([PAGE, WRONG, CSS], 1, "reload"),
    ([PAGE, WRONG, CSS, CSS], 3, "css"),
    ([PAGE], -1, "reload"),
])
def test_a_sheet_alone_or_the_whole_page(builds: list[Outcome], had: int, kind: str) -> None:
    state = State()
    for build in builds:
        state.tell(build)
    assert state.wait(had, 0) == (len(builds), kind)


def test_nothing_new_is_no_news() -> None:
    state = State()
    assert state.wait(0, 0) is None
    state.tell(PAGE)
    assert state.wait(1, 0) is None
    state.close()
    assert state.wait(0, 60) is None


def test_who_waits_is_woken() -> None:
    state = State()
    threading.Timer(0.05, state.tell, [PAGE]).start()
    assert state.wait(0, 20) == (1, "reload")


@pytest.mark.parametrize("mark", ["", "x", "other.1", ".", "other.", "1.1"])
def test_a_page_of_another_server_has_no_build_of_this_one(mark: str) -> None:
    state = State()
    state.tell(PAGE)
    assert state.seen(mark) == -1
    assert state.seen(state.mark) == 1
    assert state.seen(f"{state.session}.-1") == -1
