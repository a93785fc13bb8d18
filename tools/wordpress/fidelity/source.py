"""What a post holds as it stands in the export: text, links and images. Pure."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from html import escape

_BLOCK = re.compile(r"<!--\s*wp:(?:core/)?block\s+(\{.*?\})\s*/?-->", re.DOTALL)
_FOOTNOTES = re.compile(r"<!--\s*wp:(?:core/)?footnotes\b")
_DEEPEST = 10
_MOST_BLOCKS = 2_000  # reusable blocks in one post, those inside of others included


def whole(
    content: str, block: Callable[[int], str | None], footnotes: Mapping[str, str],
    tables: Iterable[str] = (),
) -> str:
    """The content with what it takes from elsewhere: reusable blocks, footnotes, tables."""
    text = _Blocks(block).inside(content)
    if footnotes and _FOOTNOTES.search(text):
        text += "".join(f"<p>{note}</p>" for note in footnotes.values())
    return text + "".join(tables)


class _Blocks:
    """Puts reusable blocks in, each as often as it is asked for, up to a bound: each may ask
    for others, and they for it."""

    def __init__(self, block: Callable[[int], str | None]) -> None:
        self._block = block
        self._left = _MOST_BLOCKS

    def inside(self, content: str, above: tuple[int, ...] = ()) -> str:
        """content with its blocks."""
        if "wp:" not in content or len(above) >= _DEEPEST:
            return content
        return _BLOCK.sub(lambda match: self._one(match, above), content)

    def _one(self, match: re.Match[str], above: tuple[int, ...]) -> str:
        try:
            number = int(json.loads(match[1])["ref"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return ""
        found = None if number in above or self._left <= 0 else self._block(number)
        if not found:
            return ""
        self._left -= 1
        return self.inside(found, (*above, number))


# Shortcodes between which HTML is HTML; between the others that are known, it is code.
_HTML = frozenset({
    "caption", "wp_caption", "gallery", "embed", "audio", "video", "youtube", "vimeo",
    "dailymotion", "playlist",
})
# The rest of a tag; a longer one is none, so that no text takes a long time.
_REST = r"(?=[\s\]/])(?:[^\]\"']|\"[^\"]{0,2000}+\"|'[^']{0,2000}+'){0,2000}+\]"


def without_shortcodes(text: str, names: Iterable[str]) -> str:
    """text without the brackets of shortcodes that were turned into something else; what
    stands between an opening and a closing one stays, as code where it is code."""
    names = list(names)
    if not names or "[" not in text:
        return text
    tags = list(re.finditer(
        rf"\[(?P<end>/?)(?P<name>{'|'.join(map(re.escape, names))}){_REST}", text
    ))
    ends: dict[str, int] = {}
    closes = [-1] * len(tags)  # of each opening tag: the place of the next closing one
    for index in range(len(tags) - 1, -1, -1):
        if tags[index]["end"]:
            ends[tags[index]["name"]] = index
        else:
            closes[index] = ends.get(tags[index]["name"], -1)
    parts: list[str] = []
    at = skip = 0
    for index, tag in enumerate(tags):
        if index < skip:
            continue
        parts += [text[at:tag.start()], " "]
        at = tag.end()
        if closes[index] >= 0 and tag["name"] not in _HTML:
            end = tags[closes[index]]
            parts += [escape(text[at:end.start()]), " "]
            at, skip = end.end(), closes[index] + 1
    return "".join([*parts, text[at:]])


def shortcodes_in(text: str, names: Iterable[str]) -> int:
    """How many of the shortcodes of these names a text holds; closing ones do not count."""
    names = [re.escape(name) for name in names]
    if not names:
        return 0
    return len(re.findall(rf"\[(?:{'|'.join(names)})(?=[\s\]/])", text))
