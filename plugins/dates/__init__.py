"""Templates get `date_fr`, `date_parts`, `date_range` and `date_iso`: of an article (its own
precision), of an event's date or of any date."""

from typing import Any

from pelican import signals

from .french import french_date, french_parts, machine_date
from .ranges import french_range

__all__ = ["french_date", "french_parts", "french_range", "machine_date", "register"]

PRECISIONS = ("year", "month", "day", "time")


def _known(value: Any, precision: str | None) -> tuple[Any, str]:
    if hasattr(value, "date_precision"):
        return value.date, precision or value.date_precision or "day"
    if hasattr(value, "precision") and hasattr(value, "value"):
        return value.value, precision or value.precision
    return value, precision or "day"


def date_fr(value: Any, precision: str | None = None) -> str:
    """An article's date, an event's, or any date, as a reader has it."""
    return french_date(*_known(value, precision))


def date_parts(value: Any, precision: str | None = None) -> tuple[str, str]:
    """The same in two: what stands before the year, and the year."""
    return french_parts(*_known(value, precision))


def date_range(start: Any, end: Any) -> str:
    """From an event's start to its end, or its start alone where end is None."""
    first, precision = _known(start, None)
    if end is None:
        return french_range(first, None, precision)
    last, other = _known(end, None)
    # No more is said than is known of both.
    return french_range(first, last, min(precision, other, key=PRECISIONS.index))


def date_iso(value: Any, precision: str | None = None) -> str:
    """The same for machines."""
    return machine_date(*_known(value, precision))


def add_filters(generator: Any) -> None:
    """Gives the templates the filters."""
    generator.env.filters["date_fr"] = date_fr
    generator.env.filters["date_range"] = date_range
    generator.env.filters["date_parts"] = date_parts
    generator.env.filters["date_iso"] = date_iso


def register() -> None:
    """Connects the receiver."""
    signals.generator_init.connect(add_filters)
