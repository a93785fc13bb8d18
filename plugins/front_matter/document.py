"""A source file: its front matter as data with lines, and where its body begins."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .characters import UNPRINTABLE, named, printable
from .finding import Finding
from .problem import Location, Problem, Unreadable
from .syntax import explain
from .tree import Tree

# An imported post carries its comments here; nothing honest is longer.
LARGEST = 1024 * 1024  # characters of front matter
# Line ends to YAML though not to an editor: they would shift every line number.
_ODD_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_FENCE = re.compile(r"---[ \t]*")


@dataclass
class Document:
    """path: as findings name it; data: the front matter; body: the Markdown that follows,
    beginning at line body_line of the file; findings: what is wrong so far."""

    path: str
    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[Location, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    findings: list[Finding] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether the front matter could be read at all."""
        return not any(finding.level == "error" for finding in self.findings)

    def line_of(self, location: Location) -> int:
        """The line of a value, or of the nearest thing around it that has one."""
        while location:
            if location in self.lines:
                return self.lines[location]
            location = location[:-1]
        return self.lines.get((), 1)

    def report(self, problem: Problem) -> None:
        """Adds a problem as a finding of this file."""
        self.findings.append(Finding(
            self.path, problem.line, problem.rule, problem.message, problem.remedy, problem.level
        ))


def decode(data: bytes) -> str:
    """data as UTF-8 text with LF line ends. Raises Unreadable with the line of a bad byte."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(Problem(
            line, "encoding", f"byte 0x{data[error.start]:02X} is not UTF-8",
            "save the file as UTF-8",
        )) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _split(text: str) -> tuple[str, str, int]:
    """The YAML between the two --- lines, the body, and the body's first line."""
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        raise Unreadable(Problem(
            1, "front-matter", "no front matter",
            "begin the file with a --- line, the keys, and another --- line",
        ))
    for number, line in enumerate(lines[1:], 1):
        if _FENCE.fullmatch(line):
            yaml_text = "\n".join(lines[1:number])
            if len(yaml_text) > LARGEST:
                raise Unreadable(Problem(
                    1, "front-matter", f"front matter of more than {LARGEST // 1024} kB",
                    "keep data in it and text in the body",
                ))
            return yaml_text + "\n", "\n".join(lines[number + 1:]), number + 2
    raise Unreadable(Problem(
        1, "front-matter", "the front matter is never closed",
        "put a --- line between the keys and the text",
    ))


def _fill(document: Document, text: str, first: int) -> None:
    text = _ODD_LINE_ENDS.sub(" ", text)
    if UNPRINTABLE.search(text):
        _warn_of_controls(document, text, first, "front matter")
        text = printable(text)
    try:
        tree = Tree(text, first)
    except yaml.YAMLError as error:
        document.report(explain(error, text, first))
        return
    document.lines = tree.lines
    for problem in tree.problems:
        document.report(problem)
    if not isinstance(tree.data, dict):
        document.report(Problem(
            first, "front-matter",
            "the front matter is empty" if tree.data is None else "the front matter has no keys",
            "write key: value lines",
        ))
        return
    document.data = tree.data


def read_document(file: Path, path: str) -> Document:
    """Reads a file; path is the name that its findings bear.

    What is wrong is in `findings`; nothing is raised but OSError.
    """
    document = Document(path)
    try:
        text, document.body, document.body_line = _split(decode(file.read_bytes()))
        _fill(document, text, 2)
    except Unreadable as error:
        document.report(error.problem)
    if UNPRINTABLE.search(document.body):
        _clean_body(document)
    return document


def _clean_body(document: Document) -> None:
    """Leaves control characters out of the body, with a warning for each line of them."""
    _warn_of_controls(document, document.body, document.body_line, "text")
    document.body = printable(document.body)


def _warn_of_controls(document: Document, text: str, first: int, what: str) -> None:
    for number, line in enumerate(text.split("\n"), first):
        found = UNPRINTABLE.search(line)
        if found:
            document.report(Problem(
                number, "control-character",
                f"control character {named(found[0])} in the {what} left out",
                "delete it from the file", "warning",
            ))


def read_body(file: Path) -> tuple[str, int]:
    """The Markdown of a file whose front matter was read before, and its first line.

    Raises Unreadable or OSError when it has changed for the worse since.
    """
    _, body, line = _split(decode(file.read_bytes()))
    return printable(body), line


def read_yaml(file: Path, path: str, under: str) -> Document:
    """Reads a file that is YAML from end to end; its data is put under the key `under`."""
    document = Document(path)
    try:
        tree = Tree(decode(file.read_bytes()))
        document.data = {under: tree.data}
        document.lines = {(under, *place): line for place, line in tree.lines.items()}
        for problem in tree.problems:
            document.report(problem)
    except yaml.YAMLError as error:
        document.report(explain(error, decode(file.read_bytes()), 1))
    except Unreadable as error:
        document.report(error.problem)
    return document
