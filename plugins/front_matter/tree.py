"""YAML text → plain data, with the line of every value.

It reads libyaml's events rather than its nodes: what has no place in front matter
(anchors, aliases, tags, deep nesting) is refused before anything is built from it.
"""

from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from .characters import UNPRINTABLE, named, printable
from .problem import Location, Problem, Unreadable
from .scalars import scalar

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml: the same events, ten times slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

DEEPEST = 12  # levels of nesting; the richest questionnaire has four


class Tree:
    """One YAML document.

    text: the YAML; first_line: the line of the file it begins on.
    Afterwards `data` is what it holds, `lines` the line of each value by its location
    (`("items", 3, "gate")`; of a mapping's value, the line of its key), and `problems`
    what is wrong without making the rest unreadable.
    Raises Unreadable, or yaml.YAMLError where it is no YAML.
    """

    def __init__(self, text: str, first_line: int = 1) -> None:
        self._text_lines: list[str] | None = None
        self._text = text
        self._first = first_line
        self.lines: dict[Location, int] = {}
        self.problems: list[Problem] = []
        self.data: Any = None
        self._loader = Loader(text)
        try:
            self._next()  # the start of the stream
            event = self._next()
            if isinstance(event, DocumentStartEvent):
                self.data = self._value(self._next(), ())
                self._next()  # the end of the document
                event = self._next()
            if not isinstance(event, StreamEndEvent):
                raise Unreadable(Problem(
                    self._line(event), "yaml", "a second YAML document begins here",
                    "keep one, between the two --- lines",
                ))
        finally:
            self._loader.dispose()

    def _next(self) -> Any:
        return self._loader.get_event()

    def _line(self, event: Any) -> int:
        return int(event.start_mark.line) + self._first

    def _value(self, event: Event, location: Location) -> Any:
        self._refuse(event, location)
        if isinstance(event, ScalarEvent):
            value = event.value
            if event.style:
                plain: Any = value
            else:
                plain = scalar(value)
                if isinstance(plain, str):
                    self._cut_by_comment(event, location)
            return self._cleaned(plain, event, location) if isinstance(plain, str) else plain
        if isinstance(event, MappingStartEvent):
            return self._mapping(location)
        items: list[Any] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            place = (*location, len(items))
            self.lines[place] = self._line(event)
            items.append(self._value(event, place))
        return items

    def _mapping(self, location: Location) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            self._refuse(event, location)
            if not isinstance(event, ScalarEvent):
                raise Unreadable(Problem(
                    self._line(event), "yaml", "a key must be a word",
                    "write key: value, and put quotes around text that begins with [, { or ?",
                ))
            key = printable(event.value)
            place = (*location, key)
            line = self._line(event)
            if key in found:
                self.problems.append(Problem(
                    line, "duplicate-key", f'duplicate key "{key}"',
                    f"keep this one or that of line {self.lines[place]}",
                ))
            else:
                self.lines[place] = line
            value = self._value(self._next(), place)
            found.setdefault(key, value)
        return found

    def _refuse(self, event: Event, location: Location) -> None:
        if isinstance(event, AliasEvent):
            raise Unreadable(Problem(
                self._line(event), "alias", f'YAML alias "*{event.anchor}"',
                "write the value out, or put quotes around text that begins with *",
            ))
        anchor = getattr(event, "anchor", None)
        if anchor:
            raise Unreadable(Problem(
                self._line(event), "alias", f'YAML anchor "&{anchor}"',
                "remove it, or put quotes around text that begins with &",
            ))
        tag = getattr(event, "tag", None)
        if tag:
            raise Unreadable(Problem(
                self._line(event), "tag", f'YAML tag "{tag}"',
                "remove it, or put quotes around text that begins with !",
            ))
        if len(location) >= DEEPEST and isinstance(
            event, SequenceStartEvent | MappingStartEvent
        ):
            raise Unreadable(Problem(
                self._line(event), "depth", f"nested more than {DEEPEST} levels deep",
                "write it flatter",
            ))

    def _cleaned(self, text: str, event: Event, location: Location) -> str:
        found = UNPRINTABLE.search(text)
        if not found:
            return text
        name = next((part for part in reversed(location) if isinstance(part, str)), "")
        self.problems.append(Problem(
            self._line(event), "control-character",
            f'control character {named(found[0])} in "{name}" left out',
            "delete it from the file", "warning",
        ))
        return printable(text)

    def _cut_by_comment(self, event: Event, location: Location) -> None:
        if location not in (("title",), ("summary",)):
            return
        if self._text_lines is None:
            self._text_lines = self._text.split("\n")
        mark: Any = event.end_mark
        rest = self._text_lines[mark.line][mark.column:] if mark.line < len(
            self._text_lines
        ) else ""
        if rest.lstrip().startswith("#"):
            self.problems.append(Problem(
                self._line(event), "comment", f'"{location[0]}" ends before " #"',
                "put quotes around the whole value, or move the comment to its own line",
                "warning",
            ))
