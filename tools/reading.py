"""Reads the whole site as a build does, and writes nothing."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.settings import read_settings

from plugins.front_matter.finding import BuildFailed, errors
from plugins.writing.site import Site

from .build import explain


@dataclass(frozen=True)
class ReadSite:
    """settings: with what the plugins left there; context: what templates would get."""

    settings: Mapping[str, Any]
    context: Mapping[str, Any]


class _Reader(Site):
    """Pelican's run up to the moment at which it would ask for a writer."""

    context: dict[str, Any]

    def run(self) -> None:
        self.context = {
            **self.settings, "generated_content": {}, "static_links": set(),
            "static_content": {}, "localsiteurl": self.settings["SITEURL"],
        }
        generators = [
            generator(
                context=self.context, settings=self.settings, path=self.path,
                theme=self.theme, output_path=self.output_path,
            )
            for generator in self._get_generator_classes()
        ]
        for generator in generators:
            if hasattr(generator, "generate_context"):
                generator.generate_context()
        signals.all_generators_finalized.send(generators)


def read_site(
    settings_file: Path, overrides: Mapping[str, Any] | None = None
) -> ReadSite:
    """The site of a settings file, read by all its plugins.

    overrides: settings on top of the file's. Raises BuildFailed with every finding.
    """
    logging.getLogger("pelican").setLevel(logging.CRITICAL)
    root = settings_file.resolve().parent
    reader = None
    try:
        settings: dict[str, Any] = read_settings(
            str(settings_file), override=dict(overrides or {})
        )
        reader = _Reader(settings)
        reader.run()
    except BuildFailed:
        raise
    except Exception as error:
        known: Iterable[Any] = reader.settings.get("FINDINGS", []) if reader else []
        raise BuildFailed([*explain(error, root), *known]) from error
    if errors(reader.settings):
        raise BuildFailed(reader.settings["FINDINGS"])
    return ReadSite(reader.settings, reader.context)
