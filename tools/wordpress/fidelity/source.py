"""What a post holds as it stands in the export: text, links and images. Pure."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from html import escape

_BLOCK = re.compile(r"<!--\s*wp:(?:core/)?block\s+(\{.*?\})\s*/?-->", re.DOTALL)
_FOOTNOTES = re.compile(r"<!--\s*wp:(?:core/)?footnotes\b")
_DEEPEST = 10
_LARGEST = 4 << 20  # characters that reusable blocks may make of a post


def whole(
    content: str, block: Callable[[int], str | None], footnotes: Mapping[str, str],
    tables: Iterable[str] = (),
) -> str:
    """The content with what it takes from elsewhere: reusable blocks, footnotes, tables."""
    text = _with_blocks(content, block, ())
    if footnotes and _FOOTNOTES.search(text):
        text += "".join(f"<p>{note}</p>" for note in footnotes.values())
    return text + "".join(tables)


def _with_blocks(content: str, block: Callable[[int], str | None], above: tuple[int, ...]) -> str:
    if "wp:" not in content or len(above) >= _DEEPEST:
        return content

    def inside(match: re.Match[str]) -> str:
        try:
            number = int(json.loads(match[1])["ref"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return ""
        found = None if number in above else block(number)
        return _with_blocks(found, block, (*above, number)) if found else ""

    text = _BLOCK.sub(inside, content)
    return text if len(text) <= max(_LARGEST, len(content)) else content


# Shortcodes between which HTML is HTML; between the others that are known, it is code.
_HTML = frozenset({
    "caption", "wp_caption", "gallery", "embed", "audio", "video", "youtube", "vimeo",
    "dailymotion", "playlist",
})
_REST = r"(?=[\s\]/])(?:[^\]\"']|\"[^\"]*\"|'[^']*')*+\]"


def without_shortcodes(text: str, names: Iterable[str]) -> str:
    """text without the brackets of shortcodes that were turned into something else; what
    stands between an opening and a closing one stays, as code where it is code."""
    names = list(names)
    if not names or "[" not in text:
        return text
    code = [re.escape(name) for name in names if name not in _HTML]
    if code:
        text = re.sub(
            rf"\[(?P<name>{'|'.join(code)}){_REST}(?P<inside>.*?)\[/(?P=name)\]",
            lambda match: f" {escape(match['inside'])} ", text, flags=re.DOTALL,
        )
    return re.sub(rf"\[/?(?:{'|'.join(map(re.escape, names))}){_REST}", " ", text)


def shortcodes_in(text: str, names: Iterable[str]) -> int:
    """How many of the shortcodes of these names a text holds; closing ones do not count."""
    names = [re.escape(name) for name in names]
    if not names:
        return 0
    return len(re.findall(rf"\[(?:{'|'.join(names)})(?=[\s\]/])", text))
