"""The numbers of a figure, for those who read them."""

from typing import Any
from xml.etree.ElementTree import Element

from .elements import put
from .numbers import french_number


def table(parent: Element, figure: Any) -> None:
    """Adds the table of every value to parent."""
    whole = put(parent, "table")
    head = put(put(whole, "thead"), "tr")
    put(head, "td")
    for column in figure.columns:
        put(head, "th", str(column), scope="col")
    body = put(whole, "tbody")
    for row in figure.rows:
        line = put(body, "tr")
        put(line, "th", row.label, scope="row")
        for value in row.values:
            put(line, "td", french_number(value, figure.unit))
