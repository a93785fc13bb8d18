"""`invoke import`: reads, writes, reports."""

import json
import sys
from pathlib import Path

from plugins.front_matter.finding import BuildFailed

from ..build import ROOT
from .export.read import NoExport
from .index import POSTS
from .progress import telling
from .report import as_data, as_text, verdict
from .run import Wishes, run, save
from .site import site_of


def _complain(text: str) -> int:
    print(text, file=sys.stderr)
    return 1


def main(
    export: str, uploads: str = "", into: str = "", dry_run: bool = False, fetch: bool = False,
    types: str = "", as_json: bool = False, settings_file: Path = ROOT / "pelicanconf.py",
) -> int:
    """Imports and prints the report; returns the exit code: 0, or 1 when something is lost
    and not accounted for by name, or nothing was imported."""
    file = Path(export)
    folder = Path(uploads) if uploads else None
    if not file.is_file():
        return _complain(f"{export}: no such file. Nothing imported.")
    if folder is not None and not folder.is_dir():
        return _complain(f"{uploads}: no such folder; give that of wp-content/uploads. "
                         "Nothing imported.")
    content = Path(into) if into else settings_file.parent / "content"
    wanted = frozenset(filter(None, (one.strip() for one in types.split(","))))
    wishes = Wishes(file, folder, wanted or frozenset(POSTS), dry_run, fetch)
    try:
        site = site_of(settings_file, content.absolute())
        with telling() as tell:
            outcome = run(wishes, site, tell)
    except NoExport as error:
        return _complain(f"{error}. Nothing imported.")
    except BuildFailed as failed:
        return _complain("\n".join(map(str, failed.findings)) + "\nNothing imported.")
    except OSError as error:
        return _complain(f"{error.filename or export}: {error.strerror}. "
                         "What was written stays; run it again to continue.")
    except KeyboardInterrupt:
        return _complain("Interrupted. What was written stays; run it again to continue.")
    text, data = as_text(outcome), as_data(outcome)
    if not dry_run:
        save(outcome, content, text, data)
    print(json.dumps(data, ensure_ascii=False, indent=1) if as_json else text, end="")
    return 1 if verdict(outcome) else 0
