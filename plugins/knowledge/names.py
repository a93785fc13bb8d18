"""Who a wikilink means: the sources by slug, and by what tells two of them apart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar


class Source(Protocol):
    """What this plugin asks of an entry of `settings["CATALOGUE"]`."""

    @property
    def path(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def date(self) -> object: ...


Found = TypeVar("Found", bound=Source)


def _year(source: Source) -> str:
    year = getattr(source.date, "year", None)
    return f"{year:04d}" if year else ""


class Names(Mapping[str, Sequence[Found]]):
    """Every name that `[[…]]` may give a source: `slug`, `kind/slug` and `YYYY/slug`.

    A name maps to all the sources that bear it, in the order of the catalogue, so that one
    that is held by several is known as such. Cost: one pass over the sources.
    """

    def __init__(self, sources: Iterable[Found]) -> None:
        self._slugs: dict[str, list[Found]] = {}
        self._longer: dict[str, list[Found]] = {}
        for source in sources:
            self._slugs.setdefault(source.slug, []).append(source)
            self._longer.setdefault(f"{source.kind}/{source.slug}", []).append(source)
            if year := _year(source):
                self._longer.setdefault(f"{year}/{source.slug}", []).append(source)

    def __getitem__(self, name: str) -> Sequence[Found]:
        return self._longer[name] if "/" in name else self._slugs[name]

    def __iter__(self) -> Iterator[str]:
        yield from self._slugs
        yield from self._longer

    def __len__(self) -> int:
        return len(self._slugs) + len(self._longer)

    @property
    def slugs(self) -> Iterable[str]:
        """The slugs alone, each once."""
        return self._slugs.keys()

    def own_names(self, sources: Sequence[Found]) -> list[str]:
        """For each of several sources of one slug, the shortest name that is its alone.

        A source that no name tells from another one is left out.
        """
        names = []
        for source in sources:
            for name in (f"{_year(source)}/{source.slug}", f"{source.kind}/{source.slug}"):
                if len(self._longer.get(name, ())) == 1:
                    names.append(name)
                    break
        return names
