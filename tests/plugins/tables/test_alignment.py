"""Table cells without style attributes."""

import markdown
import pytest

from plugins.tables.extension import TablesExtension


@pytest.mark.parametrize(
    ("rule", "cell"),
    [("---", "<td>1</td>"), (":--", '<td class="align-left">1</td>'),
     ("--:", '<td class="align-right">1</td>'), (":-:", '<td class="align-center">1</td>')],
)
def test_alignment_is_a_class(rule: str, cell: str) -> None:
    html = markdown.markdown(f"| a |\n| {rule} |\n| 1 |", extensions=["extra", TablesExtension()])
    assert cell in html
    assert "style" not in html
