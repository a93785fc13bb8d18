"""`PELICAN_CLASS` of a site that is built incrementally."""

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from ..writing.site import Site as WholeSite
from ..writing.staging import read_manifest
from .generators import KEY, OURS, Finish
from .memory import without_collecting
from .run import Run, state_of
from .store import Damaged
from .writer import Writer, unsupported


class Site(WholeSite):
    """The site that `WholeSite` builds, byte for byte, made again only where it changed.

    With `INCREMENTAL = False`, or `CLEAN_OUTPUT`, it is that site's build.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        self.incremental: Run | None = None
        if settings.get("INCREMENTAL", True) and not settings.get("CLEAN_OUTPUT"):
            with without_collecting():
                self.incremental = settings[KEY] = Run(settings, state_of(settings))
                super().__init__(settings)
            return
        super().__init__(settings)

    def _generate(self, stage: Path, output: Path) -> None:
        run = self.incremental
        if run is None:
            super()._generate(stage, output)
            return
        found = unsupported()
        if found:
            self._without(f"a plugin listens to {', '.join(found)}", stage, output)
            return
        if run.why_full:
            print(f"Built whole: {run.why_full}.", file=sys.stderr)
        run.begin(stage, output)

        def equip(generator: Any) -> None:
            run.equip(generator)

        signals.generator_init.connect(equip)
        try:
            with without_collecting():
                super()._generate(stage, output)
        except Damaged as error:
            why = f"the state of the last build cannot be used: {error}"
        else:
            return
        finally:
            signals.generator_init.disconnect(equip)
        self._without(why, stage, output)

    def _without(self, why: str, stage: Path, output: Path) -> None:
        """Builds as `WholeSite` does, from the beginning."""
        print(f"Built whole: {why}.", file=sys.stderr)
        if self.incremental:
            self.incremental.give_up()
        self.incremental = None
        shutil.rmtree(stage)
        stage.mkdir()
        super()._generate(stage, output)

    def _kept(self) -> list[str]:
        return self.incremental.pages.work.kept if self.incremental else []

    def _written(self, output: Path) -> None:
        if self.incremental:
            self.incremental.save(output)
            self.incremental.let_go()
            # While nobody else may write there.
            names = sorted(read_manifest(self._manifest))
            self._made = self.incremental.left(output, names)

    def note(self, note: Path, environ: Mapping[str, str]) -> None:
        """Notes what this build depended on, for `quick`; without a note the next build takes
        longer, and nothing else."""
        if self.incremental is None:
            return
        try:
            self.incremental.note(note, Path(self.output_path), self._made, environ)
        except OSError:
            note.unlink(missing_ok=True)

    def _get_generator_classes(self) -> list[type]:
        found: list[type] = super()._get_generator_classes()
        if self.incremental is None:
            return found
        return [*(OURS.get(kind, kind) for kind in found), Finish]

    def _get_writer(self) -> Any:
        writer = super()._get_writer()
        run = self.incremental
        if run is None:
            return writer
        run.pages.freeze(run.context, self.settings["SITEURL"])
        return Writer(self.output_path, settings=self.settings)
