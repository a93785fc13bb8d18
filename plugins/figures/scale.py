"""Where things stand in a drawing. Pure; x in hundredths of its width, y in em."""

from collections.abc import Iterable, Sequence
from math import ceil

LEFT, RIGHT = 9.0, 91.0
TOP, HEIGHT = 1.9, 12.5
BOTTOM = TOP + HEIGHT
_LINE = 1.25  # em from the baseline of a value to the next one's
_MOST = 5     # as many values side by side as a telephone has room for


def across(columns: Sequence[int | str]) -> list[float]:
    """The x of each column: years as far apart as they are, names evenly."""
    numbers = [column for column in columns if isinstance(column, int)]
    if len(numbers) == len(columns) and len(set(numbers)) > 1:
        low, high = min(numbers), max(numbers)
        return [LEFT + (RIGHT - LEFT) * (number - low) / (high - low) for number in numbers]
    step = (RIGHT - LEFT) / max(1, len(columns) - 1)
    return [LEFT + step * index for index in range(len(columns))]


def up(value: float, low: float, high: float) -> float:
    """The y of a value between low and high."""
    return BOTTOM - HEIGHT * (value - low) / (high - low) if high > low else BOTTOM


def bounds(values: Iterable[float | None]) -> tuple[float, float]:
    """What the axis spans: from zero, or below it when a value is, to the largest."""
    known = [value for value in values if value is not None]
    return min([0.0, *known]), max([0.0, *known])


def spaced(count: int) -> set[int]:
    """Which of count columns have room for a name: the first, the last, some between."""
    step = max(1, ceil((count - 1) / (_MOST - 1)))
    kept = set(range(0, count, step))
    if count - 1 - max(kept, default=0) < step:
        kept.discard(max(kept, default=0))
    return kept | ({0, count - 1} if count else set())


def labelled(values: Sequence[float | None]) -> set[int]:
    """Which values of a series are written beside their point: all while there is room for
    it, else those of the first and of the last column."""
    last = len(values) - 1
    return {
        index for index, value in enumerate(values)
        if value is not None and (len(values) <= _MOST or index in {0, last})
    }


def _over(place: float, points: Sequence[float], taken: Iterable[float]) -> bool:
    """Whether a value with that baseline would cover a mark or another value."""
    return any(place - 1.2 < point < place + 0.5 for point in points) or any(
        abs(place - other) < _LINE for other in taken
    )


def stacked(points: Sequence[float]) -> list[float]:
    """The baselines of the values written at one column, none over a mark or another.

    points: the y of each, in any order. A value stands above its point, below it when that
    place is taken, else under everything.
    """
    places: dict[int, float] = {}
    for index in sorted(range(len(points)), key=lambda index: points[index]):
        tried = (points[index] - 0.7, points[index] + 1.6)
        free = [place for place in tried if not _over(place, points, places.values())]
        lowest = max([*points, *(place - _LINE for place in places.values())])
        places[index] = free[0] if free else max(lowest + 1.6, max(places.values()) + _LINE)
    return [places[index] for index in range(len(points))]
