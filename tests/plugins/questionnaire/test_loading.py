"""Everything that can be wrong with a file, at its line, in one run."""

from pathlib import Path

import pytest

from plugins.questionnaire.loading import load
from tests.support.building import ROOT

FIXTURES = ROOT / "tests/fixtures/questionnaires"
SMALL = (FIXTURES / "petit.md").read_text(encoding="utf-8")
PATH = "content/questionnaires/petit.md"


def findings(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "petit.md"
    file.write_text(text, encoding="utf-8")
    model, found = load(file, PATH)
    assert (model is None) == bool(found)
    return [str(finding) for finding in sorted(found)]


def changed(*changes: tuple[str, str]) -> str:
    text = SMALL
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def line(text: str, part: str, nth: int = 1) -> int:
    return [n for n, one in enumerate(text.split("\n"), 1) if part in one][nth - 1]


@pytest.mark.parametrize("name", ["petit", "vingt-sept"])
def test_a_sound_file_has_no_finding(name: str) -> None:
    model, found = load(FIXTURES / f"{name}.md", PATH)
    assert found == []
    assert model is not None
    assert [item.number for item in model.items] == list(range(1, len(model.items) + 1))


def test_the_shipped_questionnaire_is_the_one_of_the_brief() -> None:
    model, found = load(ROOT / "content/questionnaires/medias-sociaux.md", "medias-sociaux.md")
    assert found == []
    assert model is not None
    assert [item.id for item in model.items] == [f"q{n:02d}" for n in range(1, 28)]
    gates = {2: [1, 2, 4, 6, 7, 9, 10, 25], 3: [3, 5, 8, 13, 14, 15, 16, 17, 22, 27],
             4: [11, 12, 18, 19, 20, 21, 23, 24, 26]}
    assert {
        gate: [item.number for item in model.items if item.gate == gate] for gate in gates
    } == gates
    dimensions = {
        "objectifs": [1, 2, 3], "presences": [4, 13, 14], "encadrement": [6, 7, 8, 9],
        "mesure": [5, 10, 22, 25], "organisation": [15, 16, 17, 18, 19, 20, 21, 23],
        "apprentissage": [11, 12, 24, 26, 27],
    }
    assert {
        one.id: [item.number for item in model.items if item.dimension == one.id]
        for one in model.dimensions
    } == dimensions
    assert all(2 <= len(item.signs) <= 3 for item in model.items)


def test_unicode_and_no_break_spaces_survive(tmp_path: Path) -> None:
    file = tmp_path / "petit.md"
    title = "Où en est-on\u00a0: 100\u00a0% « œuvré » 🙂 \u200fשלום"
    file.write_text(changed(("\"Un petit questionnaire : l'accueil\"", f'"{title}"')),
                    encoding="utf-8")
    model, found = load(file, PATH)
    assert found == []
    assert model is not None
    assert model.title == title


RULES = {
    "an item's id again": (
        [("id: tapis", "id: sonnette")], ("id: sonnette", 2),
        'the id "sonnette" of items[1] again; answers are kept by id: give this one its own',
    ),
    "a dimension's id again": (
        [("{id: table,", "{id: porte,"), ("dimension: table", "dimension: porte")],
        ("{id: porte,", 2),
        'the id "porte" of dimensions[1] again; answers are kept by id: give this one its own',
    ),
    "an id that a browser keeps for itself": (
        [("id: tapis", "id: constructor")], ("id: constructor", 1),
        'the id "constructor" means something else in a browser; choose another',
    ),
    "a gate that no stage declares": (
        [("gate: 2", "gate: 3")], ("gate: 3", 1), "gate 3 opens no declared stage; write 2",
    ),
    "a gate of the first stage": (
        [("gate: 2", "gate: 1")], ("gate: 1", 1), "gate 1 opens no declared stage; write 2",
    ),
    "a dimension not declared": (
        [("dimension: table", "dimension: tabel"),
         ("  - {id: table, name: La table, description: Après.}\n", "")],
        ("dimension: tabel", 1), 'dimension "tabel" is not declared; declare it, or write porte',
    ),
    "a scale that does not increase": (
        [("level: 3", "level: 1")], ("level: 1, label: Parfois", 1),
        "level 1 follows level 1; write the levels from the lowest to the highest, each once",
    ),
    "a level below zero": (
        [("level: 1", "level: -1")], ("level: -1", 1), "level -1 is below zero; write 0 or more",
    ),
    "a required level that is not on the scale": (
        [("required_level: 5", "required_level: 4")], ("required_level: 4", 1),
        "level 4 is not on the scale; write 1, 3 or 5",
    ),
    "a number out of sequence": (
        [("number: 2", "number: 4")], ("number: 4", 1),
        "number 4 stands where 2 should; number the items from 1, in order",
    ),
    "a stage out of sequence": (
        [("stage: 2,", "stage: 3,"), ("gate: 2", "gate: 3"), ("gate: 2", "gate: 3"),
         ("gate: 2", "gate: 3")],
        ("stage: 3,", 1),
        "stage 3 stands where stage 2 should; number the stages from 1, in order",
    ),
    "a stage that no item opens": (
        [("  - {stage: 2,", "  - {stage: 2, name: M, description: M., advice: M.}\n"
          "  - {stage: 3,")],
        ("stage: 3,", 1), "no item opens stage 3; give an item gate: 3, or remove the stage",
    ),
    "a dimension without items": (
        [("dimension: table", "dimension: porte")], ("{id: table", 1),
        'no item belongs to dimension "table"; give it an item, or remove it',
    ),
    "a version that counts nothing": (
        [("version: 1", "version: 0")], ("version: 0", 1),
        "version 0; write a whole number from 1, and one more when the items change",
    ),
    "a duration backwards": (
        [("[2, 5]", "[5, 2]")], ("[5, 2]", 1),
        "the duration is no range; write the least and the most minutes: [15, 25]",
    ),
    "an item without a sign": (
        [("signs: [Il fume]", "signs: []")], ("signs: []", 1),
        "no sign; give at least one thing that one could see",
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_rule(name: str, tmp_path: Path) -> None:
    changes, (part, nth), message = RULES[name]
    text = changed(*changes)
    assert findings(tmp_path, text) == [f"{PATH}:{line(text, part, nth)}: {message}"]


def test_a_dimension_misspelt_is_told_the_nearest(tmp_path: Path) -> None:
    text = changed(("dimension: table", "dimension: tabel"))
    assert f'{PATH}:{line(text, "tabel")}: dimension "tabel" is not declared; did you mean ' \
        '"table"?' in findings(tmp_path, text)


@pytest.mark.parametrize("key", ["items", "dimensions", "scale", "stages"])
def test_a_list_without_entries(key: str, tmp_path: Path) -> None:
    head, _, rest = SMALL.partition(f"{key}:\n")
    body = rest.split("\n")
    keep = next(n for n, one in enumerate(body) if one and not one.startswith(" "))
    text = f"{head}{key}: []\n" + "\n".join(body[keep:])
    what = {"items": "no item", "dimensions": "no dimension",
            "scale": "fewer than two levels", "stages": "fewer than two stages"}[key]
    many = "one" if key in {"items", "dimensions"} else "two"
    assert f'{PATH}:{line(text, f"{key}: []")}: "{key}" has {what}; give at least {many}' in \
        findings(tmp_path, text)


def test_more_levels_than_a_link_can_hold(tmp_path: Path) -> None:
    levels = "".join(
        f"  - {{level: {n}, label: L{n}, description: D.}}\n" for n in range(6, 14)
    )
    text = changed(("special:", f"{levels}special:"))
    assert findings(tmp_path, text) == [
        f"{PATH}:{line(text, 'scale:')}: more than 10 levels; a reader tells three to seven apart"
    ]


def test_every_error_comes_in_one_run(tmp_path: Path) -> None:
    """The schema's, the rules' and the YAML's: a key twice, an unknown one, a missing one."""
    text = changed(
        ("summary:", "audiance: Personne.\nsummary:"), ("version: 1", "version: 1\nversion: 2"),
        ("    owner: La cuisine\n", ""), ("gate: 2", "gate: 9"), ("number: 3", "number: 8"),
        ("level: 5", "level: haut"),
    )
    found = findings(tmp_path, text)
    numbers = [int(one.split(":")[1]) for one in found]
    expected = {line(text, "version: 2"): 'duplicate key "version"',
                line(text, "audiance"): 'unknown key "audiance"; did you mean "audience"?',
                line(text, "gate: 9"): "gate 9 opens no declared stage",
                line(text, "number: 8"): "number 8 stands where 3 should",
                line(text, "level: haut"): '"level"'}
    for number, message in expected.items():
        assert any(f":{number}: " in one and message in one for one in found), (message, found)
    assert any('missing key "owner"' in one for one in found)
    assert len(found) >= 6
    assert numbers == sorted(numbers) or found == sorted(found)


def test_a_colon_in_plain_yaml_is_caught_with_a_hint(tmp_path: Path) -> None:
    text = changed(('question: "Le café est-il chaud?"', "question: Le café : est-il chaud?"))
    [found] = findings(tmp_path, text)
    assert found.startswith(f"{PATH}:{line(text, 'Le café :')}: ")
    assert 'quotes around it: question: "Le café : est-il chaud?"' in found
