"""Structured data that a machine can read."""

import json
from collections.abc import Iterator

from ..page import Page, Problem, line_of

RULE = "structured-data"
REMEDY = "write it with the jsonld macro, as an object of schema.org with a type"
LEVEL = "error"

CONTEXTS = ("https://schema.org", "https://schema.org/")


def check(page: Page) -> Iterator[Problem]:
    """Every block of JSON-LD parses and says what it is about."""
    for script in page.find("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except ValueError as error:
            yield Problem(line_of(script), f"JSON-LD does not parse: {error}")
            continue
        if not isinstance(data, dict) or data.get("@context") not in CONTEXTS:
            yield Problem(line_of(script), "JSON-LD without schema.org for its @context")
        elif not data.get("@type") and not data.get("@graph"):
            yield Problem(line_of(script), "JSON-LD without a @type")
