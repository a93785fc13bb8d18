"""A ranking: a table whose rows are underlined by their value, so that the chart is the table
and reads the same at any width, on paper and in a feed."""

from typing import Any
from xml.etree.ElementTree import Element

from .elements import drawing, put
from .numbers import french_number


def full_length(values: list[float | None], unit: str) -> float:
    """The value whose bar fills its row: 100 for shares of a whole, else the largest."""
    most = max((value for value in values if value is not None), default=0.0)
    return 100.0 if unit == "%" and most <= 100 else most


def share(value: float | None, full: float) -> float:
    """The length of a bar in hundredths; nothing for what is unknown or below zero."""
    return max(0.0, 100 * (value or 0.0) / full) if full > 0 else 0.0


def bars(parent: Element, figure: Any) -> None:
    """Adds the table to parent. figure: of one column, as front matter's schema has it."""
    values = [row.values[0] for row in figure.rows]
    full = full_length(values, figure.unit)
    table = put(parent, "table", class_="bars")
    head = put(put(table, "thead", class_="hidden"), "tr")
    put(head, "td")
    put(head, "th", str(figure.columns[0]), scope="col")
    body = put(table, "tbody")
    for row, value in zip(figure.rows, values, strict=True):
        line = put(body, "tr")
        label = put(line, "th", row.label, scope="row")
        bar = drawing(label, "bar", width="100%", height=8)
        # Attributes for where no sheet reaches; the theme's sheet comes before them.
        put(bar, "rect", width="100%", height="100%", fill="currentColor", fill_opacity=0.12)
        put(bar, "rect", width=f"{share(value, full):.4g}%", height="100%", fill="currentColor")
        put(line, "td", french_number(value, figure.unit))
