"""The machine-readable questionnaire, and the schema that it keeps."""

import json
from typing import Any

import jsonschema
import pytest

from plugins.questionnaire.exports import questionnaire_json, questionnaire_schema
from plugins.questionnaire.loading import load
from tests.support.building import ROOT

URL = "https://carnet.example/auto-evaluation/accueil/"
SCHEMA = json.loads(questionnaire_schema(URL))
FILES = [ROOT / "tests/fixtures/questionnaires/petit.md",
         ROOT / "content/questionnaires/medias-sociaux.md"]


def exported(index: int = 0) -> dict[str, Any]:
    model, findings = load(FILES[index], "x.md")
    assert model is not None, findings
    return json.loads(questionnaire_json(model, URL, "fr-ca"))  # type: ignore[no-any-return]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == URL + "questionnaire.schema.json"


@pytest.mark.parametrize("index", [0, 1])
def test_the_json_keeps_the_schema(index: int) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(exported(index))


def test_the_json_says_what_the_file_says() -> None:
    data = exported()
    assert data["title"] == "Un petit questionnaire : l'accueil"
    assert data["items"][0]["question"].endswith("<script>alert(1)</script>")
    assert [level["level"] for level in data["scale"]] == [1, 3, 5]
    assert data["url"] == URL


@pytest.mark.parametrize(("path", "value"), [
    (("items", 0, "gate"), "2"),
    (("items", 0, "id"), "Sonnette !"),
    (("items", 0, "question"), ""),
    (("title",), None),
    (("version",), 1.5),
    (("surprise",), "x"),
])
def test_the_schema_refuses(path: tuple[Any, ...], value: Any) -> None:
    data = exported()
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(data)
