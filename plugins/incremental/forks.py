"""The same work on many things by every core: processes forked from this one, which need not
be told what they can see."""

import gc
import os
import pickle
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below so many things, forking costs more than it saves.
FEW = 64


class WorkerFailed(RuntimeError):
    """A worker ended before its work did; the text holds what it said."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def slices(items: Sequence[Item], count: int) -> list[Sequence[Item]]:
    """The items dealt out to so many workers; neighbours go to different ones, so that each
    has its share of what is heavy."""
    return [items[number::count] for number in range(count)]


def _send(write: int, value: object) -> None:
    data = pickle.dumps(value, protocol=5)
    view = memoryview(len(data).to_bytes(8, "little") + data)
    while view:
        view = view[os.write(write, view):]


def _receive(read: int) -> Any:
    head = _exactly(read, 8)
    if head is None:
        return None
    data = _exactly(read, int.from_bytes(head, "little"))
    return None if data is None else pickle.loads(data)  # noqa: S301  # our own child's


def _exactly(read: int, count: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < count:
        part = os.read(read, min(1 << 20, count - len(parts)))
        if not part:
            return None
        parts += part
    return bytes(parts)


def in_forks(
    items: Sequence[Item],
    work: Callable[[Sequence[Item]], Iterator[Result]],
    workers: int | None = None,
) -> Iterator[Result]:
    """What work makes of the items, in no order; each result must pickle.

    work: is given a share of the items and yields results; it runs in a child of this
    process, or here when there are few items or one core. Raises WorkerFailed, or what work
    raises when it runs here.
    """
    count = min(workers or cores(), max(1, len(items) // (FEW // 2)))
    if count < 2 or len(items) < FEW or not hasattr(os, "fork"):
        yield from work(items)
        return
    pipes: list[tuple[int, int]] = []
    # A collection in a child would touch, and so copy, every page that it shares with us.
    gc.freeze()
    for share in slices(items, count):
        read, write = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child == 0:
            os.close(read)
            for other, _ in pipes:
                os.close(other)
            _child(share, work, write)
        os.close(write)
        pipes.append((read, child))
    gc.unfreeze()
    try:
        yield from _gather(pipes)
    finally:
        for read, child in pipes:
            os.close(read)
            os.waitpid(child, 0)


def _child(
    share: Sequence[Item], work: Callable[[Sequence[Item]], Iterator[Result]], write: int
) -> None:
    status = 1
    gc.enable()  # of what is made from here on: the rest is frozen
    try:
        batch: list[Result] = []
        for result in work(share):
            batch.append(result)
            if len(batch) >= 32:
                _send(write, (batch, None))
                batch = []
        _send(write, (batch, None))
        _send(write, ([], ""))
        status = 0
    except BaseException:
        _send(write, ([], traceback.format_exc()))
    finally:
        os._exit(status)


def _gather(pipes: list[tuple[int, int]]) -> Iterator[Any]:
    import select

    open_pipes = {read for read, _ in pipes}
    while open_pipes:
        ready, _, _ = select.select(list(open_pipes), [], [])
        for read in ready:
            message = _receive(read)
            if message is None:
                raise WorkerFailed("a worker was stopped from outside")
            results, said = message
            yield from results
            if said:
                raise WorkerFailed(said)
            if said == "":
                open_pipes.discard(read)
