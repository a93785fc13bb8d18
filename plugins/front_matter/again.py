"""Several runs of one Pelican, as `pelican --autoreload` makes them: each reads anew."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from .catalogue import CATEGORIES_KEY, KEY, categories_file, scan
from .finding import KEY as FINDINGS

_OURS = "FINDINGS_OF_CONTENT"
_OTHERS = "FINDINGS_BEFORE_RUNS"


def read_catalogue(pelican: Any) -> None:
    """Scans the content into `settings["CATALOGUE"]` and reports what is wrong."""
    settings = pelican.settings
    # What a text's category means stands there.
    settings.setdefault("READING_FILES", []).append(
        categories_file(Path(settings["PATH"]), settings)
    )
    _read(settings)


def read_again(pelican: Any) -> None:
    """At the beginning of every run but the first: the files as they are now, and no finding
    of the run before."""
    settings = pelican.settings
    if _OTHERS in settings:
        settings[FINDINGS][:] = settings[_OTHERS]
        _read(settings)
    else:
        ours = set(settings[_OURS])
        settings[_OTHERS] = [found for found in settings[FINDINGS] if found not in ours]


def _read(settings: MutableMapping[str, Any]) -> None:
    catalogue = scan(Path(settings["PATH"]), settings)
    # Filled rather than replaced: the context of a run is a copy of the settings.
    for key, found in ((KEY, catalogue.entries), (CATEGORIES_KEY, catalogue.categories)):
        kept = settings.setdefault(key, {})
        kept.clear()
        kept.update(found)
    settings[_OURS] = catalogue.findings
    settings.setdefault(FINDINGS, []).extend(catalogue.findings)
