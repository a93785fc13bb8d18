"""The declared categories."""

from pydantic import model_validator

from ..problem import Location
from .kinds import Faults, Line, Schema, Slug


class Category(Schema):
    """name: as front matter writes it; slug: of its permanent address."""

    name: Line
    slug: Slug
    description: Line


class Categories(Schema):
    """The whole of categories.yml."""

    categories: list[Category]

    @model_validator(mode="after")
    def _distinct(self) -> "Categories":
        if not self.categories:
            raise Faults([("is empty; declare one with a name, a slug and a description",
                           ("categories",))])
        first: set[tuple[str, str]] = set()
        faults: list[tuple[str, Location]] = []
        for index, category in enumerate(self.categories):
            for key in ("name", "slug"):
                value = getattr(category, key)
                if (key, value) in first:
                    faults.append((
                        f'is "{value}" again; give each category its own',
                        ("categories", index, key),
                    ))
                first.add((key, value))
        if faults:
            raise Faults(faults)
        return self
