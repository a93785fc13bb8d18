"""Work is shared out, comes back whole, and a worker that fails is heard."""

import os
import signal
from collections.abc import Iterator, Sequence

import pytest

from plugins.incremental.forks import FEW, WorkerFailed, in_forks, slices

MANY = list(range(3 * FEW))


def squares(share: Sequence[int]) -> Iterator[tuple[int, int]]:
    for number in share:
        yield number * number, os.getpid()


def test_every_item_is_done_once_and_by_several() -> None:
    found = list(in_forks(MANY, squares, workers=3))
    assert sorted(value for value, _ in found) == [n * n for n in MANY]
    assert len({process for _, process in found}) == 3 and os.getpid() not in dict(found).values()


@pytest.mark.parametrize("items", [[], [1], MANY[:FEW - 1]])
def test_little_work_stays_here(items: list[int]) -> None:
    assert {process for _, process in in_forks(items, squares, workers=3)} <= {os.getpid()}


def test_large_results_come_through() -> None:
    def large(share: Sequence[int]) -> Iterator[bytes]:
        for _ in share:
            yield bytes(100_000)

    assert {len(data) for data in in_forks(MANY, large, workers=2)} == {100_000}


def test_what_a_worker_raises_is_told() -> None:
    def broken(share: Sequence[int]) -> Iterator[int]:
        yield share[0]
        raise ValueError("cassé")

    with pytest.raises(WorkerFailed, match="ValueError: cassé"):
        list(in_forks(MANY, broken, workers=2))


def test_a_worker_that_is_killed_is_told() -> None:
    def killed(share: Sequence[int]) -> Iterator[int]:
        yield share[0]
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(WorkerFailed, match="stopped from outside"):
        list(in_forks(MANY, killed, workers=2))


def test_shares_hold_everything_once() -> None:
    assert sorted(n for share in slices(MANY, 4) for n in share) == MANY
