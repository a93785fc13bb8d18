"""A questionnaire file → its model, or everything that is wrong with it."""

from pathlib import Path

from ..front_matter import Finding, read_document, validate
from .model import Questionnaire
from .rules import faults


def load(file: Path, path: str) -> tuple[Questionnaire | None, list[Finding]]:
    """Reads and checks one file.

    path: the name that findings bear. Returns the model, or None, and every finding, of
    the YAML, of the schema and of the rules. Raises OSError.
    """
    document = read_document(file, path)
    model, findings = validate(document, Questionnaire)
    findings += [
        Finding(path, document.line_of(fault.location), fault.rule, fault.message, fault.remedy)
        for fault in faults(document.data or {})
    ]
    return (None if any(f.level == "error" for f in findings) else model), findings
