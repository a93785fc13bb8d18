"""The same work on many things by every core: processes forked from this one, which need not
be told what they can see."""

import fcntl
import gc
import os
import pickle
import select
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below so many things, forking costs more than it saves.
FEW = 64
# Python's own (700, 10, 10) looks through what a worker makes far oftener than it pays.
_THRESHOLD = (20_000, 20, 20)
_AGAIN = "\0"  # what a child says that has done its part
_ROOM = 1 << 15  # bytes that surely fit into a pipe


class WorkerFailed(RuntimeError):
    """A worker ended before its work did; the text holds what it said."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def stretches(items: Sequence[Item], count: int) -> list[Sequence[Item]]:
    """The items cut into so many shares: neighbours, which often need the same things, stay
    together."""
    total = len(items)
    return [items[total * one // count:total * (one + 1) // count] for one in range(count)]


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
    work: Callable[[Iterable[Item]], Iterator[Result]],
    workers: int | None = None,
    dealt: Sequence[Item] = (),
    here: bool = False,
    lives: int = 1,
    few: int = FEW,
) -> Iterator[Result]:
    """What work makes of the items, in no order; each result must pickle.

    work: is given a share of the items and yields results; it runs in children of this
    process, or here when there are few items or one core. dealt: items that come before the
    others and are shared out at once; of the others each worker takes some whenever it has
    done the last, its neighbours first. Where what children share with this process does not
    stay shared, two things take less memory: here: this process is one of the workers; lives:
    so many children follow one another, each for a part of the items. few: below so many
    items, forking costs more than it saves. Raises WorkerFailed, or
    what work raises when it runs here.
    """
    total = len(items) + len(dealt)
    count = min(workers or cores(), max(1, total // (few // 2)))
    if count < 2 or total < few or not hasattr(os, "fork"):
        yield from work([*dealt, *items])
        return
    shares = stretches(dealt, count)
    team = _Team(items, work, count, -(-len(items) // (count * lives)) if lives > 1 else None)
    try:
        for number in range(1 if here else 0, count):
            team.start(number, shares[number])
        if here:
            with _collecting():
                for result in work(chain(shares[0], team.queue.taken(items, 0))):
                    yield result
                    yield from team.results(0)
        while team.open:
            yield from team.results(None)
    finally:
        team.end()


class _Team:
    """The children that work. open: the pipes of those that are at work, and the number of
    each; most: how many items a child takes before another takes its place."""

    def __init__(
        self, items: Sequence[Any], work: Callable[[Iterable[Any]], Iterator[Any]], count: int,
        most: int | None,
    ) -> None:
        self._items = items
        self._work = work
        self._most = most
        self._children: dict[int, int] = {}
        self.queue = _Queue(len(items), count)
        self.open: dict[int, int] = {}

    def start(self, number: int, first: Sequence[Any] = ()) -> None:
        """Starts a worker; first: what it does before anything else."""
        read, write = os.pipe()
        _widen(write)
        sys.stdout.flush()
        sys.stderr.flush()
        # A collection in a child would touch, and so copy, every page that it shares with us.
        gc.freeze()
        child = os.fork()
        if child == 0:
            for other in (read, *self._children):
                os.close(other)
            share = chain(first, self.queue.taken(self._items, number, self._most))
            _child(share, self._work, write, self.queue)
        os.close(write)
        self._children[read] = child
        self.open[read] = number

    def results(self, timeout: float | None) -> Iterator[Any]:
        """What has come from the children; timeout: how long to wait for something, None for
        ever."""
        while self.open and (ready := select.select(list(self.open), [], [], timeout)[0]):
            for read in ready:
                message = _receive(read)
                if message is None:
                    raise WorkerFailed("a worker was stopped from outside")
                results, said = message
                if said is not None:
                    number = self.open.pop(read)
                    self._part(read)
                    if said == _AGAIN:
                        self.start(number)
                    elif said:
                        raise WorkerFailed(said)
                yield from results

    def _part(self, read: int) -> None:
        os.close(read)
        os.waitpid(self._children.pop(read), 0)

    def end(self) -> None:
        """Nobody works any more."""
        gc.unfreeze()
        self.queue.close()
        for read in list(self._children):
            self._part(read)


class _Queue:
    """Which of so many items are still to be done. Each worker has a stretch of them, in which
    it goes on by CHUNK, and when that is done it goes on with what is left of the others': as
    long as each keeps to its own, what they share in memory stays shared.

    The numbers at which chunks begin wait in a pipe for each stretch, that all workers read.
    """

    CHUNK = 4
    _SIZE = 4  # bytes of a number

    def __init__(self, count: int, workers: int) -> None:
        # Of a few items each may be as much work as all the others together.
        self._step = self.CHUNK if count >= self.CHUNK * FEW else 1
        while count // self._step // workers * self._SIZE > _ROOM:
            self._step *= 2
        starts = range(0, count, self._step)
        self.more = False
        self._reads = []
        for stretch in stretches(starts, workers):
            read, write = os.pipe()
            os.write(write, b"".join(each.to_bytes(self._SIZE, "little") for each in stretch))
            os.close(write)
            self._reads.append(read)

    def taken(
        self, items: Sequence[Item], worker: int, most: int | None = None
    ) -> Iterator[Item]:
        """The items that a worker takes, until none is left or it has taken so many: then
        `more` says so."""
        count = 0
        for read in (*self._reads[worker:], *self._reads[:worker]):
            while not (self.more and count) and (number := os.read(read, self._SIZE)):
                start = int.from_bytes(number, "little")
                yield from items[start:start + self._step]
                count += self._step
                self.more = most is not None and count >= most

    def close(self) -> None:
        """Nothing more is taken."""
        for read in self._reads:
            os.close(read)


def _widen(write: int) -> None:
    """Lets a worker go on while this process is busy."""
    with suppress(OSError, AttributeError):
        fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, 1 << 20)


@contextmanager
def _collecting() -> Iterator[None]:
    """Looks for what could go among what is made meanwhile: the rest is frozen."""
    collects, threshold = gc.isenabled(), gc.get_threshold()
    gc.set_threshold(*_THRESHOLD)
    gc.enable()
    try:
        yield
    finally:
        gc.set_threshold(*threshold)
        if not collects:
            gc.disable()


def _child(
    share: Iterable[Item], work: Callable[[Iterable[Item]], Iterator[Result]], write: int,
    queue: _Queue,
) -> None:
    status = 1
    try:
        with _collecting():
            batch: list[Result] = []
            for result in work(share):
                batch.append(result)
                if len(batch) >= 32:
                    _send(write, (batch, None))
                    batch = []
            _send(write, (batch, _AGAIN if queue.more else ""))
        status = 0
    except BaseException:
        _send(write, ([], traceback.format_exc()))
    finally:
        os._exit(status)
