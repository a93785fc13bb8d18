"""YAML as plain data."""

import pytest
import yaml

from plugins.front_matter.problem import Unreadable
from plugins.front_matter.tree import DEEPEST, Tree


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("# rien\n", None),
        ("a: 1\nb: [x, 2.5, null]\nc: {d: true}\n",
         {"a": 1, "b": ["x", 2.5, None], "c": {"d": True}}),
        ("a: '1'\nb: \"true\"\nc: |\n  1\n", {"a": "1", "b": "true", "c": "1\n"}),
        ("a: >\n  un\n  deux\n", {"a": "un deux\n"}),
        ("a:\nb: \n", {"a": None, "b": None}),
        ("2012: x\ntrue: y\n", {"2012": "x", "true": "y"}),
        ("a: l'été, 36 % & plus\n", {"a": "l'été, 36 % & plus"}),
        ("a: 2012-05-31\nb: 150:03\n", {"a": "2012-05-31", "b": "150:03"}),
        ("a: {}\nb: []\n", {"a": {}, "b": []}),
        ("<<: {a: 1}\n", {"<<": {"a": 1}}),
    ],
)
def test_it_is_what_it_says(text: str, data: object) -> None:
    tree = Tree(text)
    assert tree.data == data
    assert tree.problems == []


def test_of_two_keys_the_first_stays_and_the_second_is_told() -> None:
    tree = Tree("a: 1\nb:\n  c: 2\n  c: 3\na: {d: 4}\n", first_line=2)
    assert tree.data == {"a": 1, "b": {"c": 2}}
    assert [(p.line, p.message, p.remedy) for p in tree.problems] == [
        (5, 'duplicate key "c"', "keep this one or that of line 4"),
        (6, 'duplicate key "a"', "keep this one or that of line 2"),
    ]


def test_a_bomb_is_refused_before_it_is_built() -> None:
    pairs = zip("abcdefghij", "bcdefghijk", strict=True)
    bomb = "a: &a [x, x]\n" + "".join(f"{new}: &{new} [*{old}, *{old}]\n" for old, new in pairs)
    with pytest.raises(Unreadable, match='YAML anchor "&a"'):
        Tree(bomb)


@pytest.mark.parametrize("text", ["a: !x y\n", "a: !!str 1\n", "!x y: 1\n", "!x {a: 1}\n"])
def test_a_tag_is_refused_wherever_it_stands(text: str) -> None:
    with pytest.raises(Unreadable, match="YAML tag"):
        Tree(text)


def test_depth_is_bounded_and_a_questionnaire_fits() -> None:
    Tree("a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1))
    with pytest.raises(Unreadable, match=f"nested more than {DEEPEST} levels deep"):
        Tree("a: " + "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("title: un #deux\n", True),
        ("title: un # deux\n", True),
        ("summary: un  #  deux\n", True),
        ('title: "un #deux"\n', False),
        ("title: un#deux\n", False),
        ("title: un\n# deux\n", False),
        ("slug: un # un commentaire\n", False),
        ("a: {title: un} # deux\n", False),
    ],
)
def test_a_title_that_a_comment_cuts_is_told(text: str, cut: bool) -> None:
    assert [p.rule for p in Tree(text).problems] == ["comment"] * cut


def test_what_is_no_yaml_is_yaml_s_own_error() -> None:
    with pytest.raises(yaml.YAMLError):
        Tree('a: "b\n')
