"""Plain values as bytes, equal ones as equal bytes."""

import marshal
from typing import Any


def plain_bytes(value: Any) -> bytes:
    """What `marshal.loads` gives back: texts, bytes, numbers, None, and tuples, lists, dicts and
    sets of them. Raises ValueError for a value that is, or holds, anything else."""
    # Later versions write how values are shared in memory, and so one value in several ways.
    return marshal.dumps(value, 2)
