"""What is printed, for people and for programs."""

import json

from plugins.front_matter.finding import Finding
from tools.check.report import as_json, as_text

FINDINGS = [
    Finding("output/b.html", 3, "links", "/x leads to nothing", "correct the address"),
    Finding("output/a.html", 12, "links", "/x leads to nothing", "correct the address"),
    Finding("output/a.html", 2, "links", "/b is a folder's", "write the slash"),
    Finding("content/c.md", 0, "review", "review was due", "reread it", "warning"),
    Finding("output/a.html", 12, "links", "/x leads to nothing", "correct the address"),
]


def test_findings_stand_by_rule_and_remedy() -> None:
    assert as_text(FINDINGS, 7) == """\
links: 2 errors: correct the address
  output/a.html:12: /x leads to nothing
  output/b.html:3: /x leads to nothing

links: 1 error: write the slash
  output/a.html:2: /b is a folder's

review: 1 warning: reread it
  content/c.md: review was due

Checked 7 pages: 3 errors, 1 warning."""


def test_nothing_found() -> None:
    assert as_text([], 1) == "Checked 1 page: 0 errors."


def test_warnings_alone() -> None:
    assert as_text(FINDINGS[3:4], 1).endswith("Checked 1 page: 1 warning.")


def test_a_finding_without_a_remedy() -> None:
    assert as_text([Finding("x.md", 1, "build", "broken")], 0).startswith("build: 1 error\n")


def test_json_holds_the_same() -> None:
    data = json.loads(as_json(FINDINGS, 7))
    assert (data["pages"], data["errors"], data["warnings"]) == (7, 3, 1)
    assert data["findings"][0] == {
        "path": "content/c.md", "line": 0, "rule": "review", "message": "review was due",
        "remedy": "reread it", "level": "warning",
    }
    assert len(data["findings"]) == 4
