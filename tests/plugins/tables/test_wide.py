"""Which tables are wrapped, and that nothing around them moves."""

import pytest
from lxml.html import fragment_fromstring
from markdown import Markdown

from plugins.tables.extension import TablesExtension


def html(text: str) -> str:
    return Markdown(extensions=["extra", TablesExtension()]).convert(text)


def table(columns: int) -> str:
    def row(cell: str) -> str:
        return "| " + " | ".join([cell] * columns) + " |"
    return "\n".join([row("tête"), row("---"), row("case")])


@pytest.mark.parametrize(("columns", "regions"), [(1, 0), (4, 0), (5, 1), (12, 1)])
def test_only_a_wide_table_gets_a_region(columns: int, regions: int) -> None:
    assert html(table(columns)).count('role="region"') == regions


def test_a_region_is_named_and_reached_by_keyboard() -> None:
    (region,) = fragment_fromstring(html(table(5)), create_parent="body").findall("div")
    assert region.get("role") == "region" and region.get("tabindex") == "0"
    assert region.get("aria-label") == "Tableau à faire défiler"
    assert region.get("class") == "wide-table"
    assert [child.tag for child in region] == ["table"]


def test_each_table_is_wrapped_once_in_its_place() -> None:
    found = html(f"Avant.\n\n{table(5)}\n\nEntre.\n\n{table(6)}\n\nAprès.")
    assert found.count('class="wide-table"') == 2
    order = [found.index(word) for word in ("Avant.", "<table>", "</table>", "Entre.", "Après.")]
    assert order == sorted(order)


def test_a_table_in_a_quotation_too() -> None:
    quoted = "\n".join("> " + line for line in table(5).split("\n"))
    body = fragment_fromstring(html(quoted), create_parent="body")
    assert body.find("blockquote/div/table") is not None
