"""A site of which only a part is known: whatever else is asked of it ends the run."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .contents import Recorded
from .recipes import Key, Links
from .recording import Recorder


class NotPossible(Exception):
    """More than bodies has changed, or may have; the text says what."""


class Known(Recorded):
    """An attribute of which only what recipes hold is known."""

    def __init__(self, name: str, recorder: Recorder, absent: set[Key]) -> None:
        super().__init__(name, recorder)
        self._absent_ones = absent

    def _absent(self, content: Any) -> Any:
        if (content.__dict__["relative_source_path"], self._name) in self._absent_ones:
            return super()._absent(content)
        raise NotPossible(f"no recipe holds {self._name}")


class _Linked:
    """What a link leads to, of which only the address is known."""

    def __init__(self, url: str) -> None:
        self.url = url


class Places(Mapping[str, Any]):
    """A table of the context, by path: only what recipes hold is known. find: a content."""

    def __init__(self, table: str, links: Links, find: Callable[[str], Any]) -> None:
        self._table = table
        self._links = links
        self._find = find

    def __getitem__(self, path: str) -> Any:
        content = self._find(path)
        if content is not None:
            return content
        if (self._table, path) not in self._links:
            raise NotPossible(f"no recipe holds {path}")
        url = self._links[self._table, path]
        if url is None:
            raise KeyError(path)
        return _Linked(url)

    def __iter__(self) -> Iterator[str]:
        raise NotPossible("the other contents are not known")

    def __len__(self) -> int:
        raise NotPossible("the other contents are not known")
