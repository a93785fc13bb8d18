"""Figures: what stands in the page, and what happens to hostile data."""

from typing import Any
from xml.etree.ElementTree import Element, tostring

import pytest

from plugins.figures.html import figure_element
from plugins.figures.numbers import french_number
from plugins.front_matter.schema.figure import Figure


def trend(rows: list[dict[str, Any]], columns: list[int | str] | None = None) -> Element:
    return figure_element(Figure(
        id="t", title="Titre", kind="trend", unit="%", columns=columns or [2011, 2012, 2014],
        rows=rows,  # type: ignore[arg-type]  # pydantic makes rows of them
    ))


PROSKAUER = [{"label": "Un", "values": [None, 26.4, 36.0]},
             {"label": "Deux", "values": [31.3, 35, 71.15]}]


def bars(*values: float | None, unit: str = "") -> Element:
    return figure_element(Figure(
        id="b", title="T", kind="bars", unit=unit, columns=[2009],
        rows=[{"label": f"Rang {n}", "values": [value]} for n, value in enumerate(values)],  # type: ignore[misc]
    ))


def lengths(figure: Element) -> list[float]:
    """Of the bars, in hundredths of their row."""
    return [
        float(bar.get("width", "").rstrip("%"))
        for svg in figure.iter("svg") for bar in list(svg)[1:]
    ]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(71.15, "%", "71,15\u00a0%"), (36.0, "", "36"), (None, "%", "n.\u00a0d."),
     (12345.0, "", "12\u00a0345"), (-0.5, "", "\u22120,5"), (1234, "$", "1234\u00a0$"),
     (-0.00001, "", "0"), (0, "%", "0\u00a0%")],
)
def test_a_number_reads_as_french(value: float | None, unit: str, text: str) -> None:
    assert french_number(value, unit) == text


def test_every_value_stands_in_the_drawing_and_in_the_table() -> None:
    figure = trend(PROSKAUER)
    svg, table = figure.find("svg"), figure.find("details/table")
    assert svg is not None and table is not None
    for text in ("26,4\u00a0%", "36\u00a0%", "31,3\u00a0%", "35\u00a0%", "71,15\u00a0%"):
        assert text in list(svg.itertext())
        assert text in list(table.itertext())
    assert "n.\u00a0d." in list(table.itertext())


def test_an_unknown_value_leaves_a_gap() -> None:
    figure = trend([{"label": "A", "values": [1.0, None, 3.0]}])
    svg = figure.find("svg")
    assert svg is not None
    assert [line for line in svg.iter("line") if "chart-line" in line.get("class", "")] == []
    assert len(list(svg.iter("circle"))) == 2


def test_series_differ_by_mark_and_by_dash() -> None:
    figure = trend([{"label": str(n), "values": [n, n + 1, n + 2]} for n in range(4)])
    samples = figure.findall("ul/li/svg")
    shapes = {tostring(sample.findall("svg")[0][0]) for sample in samples}
    dashes = {sample.findall("line")[0].get("class") for sample in samples}
    assert len(shapes) == len(dashes) == 4


def test_the_legend_follows_the_last_values() -> None:
    names = [item.findtext("span") for item in trend(PROSKAUER).findall("ul/li")]
    assert names == ["Deux", "Un"]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (bars(80.26, 40.13, unit="%"), [80.26, 40.13]),      # shares of a whole
        (bars(80.0, 40.0), [100, 50]),                       # no whole: the largest
        (bars(200.0, 100.0, unit="%"), [100, 50]),           # more than a whole
        (bars(None, 10.0), [0, 100]),
        (bars(None, None), [0, 0]),
        (bars(0.0, 0.0), [0, 0]),
        (bars(-5.0, 10.0), [0, 100]),
    ],
)
def test_a_bar_is_as_long_as_its_value(figure: Element, expected: list[float]) -> None:
    assert lengths(figure) == expected


def test_the_table_of_a_ranking_is_the_chart() -> None:
    figure = bars(12.5, unit="%")
    row = figure.find("table/tbody/tr")
    assert row is not None
    assert row.findtext("th") == "Rang 0" and row.findtext("td") == "12,5\u00a0%"
    assert row.find("th/svg") is not None
    assert figure.findtext("table/thead/tr/th") == "2009"


@pytest.mark.parametrize("figure", [
    trend([{"label": '"><img onerror=1>', "values": [1.0]}], ["<i>"]),
    figure_element(Figure(
        id="x", title="<script>1</script>", kind="bars", unit="</td>", columns=["<i>"],
        rows=[{"label": '"><img onerror=1>', "values": [1.0]}], source="</figure>",  # type: ignore[list-item]
    )),
])
def test_hostile_labels_are_text(figure: Element) -> None:
    html = tostring(figure, encoding="unicode", method="html")
    assert "<script" not in html and "<img" not in html and "<i>" not in html
    assert "</td>1" not in html and html.count("</figure>") == 1
    assert "style=" not in html
    assert '"&gt;&lt;img onerror=1&gt;' in html or "&quot;&gt;&lt;img" in html


def test_drawings_are_silent_for_who_hears_the_table() -> None:
    for figure in (trend(PROSKAUER), bars(1.0)):
        outer = [*figure.findall("svg"), *figure.findall(".//th/svg"), *figure.findall("ul/li/svg")]
        assert outer and all(svg.get("aria-hidden") == "true" for svg in outer)
