"""Images in the author's files that say nothing to whoever cannot see them."""

import re
from collections.abc import Iterator
from pathlib import Path

_FENCE = re.compile(r"\s{0,3}(```+|~~~+)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_MARKDOWN = re.compile(r"!\[\s*\](?:\(\s*<?([^)\s>]*)|\[([^\]]*)\])")
_HTML = re.compile(r"<img\b(?![^>]*\balt\s*=)[^>]*>", re.IGNORECASE)
_SOURCE = re.compile(r"""\bsrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


def silent(text: str) -> Iterator[tuple[int, str]]:
    """Line, from 1, and address of each image of a Markdown text without alternative text.

    `<img alt="">` says that the image is a decoration: that is an answer. Code is no image.
    """
    fence = ""
    for number, line in enumerate(text.splitlines(), 1):
        mark = _FENCE.match(line)
        if mark and (not fence or (mark[1][0] == fence[0] and len(mark[1]) >= len(fence))):
            fence = "" if fence else mark[1]
            continue
        if fence:
            continue
        line = _CODE.sub("", line)
        for found in _MARKDOWN.finditer(line):
            yield number, found[1] or found[2] or "?"
        for found in _HTML.finditer(line):
            source = _SOURCE.search(found[0])
            yield number, source[1] if source else "?"


def silent_images(content: Path, root: Path) -> list[str]:
    """`path:line: …` for every Markdown file below content; paths are relative to root."""
    return [
        f'{path.relative_to(root).as_posix()}:{line}: image "{address}" has no alternative text'
        for path in sorted(content.rglob("*.md"))
        for line, address in silent(path.read_text(encoding="utf-8", errors="replace"))
    ]
