"""The site of a run for edited bodies alone."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any
from weakref import ref

from blinker import Signal
from pelican.plugins import signals
from pelican.plugins._utils import load_plugins

from ..writing.site import Site as WholeSite
from ..writing.site import errors_logged
from .generators import KEY, OURS
from .memory import without_collecting
from .partial import Partial
from .quick import Last, Seen
from .run import state_of
from .unknown import NotPossible
from .writer import unsupported


def _receivers() -> dict[Signal, set[Any]]:
    return {
        each: set(each.receivers) for each in vars(signals).values() if isinstance(each, Signal)
    }


def _apart(value: Any) -> Any:
    """A value whose containers are nobody else's: what a plugin does to the settings of a run
    that comes to nothing is not to be seen by the next."""
    if type(value) is dict:
        return {key: _apart(each) for key, each in value.items()}
    if type(value) is list:
        return [_apart(each) for each in value]
    return set(value) if type(value) is set else value


class PartialSite(WholeSite):
    """settings: of a site whose class is `Site`; last, seen: see `quick`.

    Making it or running it raises NotPossible, or whatever else went wrong: `Site` does the
    work then, and says what is wrong if anything is.
    """

    def __init__(self, settings: dict[str, Any], last: Last, seen: Seen) -> None:
        self._last = last
        settings = _apart(settings)
        self._listening: dict[Signal, set[Any]] = {}
        with without_collecting(), self._undone():
            self._partial = settings[KEY] = Partial(settings, state_of(settings), last, seen)
            super().__init__(settings)

    def init_plugins(self) -> None:
        """Pelican's own; notes who listened once they were imported, which happens once."""
        self.settings["PLUGINS"] = load_plugins(self.settings)
        self._listening = _receivers()
        super().init_plugins()

    @contextmanager
    def _undone(self) -> Iterator[None]:
        """Has those who began to listen stop when it fails: the whole site registers its
        plugins again, and each is to be heard once."""
        try:
            yield
        except BaseException:
            for signal, listening in self._listening.items():
                for key in set(signal.receivers) - listening:
                    receiver = signal.receivers[key]
                    signal.disconnect(receiver() if isinstance(receiver, ref) else receiver)
            raise

    def run(self) -> None:
        """As `Site.run`."""
        try:
            with self._undone():
                super().run()
        finally:
            self._partial.store.close()

    def _generate(self, stage: Path, output: Path) -> None:
        del output
        found = unsupported()
        if found:
            raise NotPossible(f"a plugin listens to {', '.join(found)}")
        equip = self._partial.equip
        signals.generator_init.connect(equip)
        try:
            with without_collecting(), errors_logged() as texts:
                self._partial.make(stage, self._kinds.__getitem__, {
                    "path": self.path, "theme": self.theme, "output_path": str(stage),
                })
        finally:
            signals.generator_init.disconnect(equip)
        said = {str(each) for each in self.settings.get("FINDINGS", ())}
        if texts or not said <= set(self._last.warnings):
            raise NotPossible("there is something to say")

    @cached_property
    def _kinds(self) -> dict[str, type]:
        kinds = [OURS.get(kind, kind) for kind in self._get_generator_classes()]
        found = {kind.__name__: kind for kind in kinds}
        if len(found) < len(kinds):
            raise NotPossible("two generators have one name")
        return found

    def _kept(self) -> list[str]:
        made = {one.name for one in self._partial.made}
        return [name for name in self._last.outputs if name not in made]

    def _written(self, output: Path) -> None:
        self._partial.save(output)

    def note(self, note: Path, environ: Mapping[str, str]) -> None:
        """As `Site.note`."""
        del environ  # as it was
        try:
            self._partial.note(note)
        except OSError:
            note.unlink(missing_ok=True)
