"""The declared categories, as Pelican's own objects with their slug and description."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.urlwrappers import Category

from .document import read_yaml
from .finding import Finding
from .schema.category import Categories
from .validate import validate


def read_categories(
    file: Path, path: str, settings: Mapping[str, Any]
) -> tuple[dict[str, Category], list[Finding]]:
    """name → category in the file's order, and what is wrong with the file."""
    try:
        document = read_yaml(file, path, "categories")
    except OSError as error:
        return {}, [Finding(path, 0, "categories", f"cannot be read: {error.strerror}",
                            "write a list of name, slug and description")]
    found, findings = validate(document, Categories)
    categories = {}
    for declared in found.categories if found else []:
        category = Category(declared.name, settings)
        category.slug = declared.slug
        category.description = declared.description
        categories[declared.name] = category
    return categories, findings
