"""Pelican's signals, which are global to a process."""

from collections.abc import Iterator
from contextlib import contextmanager

from blinker import Signal
from pelican.plugins import signals

_TABLES = ("_by_receiver", "_by_sender")


@contextmanager
def signals_as_they_were() -> Iterator[None]:
    """Whoever began to listen meanwhile no longer does afterwards."""
    found = [each for each in vars(signals).values() if isinstance(each, Signal)]
    before = [
        (dict(each.receivers),
         *({key: set(names) for key, names in getattr(each, name).items()} for name in _TABLES))
        for each in found
    ]
    try:
        yield
    finally:
        for each, (receivers, *tables) in zip(found, before, strict=True):
            each.receivers.clear()
            each.receivers.update(receivers)
            for name, table in zip(_TABLES, tables, strict=True):
                getattr(each, name).clear()
                getattr(each, name).update(table)
