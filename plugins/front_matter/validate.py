"""A document against a schema: the model, or every finding in plain words."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .document import Document
from .finding import Finding
from .nearest import listed, suggestion
from .problem import Location
from .schema.kinds import Faults
from .syntax import quoted

Model = TypeVar("Model", bound=BaseModel)

_WANTED = {
    "string_type": ("text", "put quotes around it"),
    "int_type": ("a whole number", "write digits alone"),
    "int_from_float": ("a whole number", "write digits alone"),
    "float_type": ("a number", "write digits, with a point for the decimals"),
    "bool_type": ("true or false", "write one of the two"),
    "list_type": ("a list", "write [one, two]"),
    "tuple_type": ("a list", "write [one, two]"),
    "dict_type": ("keys with values", "indent them below this key"),
    "model_type": ("keys with values", "indent them below this key"),
    "model_attributes_type": ("keys with values", "indent them below this key"),
}


def _fields_at(model: type[BaseModel], location: Location) -> list[str]:
    """The keys that the schema knows where an unknown one stands."""
    here: Any = model
    for part in location:
        if isinstance(part, int):
            continue
        field = here.model_fields.get(part) if _is_model(here) else None
        here = _model_in(field.annotation) if field else None
    return list(here.model_fields) if _is_model(here) else []


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _model_in(annotation: Any) -> Any:
    if _is_model(annotation):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _model_in(part)
        if found is not None:
            return found
    return None


def _real(data: Any, location: Location) -> Location:
    """location without what pydantic adds to it to tell the branches of a union apart."""
    found: list[str | int] = []
    for index, part in enumerate(location):
        if isinstance(data, dict) and isinstance(part, str):
            if part not in data and index < len(location) - 1:
                continue
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            continue
        found.append(part)
    return tuple(found)


def _named(location: Location) -> str:
    """The value at location as messages name it."""
    name = next((part for part in reversed(location) if isinstance(part, str)), "")
    number = f" (number {location[-1] + 1})" if location and isinstance(location[-1], int) else ""
    return f'"{name}"{number}'


def _in_quotes(value: Any, remedy: str) -> str:
    """The remedy for a value that should have been text, with the text where it is known."""
    if isinstance(value, bool):
        return f"{remedy}: {quoted(str(value).lower())}"
    if isinstance(value, int | float):
        return f"{remedy}: {quoted(str(value))}"
    if isinstance(value, dict) and len(value) == 1:
        (key, inner), = value.items()
        return f"{remedy}: {quoted(f'{key} : {inner}')}"
    return "write one value after the colon"


def _findings(
    document: Document, model: type[BaseModel], error: ErrorDetails
) -> list[Finding]:
    fault = error.get("ctx", {}).get("error")
    if isinstance(fault, Faults):
        found = []
        for text, place in fault.faults:
            location = (*_real(document.data, tuple(error["loc"])), *place)
            message, _, remedy = text.partition("; ")
            found.append(Finding(
                document.path, document.line_of(location), "value",
                f"{_named(location)} {message}", remedy,
            ))
        return found
    return [_finding(document, model, error)]


def _finding(document: Document, model: type[BaseModel], error: ErrorDetails) -> Finding:
    location = _real(document.data, tuple(error["loc"]))
    kind = error["type"]
    line = document.line_of(location)
    name = next((part for part in reversed(location) if isinstance(part, str)), "")
    context = error.get("ctx", {})
    if kind == "extra_forbidden":
        known = _fields_at(model, location[:-1])
        rest = [key for key in known if key not in document.data] or known
        remedy = suggestion(name, known, f"the keys are {listed(rest, 'and')}")
        return Finding(document.path, line, "unknown-key", f'unknown key "{name}"', remedy)
    if kind == "missing":
        place = document.line_of(location[:-1])
        return Finding(
            document.path, place, "missing-key", f'missing key "{name}"', f"add {name}: …"
        )
    if kind in _WANTED and error["input"] is None:
        return Finding(
            document.path, line, "empty", f"{_named(location)} is empty",
            "write something or remove the key",
        )
    if kind in _WANTED:
        wanted, remedy = _WANTED[kind]
        if kind == "string_type":
            remedy = _in_quotes(error["input"], remedy)
        if kind == "list_type" and isinstance(error["input"], str):
            remedy = f"write [{error['input'].strip()}]"
        return Finding(
            document.path, line, "type", f"{_named(location)} must be {wanted}", remedy
        )
    if kind == "literal_error":
        return Finding(
            document.path, line, "value",
            f'"{name}" is "{error["input"]}"',
            "write " + context["expected"].replace("'", ""),
        )
    if kind == "value_error":
        message, _, remedy = str(context["error"]).partition("; ")
        return Finding(document.path, line, "value", f'{_named(location)} {message}', remedy)
    return Finding(
        document.path, line, "value", f'{_named(location)}: {error["msg"].lower()}',
        "mend the value",
    )


def validate(
    document: Document, model: type[Model], context: dict[str, Any] | None = None
) -> tuple[Model | None, list[Finding]]:
    """The front matter as a model.

    context: what the schema's own checks need. Returns the model, or None, and every finding:
    those of reading the file first. Raises nothing.
    """
    findings = list(document.findings)
    if not document.sound and not document.data:
        return None, findings
    try:
        found = model.model_validate(document.data, context=context)
    except ValidationError as error:
        for detail in error.errors():
            findings += [
                found for found in _findings(document, model, detail) if found not in findings
            ]
        return None, findings
    if any(finding.level == "error" for finding in findings):
        return None, findings
    return found, findings
