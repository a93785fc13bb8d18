"""A figure drawn from data at build."""

from typing import Literal

from pydantic import model_validator

from ..problem import Location
from .kinds import Faults, Schema, Slug, Text


class Row(Schema):
    """label: what the values are of; values: one per column, null where unknown."""

    label: Text
    values: list[float | None]


class Figure(Schema):
    """id: as `[[figure:id]]` names it in the body; kind: "bars" (one value a row) or "trend"
    (several columns); columns: what the values are at, years mostly."""

    id: Slug
    title: Text
    kind: Literal["bars", "trend"]
    unit: str = ""
    columns: list[int | str]
    rows: list[Row]
    source: Text | None = None

    @model_validator(mode="after")
    def _rectangular(self) -> "Figure":
        if not self.columns or not self.rows:
            raise ValueError("has no data; give at least one column and one row")
        faults: list[tuple[str, Location]] = [
            (
                f'has {len(row.values)} values for "{row.label}" and {len(self.columns)} '
                "columns; give one value per column, null where unknown",
                ("rows", index, "values"),
            )
            for index, row in enumerate(self.rows) if len(row.values) != len(self.columns)
        ]
        if faults:
            raise Faults(faults)
        if self.kind == "bars" and len(self.columns) != 1:
            raise ValueError("has several columns; a figure of bars has one, a trend several")
        return self


def distinct_figures(figures: list[Figure]) -> list[Figure]:
    """figures, if no two have one id. Raises Faults."""
    first: set[str] = set()
    faults: list[tuple[str, Location]] = []
    for index, figure in enumerate(figures):
        if figure.id in first:
            faults.append((f'is "{figure.id}" again; give each figure its own', (index, "id")))
        first.add(figure.id)
    if faults:
        raise Faults(faults)
    return figures
