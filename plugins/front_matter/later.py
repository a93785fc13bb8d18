"""Checked front matter that is made an object of only when something is asked of it."""

import pickle
from typing import Any

from pydantic import BaseModel


class Later:
    """The front matter of one source, kept as bytes.

    schema: its class; given: the keys that the author wrote; id: its id, which every build
    asks for; data: the pickled object, of a build of ours.
    """

    __slots__ = ("_data", "_found", "_given", "_schema", "id")

    def __init__(
        self, schema: type[BaseModel], given: frozenset[str], id: str | None, data: bytes
    ) -> None:
        self._schema = schema
        self._given = given
        self._data = data
        self._found: Any = None
        self.id = id

    def load(self) -> Any:
        """The object itself."""
        if self._found is None:
            self._found = pickle.loads(self._data)  # noqa: S301
        return self._found

    def __getattr__(self, name: str) -> Any:
        field = self._schema.model_fields.get(name)
        if field is None and not hasattr(self._schema, name):
            raise AttributeError(name)
        if field is not None and name not in self._given:
            return field.default
        return getattr(self.load(), name)


def loaded(model: Any) -> Any:
    """The front matter as an object of its schema."""
    return model.load() if isinstance(model, Later) else model
