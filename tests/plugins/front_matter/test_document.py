"""A file, its front matter, its body, and the line of everything."""

from pathlib import Path

import pytest

from plugins.front_matter.document import read_body, read_document, read_yaml
from plugins.front_matter.problem import Unreadable

TEXT = """\
---
title: "Un titre"   # un commentaire
items:
  - id: q01
    signs: [un,
      deux]
  - id: q02

  # entre les deux
    gate: 3
---

Le corps.
---
Encore.
"""


def write(folder: Path, data: str | bytes) -> Path:
    path = folder / "x.md"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("title",), 2),
        (("items",), 3),
        (("items", 0), 4),
        (("items", 0, "id"), 4),
        (("items", 0, "signs"), 5),
        (("items", 0, "signs", 0), 5),
        (("items", 0, "signs", 1), 6),
        (("items", 1, "gate"), 10),
        # What is not there is where the nearest thing around it is.
        (("items", 1, "question"), 7),
        (("items", 9, "gate"), 3),
        (("nothing",), 1),
        ((), 1),
    ],
)
def test_every_value_has_its_line(
    location: tuple[str | int, ...], line: int, tmp_path: Path
) -> None:
    assert read_document(write(tmp_path, TEXT), "x.md").line_of(location) == line


def test_the_body_is_what_follows_and_knows_its_line(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, TEXT), "x.md")
    assert document.body == "\nLe corps.\n---\nEncore.\n"
    assert document.body_line == 12
    assert TEXT.split("\n")[document.body_line:][0] == "Le corps."
    assert read_body(tmp_path / "x.md") == (document.body, 12)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("---\n", "--- \t\n", 2).encode(),
    ],
    ids=["CRLF", "CR", "byte order mark", "spaces after the dashes"],
)
def test_an_editor_s_habits_change_nothing(data: bytes, tmp_path: Path) -> None:
    document = read_document(write(tmp_path, data), "x.md")
    plain = read_document(write(tmp_path, TEXT), "x.md")
    assert (document.data, document.lines, document.body_line, document.findings) == (
        plain.data, plain.lines, plain.body_line, []
    )


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_a_line_end_that_editors_do_not_show_moves_no_line(sign: str, tmp_path: Path) -> None:
    text = f"---\ntitle: un{sign}deux\nslug: x\n---\n"
    document = read_document(write(tmp_path, text), "x.md")
    assert document.data == {"title": "un deux", "slug": "x"}
    assert document.line_of(("slug",)) == 3
    assert document.findings == []


def test_control_characters_leave_both_parts_and_each_line_of_them_is_told(
    tmp_path: Path,
) -> None:
    text = "---\ntitle: a\x00b\nslug: x\x1b\n---\nc\x02d\x03\n\nbon\n"
    document = read_document(write(tmp_path, text), "x.md")
    assert document.data == {"title": "ab", "slug": "x"}
    assert document.body == "cd\n\nbon\n"
    assert [(f.line, f.level, f.message) for f in document.findings] == [
        (2, "warning", "control character U+0000 in the front matter left out"),
        (3, "warning", "control character U+001B in the front matter left out"),
        (5, "warning", "control character U+0002 in the text left out"),
    ]
    assert document.sound
    assert read_body(tmp_path / "x.md") == (document.body, 5)


def test_right_to_left_marks_emoji_and_no_break_spaces_are_text(tmp_path: Path) -> None:
    title = "\u200fعنوان\u200e 👍🏽 nb\u00a0sp \u202f!"
    document = read_document(write(tmp_path, f"---\ntitle: {title}\n---\n"), "x.md")
    assert (document.data, document.findings) == ({"title": title}, [])


def test_a_missing_file_is_the_caller_s_matter(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_document(tmp_path / "absent.md", "absent.md")


def test_a_body_whose_front_matter_has_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no front matter"):
        read_body(write(tmp_path, "Du texte."))


def test_a_file_of_yaml_alone_is_read_under_a_key(tmp_path: Path) -> None:
    document = read_yaml(write(tmp_path, "- name: a\n- name: b\n"), "c.yml", "all")
    assert document.data == {"all": [{"name": "a"}, {"name": "b"}]}
    assert document.line_of(("all", 1, "name")) == 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"- name: a : b\n", 'c.yml:1: the value of "name" holds a colon and a space; '
                             'put quotes around it: name: "a : b"'),
        (b"- a\n- \xff\n", "c.yml:2: byte 0xFF is not UTF-8; save the file as UTF-8"),
        (b"- &a b\n- *a\n", 'c.yml:1: YAML anchor "&a"; '
                            "remove it, or put quotes around text that begins with &"),
    ],
)
def test_a_broken_file_of_yaml_says_so(data: bytes, message: str, tmp_path: Path) -> None:
    document = read_yaml(write(tmp_path, data), "c.yml", "all")
    assert [str(finding) for finding in document.findings] == [message]
