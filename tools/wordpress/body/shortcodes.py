"""Shortcodes: which brackets are one, what they hold, and which are only prose."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .account import Account
from .stash import Stash

# What follows a shortcode's name: values in quotes of any kind may hold anything but a bracket.
_OPENING = re.compile(
    r"\[(?P<escaped>\[?)(?P<name>[A-Za-z][\w-]{0,60})(?P<attributes>(?:[\s=/][^\[\]]{0,8000})?)"
    r"\](?P<shut>\]?)"
)
_CLOSING = re.compile(r"\[/([A-Za-z][\w-]{0,60})\]")
_ATTRIBUTE = re.compile(
    r"""(?P<name>[\w-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))"""
    r"""|"(?P<quoted>[^"]*)"|(?P<word>\S+)"""
)
_CURLY = str.maketrans({"“": '"', "”": '"', "″": '"', "«": '"', "»": '"', "’": "'", "‘": "'"})
# A plugin's name has a sign that no word of prose in brackets has.
_MADE_UP = re.compile(r"[a-z0-9]+_[a-z0-9_-]+|[a-z-]*[a-z]\d+|[a-z]+-[a-z]+-[a-z\d-]+")

# The names of the code plugins whose content is no HTML.
CODE = frozenset({"code", "sourcecode", "source", "highlight", "cc", "codesyntax"})
LANGUAGES = frozenset({
    "actionscript3", "as3", "bash", "c", "coldfusion", "cpp", "csharp", "css", "delphi", "diff",
    "erlang", "fsharp", "go", "groovy", "html", "java", "javafx", "javascript", "js", "latex",
    "matlab", "objc", "perl", "php", "plain", "powershell", "python", "r", "ruby", "scala",
    "shell", "sql", "text", "vb", "xml", "yaml",
})
ENCLOSING = frozenset({
    "caption", "wp_caption", "embed", "audio", "video", "youtube", "vimeo", "dailymotion",
    "playlist", *CODE, *LANGUAGES,
})


@dataclass(frozen=True)
class Shortcode:
    """values: named attributes; words: the others; content: what it encloses, None when it
    encloses nothing."""

    name: str
    values: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    content: str | None = None

    def first(self, *names: str) -> str:
        """The first of the named attributes that says something."""
        return next((self.values[name] for name in names if self.values.get(name)), "")


def attributes(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The named values and the words of a shortcode's inside; entities are read."""
    values: dict[str, str] = {}
    words = []
    if "&" in text:
        text = html.unescape(text)
    for found in _ATTRIBUTE.finditer(text.translate(_CURLY)):
        if found["name"]:
            value = found["double"] or found["single"] or found["bare"] or ""
            values[found["name"].lower()] = value.strip()
        else:
            words.append((found["quoted"] or found["word"] or "").strip())
    return values, tuple(word for word in words if word and word != "/")


Make = Callable[[Shortcode], str | None]


class Shortcodes:
    """Turns the known shortcodes of one body into HTML and lists the others.

    make: a known shortcode → its HTML, or None to leave it as it is; names: those that make
    knows.
    """

    def __init__(self, make: Make, names: frozenset[str], stash: Stash, account: Account) -> None:
        self._make = make
        self._names = names
        self._stash = stash
        self._account = account
        self._ends: dict[str, re.Match[str] | None] = {}
        self._closed: set[str] = set()

    def replaced(self, text: str) -> str:
        """text with marks in the places of known shortcodes."""
        self._ends = {}
        self._closed = set(_CLOSING.findall(text))
        out = []
        position = 0
        while found := _OPENING.search(text, position):
            out.append(text[position:found.start()])
            name = found["name"].lower()
            if name in self._names or self._is_code(name, found, text):
                piece, position = self._known(name, found, text)
                out.append(piece)
            else:
                self._note(found, text)
                out.append(found[0])
                position = found.end()
        out.append(text[position:])
        return "".join(out)

    def _is_code(self, name: str, found: re.Match[str], text: str) -> bool:
        return name in CODE | LANGUAGES and self._end(name, text, found.end()) is not None

    def _end(self, name: str, text: str, start: int) -> re.Match[str] | None:
        """The closing tag after start; the same one is looked for once."""
        if name in self._ends:
            held = self._ends[name]
            if held is None or held.start() >= start:
                return held
        closing = re.compile(rf"\[/{re.escape(name)}\](?P<shut>\]?)", re.IGNORECASE)
        self._ends[name] = closing.search(text, start)
        return self._ends[name]

    def _known(self, name: str, found: re.Match[str], text: str) -> tuple[str, int]:
        end = None
        if name in ENCLOSING and not found["attributes"].rstrip().endswith("/"):
            end = self._end(name, text, found.end())
            # An earlier one without content does not swallow a later one.
            if end and re.compile(rf"\[{re.escape(name)}[\s\]]", re.IGNORECASE).search(
                text, found.end(), end.start()
            ) and name not in CODE | LANGUAGES:
                end = None
        stop = end.end() if end else found.end()
        if found["escaped"]:
            if (end or found)["shut"]:
                return text[found.start() + 1:stop - 1], stop
            return "[" + text[found.start() + 1:found.end()], found.end()
        stop -= len((end or found)["shut"])
        values, words = attributes(found["attributes"])
        content = text[found.end() - len(found["shut"]):end.start()] if end else None
        made = self._make(Shortcode(name, values, words, content))
        if made is None:
            return text[found.start():stop], stop
        self._account.known.append(name)
        return self._stash.put(made), stop

    def _note(self, found: re.Match[str], text: str) -> None:
        """Lists an unknown name when nothing but a shortcode is written so."""
        name, inside = found["name"], found["attributes"]
        if found["escaped"]:
            return
        if (
            re.search(r"[\w-]=", inside)
            or inside.rstrip().endswith("/")
            or _MADE_UP.fullmatch(name)
            or name in self._closed
        ):
            self._account.unknown.append(name)
