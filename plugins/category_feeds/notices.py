"""How the plugin warns: in the log, and to the build's findings where the site has them."""

import logging
import os
from collections.abc import MutableMapping
from importlib import import_module
from pathlib import Path
from typing import Any

logger = logging.getLogger(__name__)


def place(settings: MutableMapping[str, Any], source: str) -> str:
    """A file as its author knows it: from the folder that holds the content folder."""
    if not source:
        return "pelicanconf.py"
    above = Path(settings.get("PATH") or ".").absolute().parent
    return Path(os.path.relpath(Path(source).absolute(), above)).as_posix()


def tell(
    settings: MutableMapping[str, Any], source: str, rule: str, message: str, remedy: str,
    level: str = "warning",
) -> None:
    """Says once what is wrong with a file. source: its path, "" for the settings;
    level: "warning", or "error" for what must stop the build."""
    where = place(settings, source)
    logger.warning("%s: %s; %s", where, message, remedy)
    try:
        finding = import_module("..front_matter.finding", __package__)
    except ImportError:  # borrowed without the rest: the log is all there is
        return
    finding.report(settings, finding.Finding(where, 0, rule, message, remedy, level))
