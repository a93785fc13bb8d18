"""PHP's serialised values, of which WordPress keeps the sizes of images. Pure."""

from typing import Any

_LARGEST = 1 << 20  # bytes; attachment metadata are a few kilobytes
_DEEPEST = 16


class NotPhp(ValueError):
    """Raised for what is no serialised value, or an object."""


def unserialised(text: str) -> Any:
    """Arrays as dicts, strings, numbers, booleans, None. Objects are never made.

    Raises NotPhp.
    """
    data = text.strip().encode()
    if len(data) > _LARGEST:
        raise NotPhp("too long")
    try:
        return _value(data, 0, 0)[0]
    except (ValueError, IndexError, TypeError, RecursionError) as error:
        raise NotPhp(str(error)) from None


def _value(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    if depth > _DEEPEST:
        raise NotPhp("nested too deep")
    kind = data[at:at + 2]
    if kind == b"N;":
        return None, at + 2
    end = data.index(b";" if kind in {b"i:", b"d:", b"b:"} else b":", at + 2)
    word = data[at + 2:end]
    if kind == b"i:":
        return int(word), end + 1
    if kind == b"d:":
        return float(word), end + 1
    if kind == b"b:":
        return word == b"1", end + 1
    if kind == b"s:":
        return _string(data, end, int(word))
    if kind != b"a:":
        raise NotPhp(f"no value of ours: {kind!r}")
    found: dict[Any, Any] = {}
    at = end + 2
    for _ in range(int(word)):
        key, at = _value(data, at, depth + 1)
        found[key], at = _value(data, at, depth + 1)
    return found, at + 1


def _string(data: bytes, colon: int, length: int) -> tuple[str, int]:
    start = colon + 2
    end = start + length
    if data[end:end + 2] != b'";':
        # An export whose encoding was mended has other lengths than PHP counted.
        end = data.index(b'";', start)
    return data[start:end].decode("utf-8", "replace"), end + 2
