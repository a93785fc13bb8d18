"""Several series across columns, as an SVG without a view box: lengths are shares of the
width and ems, so that its words are as large as the page's at any width."""

from collections import defaultdict
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from .elements import drawing, put
from .marks import KINDS, mark
from .numbers import french_number
from .scale import BOTTOM, across, bounds, labelled, spaced, stacked, up
from .table import table


def _em(value: float) -> str:
    return f"{value:.2f}em"


def _share(value: float) -> str:
    return f"{value:.4g}%"


def _last(values: list[float | None]) -> float:
    return next((value for value in reversed(values) if value is not None), float("-inf"))


def _line(svg: Element, number: int, x1: str, y1: str, x2: str, y2: str) -> None:
    put(svg, "line", x1=x1, y1=y1, x2=x2, y2=y2, stroke="currentColor",
        class_=f"chart-line chart-line-{number % len(KINDS)}")


def _legend(parent: Element, figure: Any, order: list[int]) -> None:
    legend = put(parent, "ul", class_="chart-legend")
    for number in order:
        item = put(legend, "li")
        sample = drawing(item, "chart-sample", width=34, height=12)
        _line(sample, number, "0", "50%", "100%", "50%")
        mark(sample, number, "50%", "50%")
        put(item, "span", figure.rows[number].label)


def _axis(svg: Element, figure: Any, xs: list[float]) -> None:
    put(svg, "line", x1="0", y1=_em(BOTTOM), x2="100%", y2=_em(BOTTOM), stroke="currentColor",
        class_="chart-axis")
    for index in sorted(spaced(len(xs))):
        put(svg, "text", str(figure.columns[index]), x=_share(xs[index]), y=_em(BOTTOM + 1.6),
            text_anchor="middle")


def _values(svg: Element, figure: Any, xs: list[float], low: float, high: float) -> None:
    columns: dict[int, list[float]] = defaultdict(list)
    for row in figure.rows:
        for index in labelled(row.values):
            columns[index].append(row.values[index])
    for index, values in sorted(columns.items()):
        distinct = sorted(set(values))
        places = stacked([up(value, low, high) for value in distinct])
        for value, place in zip(distinct, places, strict=True):
            put(svg, "text", french_number(value, figure.unit), x=_share(xs[index]),
                y=_em(place), text_anchor="middle", class_="chart-value")


def trend(parent: Element, figure: Any) -> None:
    """Adds the legend, the drawing and the table to parent; an unknown value leaves a gap."""
    order = sorted(range(len(figure.rows)), key=lambda n: -_last(figure.rows[n].values))
    _legend(parent, figure, order)
    svg = drawing(parent, "chart-drawing", width="100%", height="17em")
    xs = across(figure.columns)
    low, high = bounds(value for row in figure.rows for value in row.values)
    _axis(svg, figure, xs)
    for number in reversed(order):
        points = [
            None if value is None else (_share(x), _em(up(value, low, high)))
            for x, value in zip(xs, figure.rows[number].values, strict=True)
        ]
        for before, after in pairwise(points):
            if before and after:
                _line(svg, number, *before, *after)
        for point in filter(None, points):
            mark(svg, number, *point)
    _values(svg, figure, xs, low, high)
    details = put(parent, "details")
    put(details, "summary", "Les mêmes données en tableau")
    table(details, figure)
