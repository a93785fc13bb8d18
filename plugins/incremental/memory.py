"""Memory while a build goes on."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Does without Python's search for what could go: what a build makes stays to its end, and
    looking through all of it again and again takes a third of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.freeze()  # nor is it looked through the moment that collecting goes on
            gc.enable()
