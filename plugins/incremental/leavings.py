"""What reading a file left besides its content, as bytes: findings, and rows of tables.

Of a table that `READING_PLAIN` names (table → two functions: of a row, into tuples, texts and
numbers; and back), rows are taken out several times as fast as by pickle.
"""

import marshal
from collections.abc import Mapping, Sequence
from typing import Any

from . import contents
from .plain import plain_bytes

PLAIN = "READING_PLAIN"
_MARSHALLED, _PICKLED = b"m", b"p"


def to_bytes(findings: Sequence[Any], rows: Mapping[str, Any], settings: Mapping[str, Any]
             ) -> bytes:
    """rows: by their table. Raises PicklingError and its like."""
    ways = settings.get(PLAIN, {})
    if not findings and rows.keys() <= ways.keys():
        try:
            plain = tuple((name, ways[name][0](row)) for name, row in rows.items())
            return _MARSHALLED + plain_bytes(plain)
        except ValueError:
            pass  # a text of another kind, say
    return _PICKLED + contents.to_bytes((list(findings), dict(rows)))


def from_bytes(
    data: bytes, terms: contents.Terms, settings: Mapping[str, Any]
) -> tuple[Sequence[Any], Mapping[str, Any]]:
    """The findings and the rows that `to_bytes` made bytes of."""
    if data[:1] == _MARSHALLED:
        ways = settings.get(PLAIN, {})
        plain = marshal.loads(data[1:])  # noqa: S302  # under a checksum
        return (), {name: ways[name][1](row) for name, row in plain}
    found: tuple[Sequence[Any], Mapping[str, Any]] = contents.from_bytes(data[1:], terms)
    return found
