"""Work is shared out, comes back whole, and a worker that fails is heard."""

import gc
import os
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from plugins.incremental.forks import FEW, WorkerFailed, _Queue, in_forks, stretches

MANY = list(range(3 * FEW))


def squares(share: Iterable[int]) -> Iterator[tuple[int, int]]:
    for number in share:
        yield number * number, os.getpid()


@pytest.mark.parametrize("here", [False, True])
def test_every_item_is_done_once_and_by_several(here: bool) -> None:
    found = list(in_forks(MANY, squares, workers=3, dealt=MANY, here=here))
    assert sorted(value for value, _ in found) == sorted([n * n for n in MANY] * 2)
    processes = {process for _, process in found}
    assert len(processes) == 3 and (os.getpid() in processes) is here


@pytest.mark.parametrize("here", [False, True])
def test_children_follow_one_another(here: bool) -> None:
    def slow(share: Iterable[int]) -> Iterator[tuple[int, int]]:
        for number in share:
            time.sleep(0.001)
            yield number, os.getpid()

    found = list(in_forks(MANY, slow, workers=2, here=here, lives=3))
    assert sorted(number for number, _ in found) == MANY
    children = {process for _, process in found} - {os.getpid()}
    assert len(children) >= 3
    assert len({process for number, process in found if number in MANY[-8:]}) <= 2


def test_who_is_done_takes_what_is_left(tmp_path: Path) -> None:
    more = tmp_path / "the other one has done more than its half"

    def uneven(share: Iterable[int]) -> Iterator[tuple[int, int]]:
        for done, number in enumerate(share, 1):
            end = time.monotonic() + 60
            while number == 0 and not more.exists() and time.monotonic() < end:
                time.sleep(0.01)
            if done > len(MANY) // 2 + 1:
                more.touch()
            yield number, os.getpid()

    found = dict(in_forks(MANY, uneven, workers=2))
    assert sorted(found) == MANY
    slow = [number for number in MANY if found[number] == found[0]]
    assert len(slow) < len(MANY) // 2


def test_few_items_are_dealt_one_by_one() -> None:
    """Each may be as much work as the others together: nobody holds back four of them."""
    queue = _Queue(12, 2)
    first, second = queue.taken(range(12), 0), queue.taken(range(12), 1)
    assert [next(first), next(second), next(first)] == [0, 6, 1]
    assert [*second] == [7, 8, 9, 10, 11, 2, 3, 4, 5]
    queue.close()


def test_more_items_than_a_pipe_has_room_for_numbers_of() -> None:
    many = list(range(100_000))
    assert sorted(in_forks(many, iter, workers=2)) == many


@pytest.mark.parametrize("collects", [False, True])
def test_collecting_is_as_it_was_afterwards(collects: bool) -> None:
    before = gc.isenabled(), gc.get_threshold()
    (gc.enable if collects else gc.disable)()
    try:
        list(in_forks(MANY, squares, workers=2, here=True))
        assert (gc.isenabled(), gc.get_threshold()) == (collects, before[1])
    finally:
        (gc.enable if before[0] else gc.disable)()


def test_what_this_process_raises_is_raised_as_it_is() -> None:
    here = os.getpid()

    def broken(share: Iterable[int]) -> Iterator[int]:
        for number in share:
            if os.getpid() == here:
                raise KeyError("cassé")
            yield number

    with pytest.raises(KeyError, match="cassé"):
        list(in_forks(MANY, broken, workers=2, dealt=[1, 2], here=True))


@pytest.mark.parametrize("items", [[], [1], MANY[:FEW - 1]])
def test_little_work_stays_here(items: list[int]) -> None:
    assert {process for _, process in in_forks(items, squares, workers=3)} <= {os.getpid()}


def test_large_results_come_through() -> None:
    def large(share: Iterable[int]) -> Iterator[bytes]:
        for _ in share:
            yield bytes(100_000)

    assert {len(data) for data in in_forks(MANY, large, workers=2)} == {100_000}


def test_what_a_worker_raises_is_told() -> None:
    def broken(share: Iterable[int]) -> Iterator[int]:
        yield next(iter(share))
        raise ValueError("cassé")

    with pytest.raises(WorkerFailed, match="ValueError: cassé"):
        list(in_forks(MANY, broken, workers=2))


def test_a_worker_that_is_killed_is_told() -> None:
    def killed(share: Iterable[int]) -> Iterator[int]:
        yield next(iter(share))
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(WorkerFailed, match="stopped from outside"):
        list(in_forks(MANY, killed, workers=2))


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_shares_hold_everything_once_and_neighbours_stay_together(count: int) -> None:
    shares = stretches(MANY[:20], count)
    assert [n for share in shares for n in share] == MANY[:20]
    assert max(map(len, shares)) - min(map(len, shares)) <= 1
