"""Tables with one row of heads and one cell for each column; others stay HTML."""

from ..tree import Element
from .inline import Place, holds_only_lines, items, line
from .unsayable import Unsayable

_RULES = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}
_CELL = Place(single=True, table=True)


def table(element: Element) -> str:
    """A table as Markdown. Raises Unsayable."""
    head, rows = _parts(element)
    width = len(head)
    if not width or not rows or any(len(row) != width for row in rows):
        raise Unsayable("rows of different lengths, or no head")
    columns = list(zip(head, *rows, strict=True))
    rules = [_RULES[_side([*column])] for column in columns]
    lines = [_row(head), _written(rules), *map(_row, rows)]
    return "\n".join(lines)


def _parts(element: Element) -> tuple[list[Element], list[list[Element]]]:
    if element.attrib or any(one.tag in {"caption", "colgroup", "tfoot"} for one in element):
        raise Unsayable("caption, columns or foot")
    rows = [list(row) for row in element.iter("tr")]
    if sum(1 for _ in element.iter("table")) != 1 or not rows:
        raise Unsayable("table in a table")
    head, *others = rows
    if any(cell.tag != "th" for cell in head) or any(
        cell.tag != "td" for row in others for cell in row
    ):
        raise Unsayable("heads elsewhere than in the first row")
    for row in rows:
        for cell in row:
            if set(map(str, cell.attrib)) - {"class", "scope"} or not holds_only_lines(cell):
                raise Unsayable("a cell that spans, or holds blocks")
    return head, others


def _side(column: list[Element]) -> str:
    """The side that all cells of a column are set to."""
    sides = {(cell.get("class") or "").removeprefix("align-") for cell in column}
    if len(sides) == 1:
        return sides.pop()
    if len(sides - {""}) > 1 or len({(c.get("class") or "") for c in column[1:]}) > 1:
        raise Unsayable("cells of one column set to different sides")
    return (sides - {""}).pop()


def _row(cells: list[Element]) -> str:
    return _written([line(items(cell), _CELL) for cell in cells])


def _written(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
