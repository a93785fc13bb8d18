"""What is wrong between the figures that are described and the marks that place them. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..front_matter.nearest import suggestion

MARK = re.compile(r"\[\[figure:([^\]\s]+)\]\]")


@dataclass(frozen=True, slots=True)
class Fault:
    """figure: its place among those described, or None when the fault is in the body;
    line: of the body, from 0; message, remedy: as a finding has them."""

    figure: int | None
    line: int
    message: str
    remedy: str


def _line(body: str, name: str, nth: int) -> int:
    """The line of the nth mark of that name; 0 when there are fewer."""
    lines = [
        number for number, text in enumerate(body.split("\n"))
        if (found := MARK.fullmatch(text.strip())) and found[1] == name
    ]
    return lines[nth] if nth < len(lines) else 0


def review(described: Sequence[str], placed: Sequence[str], body: str) -> list[Fault]:
    """described: the ids in the front matter; placed: those of the marks, in reading order;
    body: the text as written, where the lines are looked up."""
    faults = []
    for index, name in enumerate(placed):
        before = placed[:index].count(name)
        line = _line(body, name, before)
        if name not in described:
            faults.append(Fault(
                None, line, f'unknown figure "{name}"',
                suggestion(name, described, "describe it under figures: in the front matter"),
            ))
        elif before:
            faults.append(Fault(
                None, line, f'figure "{name}" is placed twice', "keep one of the two marks",
            ))
    for index, name in enumerate(described):
        if name in described[:index]:
            faults.append(Fault(
                index, 0, f'two figures have the id "{name}"', "give one of them another id",
            ))
        elif name not in placed:
            faults.append(Fault(
                index, 0, f'figure "{name}" is never placed',
                f"put [[figure:{name}]] in a paragraph of its own where it belongs",
            ))
    return faults
