"""A document against any model, as other plugins use it."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from plugins.front_matter import Document, read_document, validate
from plugins.front_matter.schema.kinds import Schema


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str


class Outer(BaseModel):
    """Not one of ours: lax, and open to unknown keys."""

    title: str
    inner: list[Inner] = []
    size: int | str | None = None


class Strict(Schema):
    title: str


def document(folder: Path, text: str) -> Document:
    path = folder / "x.md"
    path.write_text(text, encoding="utf-8")
    return read_document(path, "x.md")


def test_a_model_of_another_making_is_filled(tmp_path: Path) -> None:
    read = document(tmp_path, "---\ntitle: t\nother: 1\ninner:\n  - name: a\n---\n")
    model, findings = validate(read, Outer)
    assert model == Outer(title="t", inner=[Inner(name="a")])
    assert findings == []


def test_its_faults_are_told_at_their_lines(tmp_path: Path) -> None:
    read = document(tmp_path, "---\ninner:\n  - name: a\n  - nmae: b\nsize: [1]\n---\n")
    model, findings = validate(read, Outer)
    assert model is None
    assert sorted(map(str, findings)) == [
        'x.md:1: missing key "title"; add title: …',
        'x.md:4: missing key "name"; add name: …',
        'x.md:4: unknown key "nmae"; did you mean "name"?',
        'x.md:5: "size" must be a whole number; write digits alone',
        'x.md:5: "size" must be text; write one value after the colon',
    ]


def test_a_warning_comes_with_a_model_and_an_error_without(tmp_path: Path) -> None:
    model, findings = validate(document(tmp_path, "---\ntitle: a\x07\n---\n"), Strict)
    assert model == Strict(title="a")
    assert [finding.level for finding in findings] == ["warning"]
    model, findings = validate(document(tmp_path, "---\ntitle: a\ntitle: b\n---\n"), Strict)
    assert model is None
    assert [finding.rule for finding in findings] == ["duplicate-key"]


def test_what_cannot_be_read_says_only_that(tmp_path: Path) -> None:
    model, findings = validate(document(tmp_path, "---\ntitle: [\n---\n"), Strict)
    assert model is None
    assert [finding.rule for finding in findings] == ["yaml"]


def test_values_are_not_changed_into_one_another(tmp_path: Path) -> None:
    model, findings = validate(document(tmp_path, "---\ntitle: 12\n---\n"), Strict)
    assert model is None
    assert str(findings[0]) == 'x.md:2: "title" must be text; put quotes around it: "12"'
