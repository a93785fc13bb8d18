"""What the parts of a questionnaire must agree on, as pure functions of the front matter.

They read the raw data rather than the model, and pass over whatever has the wrong shape
(the model says so), so that one run tells everything that is wrong with a file.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ..front_matter.nearest import listed, suggestion
from ..front_matter.problem import Location
from .model import MOST_LEVELS

Data = Mapping[str, Any]
# Names that JavaScript gives every object, or that the page keeps for itself.
RESERVED = {"constructor", "prototype"}


class Fault(NamedTuple):
    """Something wrong at a location of the front matter; the rest as in `Finding`."""

    location: Location
    rule: str
    message: str
    remedy: str


def _entries(data: Data, key: str) -> list[tuple[int, Data]]:
    """The mappings of a list, with their index."""
    values = data.get(key)
    if not isinstance(values, list):
        return []
    return [(i, value) for i, value in enumerate(values) if isinstance(value, dict)]


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _numbers(data: Data, key: str, field: str) -> list[int]:
    found = (_whole(entry.get(field)) for _, entry in _entries(data, key))
    return [number for number in found if number is not None]


def _words(data: Data, key: str, field: str) -> list[str]:
    return [entry[field] for _, entry in _entries(data, key) if isinstance(entry.get(field), str)]


def version_counts(data: Data) -> Iterator[Fault]:
    """A share link writes the version as one to four digits."""
    version = _whole(data.get("version"))
    if version is not None and not 1 <= version <= 9999:
        yield Fault(("version",), "version", f"version {version}",
                    "write a whole number from 1, and one more when the items change")


def duration_is_a_range(data: Data) -> Iterator[Fault]:
    """The least and the most minutes."""
    minutes = data.get("duration")
    if not isinstance(minutes, list):
        return
    numbers = [number for number in map(_whole, minutes) if number is not None]
    if len(numbers) == len(minutes) and not (
        len(numbers) == 2 and 0 < numbers[0] <= numbers[1]
    ):
        yield Fault(("duration",), "duration", "the duration is no range",
                    "write the least and the most minutes: [15, 25]")


def items_show_signs(data: Data) -> Iterator[Fault]:
    """Without a sign, one cannot tell two levels apart."""
    for index, entry in _entries(data, "items"):
        if entry.get("signs") == []:
            yield Fault(("items", index, "signs"), "empty", "no sign",
                        "give at least one thing that one could see")


def nothing_to_ask(data: Data) -> Iterator[Fault]:
    """A questionnaire needs items, dimensions, two levels and two stages."""
    for key, least, what in (
        ("items", 1, "no item"),
        ("dimensions", 1, "no dimension"),
        ("scale", 2, "fewer than two levels"),
        ("stages", 2, "fewer than two stages"),
    ):
        values = data.get(key)
        if isinstance(values, list) and len(values) < least:
            yield Fault((key,), "empty", f'"{key}" has {what}', "give at least "
                        + ("one" if least == 1 else "two"))


def ids_repeat(data: Data) -> Iterator[Fault]:
    """An id names one item, or one dimension."""
    for key in ("dimensions", "items"):
        seen: dict[str, int] = {}
        for index, entry in _entries(data, key):
            name = entry.get("id")
            if not isinstance(name, str):
                continue
            if name in seen:
                yield Fault((key, index, "id"), "duplicate-id",
                            f'the id "{name}" of {key}[{seen[name] + 1}] again',
                            "answers are kept by id: give this one its own")
            elif name in RESERVED:
                yield Fault((key, index, "id"), "reserved-id",
                            f'the id "{name}" means something else in a browser',
                            "choose another")
            seen.setdefault(name, index)


def levels_increase(data: Data) -> Iterator[Fault]:
    """The scale goes up, and a link can write each of its levels as one digit."""
    before: int | None = None
    for index, entry in _entries(data, "scale"):
        level = _whole(entry.get("level"))
        if level is None:
            continue
        if level < 0:
            yield Fault(("scale", index, "level"), "scale", f"level {level} is below zero",
                        "write 0 or more")
        if before is not None and level <= before:
            yield Fault(("scale", index, "level"), "scale",
                        f"level {level} follows level {before}",
                        "write the levels from the lowest to the highest, each once")
        before = level
    if len(_entries(data, "scale")) > MOST_LEVELS:
        yield Fault(("scale",), "scale", f"more than {MOST_LEVELS} levels",
                    "a reader tells three to seven apart")


def required_level_is_on_the_scale(data: Data) -> Iterator[Fault]:
    """A gate holds at a level that one can choose."""
    levels = _numbers(data, "scale", "level")
    required = _whole(data.get("required_level"))
    if levels and required is not None and required not in levels:
        yield Fault(("required_level",), "scale", f"level {required} is not on the scale",
                    f"write {listed(map(str, levels))}")


def stages_follow(data: Data) -> Iterator[Fault]:
    """Stages are numbered from 1."""
    for index, entry in _entries(data, "stages"):
        stage = _whole(entry.get("stage"))
        if stage is not None and stage != index + 1:
            yield Fault(("stages", index, "stage"), "sequence",
                        f"stage {stage} stands where stage {index + 1} should",
                        "number the stages from 1, in order")


def gates_are_declared(data: Data) -> Iterator[Fault]:
    """An item opens a stage that exists and is not the first, which nothing guards."""
    gates = [stage for stage in _numbers(data, "stages", "stage") if stage > 1]
    if not gates:
        return
    for index, entry in _entries(data, "items"):
        gate = _whole(entry.get("gate"))
        if gate is not None and gate not in gates:
            yield Fault(("items", index, "gate"), "gate",
                        f"gate {gate} opens no declared stage",
                        f"write {listed(map(str, gates))}")


def stages_have_gates(data: Data) -> Iterator[Fault]:
    """A stage that no item opens would be reached for nothing."""
    gates = set(_numbers(data, "items", "gate"))
    if not gates:
        return
    for index, entry in _entries(data, "stages"):
        stage = _whole(entry.get("stage"))
        if stage is not None and stage > 1 and stage not in gates:
            yield Fault(("stages", index, "stage"), "gate", f"no item opens stage {stage}",
                        f"give an item gate: {stage}, or remove the stage")


def dimensions_are_declared(data: Data) -> Iterator[Fault]:
    """An item belongs to a declared dimension, and a dimension has items."""
    known = _words(data, "dimensions", "id")
    if not known:
        return
    for index, entry in _entries(data, "items"):
        name = entry.get("dimension")
        if isinstance(name, str) and name not in known:
            yield Fault(("items", index, "dimension"), "dimension",
                        f'dimension "{name}" is not declared',
                        suggestion(name, known, f"declare it, or write {listed(known)}"))
    used = set(_words(data, "items", "dimension"))
    for index, entry in _entries(data, "dimensions"):
        name = entry.get("id")
        if used and isinstance(name, str) and name not in used:
            yield Fault(("dimensions", index, "id"), "dimension",
                        f'no item belongs to dimension "{name}"',
                        "give it an item, or remove it")


def numbers_follow(data: Data) -> Iterator[Fault]:
    """Items are numbered from 1, in order."""
    for index, entry in _entries(data, "items"):
        number = _whole(entry.get("number"))
        if number is not None and number != index + 1:
            yield Fault(("items", index, "number"), "sequence",
                        f"number {number} stands where {index + 1} should",
                        "number the items from 1, in order")


RULES: tuple[Callable[[Data], Iterator[Fault]], ...] = (
    nothing_to_ask,
    version_counts,
    duration_is_a_range,
    items_show_signs,
    ids_repeat,
    levels_increase,
    required_level_is_on_the_scale,
    stages_follow,
    gates_are_declared,
    stages_have_gates,
    dimensions_are_declared,
    numbers_follow,
)


def faults(data: Data) -> list[Fault]:
    """Everything that the rules find."""
    return [fault for rule in RULES for fault in rule(data)]
