"""The machine-readable side of a questionnaire: its JSON and the schema of that JSON."""

import json
from typing import Any

from .model import Questionnaire

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_NAME = "questionnaire.schema.json"
JSON_NAME = "questionnaire.json"


def questionnaire_json(model: Questionnaire, url: str, language: str) -> str:
    """The questionnaire as its file has it. url: absolute, of its page."""
    return _text({
        "$schema": SCHEMA_NAME,
        "url": url,
        "language": language,
        **model.model_dump(mode="json"),
    })


def questionnaire_schema(url: str) -> str:
    """JSON Schema of `questionnaire.json`. url: absolute, of the questionnaire's page."""
    schema = Questionnaire.model_json_schema()
    text = {"type": "string", "minLength": 1}
    schema["properties"] = {
        "$schema": {"const": SCHEMA_NAME}, "url": text, "language": text, **schema["properties"],
    }
    schema["required"] = ["$schema", "url", "language", *schema["required"]]
    return _text({"$schema": DIALECT, "$id": f"{url}{SCHEMA_NAME}", **schema})


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
