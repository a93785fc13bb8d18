"""What plugins found out at the last build, for them to go on from."""

import marshal
from collections.abc import Mapping
from typing import Any


class Results:
    """Values by name, each made of lists, tuples, dicts, texts, bytes and numbers.

    known: as the last build left them, as bytes; those that must be written anew are in
    `changed`. What a build keeps is there at the next one unless code, libraries or settings
    are others then; whether it is still right, its plugin decides.
    """

    def __init__(self, known: Mapping[str, bytes]) -> None:
        self._known = known
        self.changed: dict[str, bytes] = {}

    def get(self, name: str) -> Any:
        """What the last build kept under a name, or None."""
        data = self._known.get(name)
        return None if data is None else marshal.loads(data)  # noqa: S302  # checksummed

    def keep(self, name: str, value: Any) -> None:
        """Keeps a value for the next build, in place of the one that was there."""
        data = marshal.dumps(value)
        if self._known.get(name) != data:
            self.changed[name] = data
