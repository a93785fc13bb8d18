"""The width and height of a picture, from its first bytes. Pure.

Reads PNG, GIF, JPEG (turned as its Exif says), WebP and AVIF.
"""

import re
import struct

HEAD = 1 << 18  # bytes that hold the size of any honest picture
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def pixels(data: bytes) -> tuple[int, int] | None:
    """Width and height; None for what is no picture of a kind that browsers show."""
    try:
        found = _pixels(data)
    except (struct.error, IndexError):
        return None
    return found if found and all(found) else None


def _pixels(data: bytes) -> tuple[int, int] | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
        return struct.unpack(">II", data[16:24])
    if data[:6] in {b"GIF87a", b"GIF89a"}:
        return struct.unpack("<HH", data[6:10])
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    if data[4:12] in {b"ftypavif", b"ftypavis"}:
        match = re.search(rb"ispe\0\0\0\0(.{8})", data, re.DOTALL)
        return struct.unpack(">II", match[1]) if match else None
    return None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    at, turned = 2, False
    while at < len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
            continue
        (length,) = struct.unpack(">H", data[at + 2:at + 4])
        if marker == 0xE1 and data[at + 4:at + 10] == b"Exif\0\0":
            turned = _turned(data[at + 10:at + 2 + length])
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5:at + 9])
            return (height, width) if turned else (width, height)
        at += 2 + length
    return None


def _turned(exif: bytes) -> bool:
    """Whether Exif says that the picture stands on its side."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None or len(exif) < 8:
        return False
    (at,) = struct.unpack(f"{order}I", exif[4:8])
    if at + 2 > len(exif):
        return False
    (count,) = struct.unpack(f"{order}H", exif[at:at + 2])
    for number in range(count):
        entry = exif[at + 2 + 12 * number:at + 14 + 12 * number]
        if len(entry) < 12:
            return False
        tag, _, _, value = struct.unpack(f"{order}HHIH", entry[:10])
        if tag == 0x0112:
            return bool(5 <= value <= 8)
    return False


def _webp(data: bytes) -> tuple[int, int] | None:
    kind = data[12:16]
    if len(data) < 30 and (kind != b"VP8L" or len(data) < 25):
        return None
    if kind == b"VP8X":
        return (
            int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
        )
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None
