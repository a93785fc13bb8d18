"""`invoke ledger`: records the addresses and guids of the site as it stands.

`record` is for the task and for `invoke publish`, once the site is out; `lost` is for
`invoke check`: what was published and would vanish.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.front_matter.finding import BuildFailed, Finding
from plugins.permalinks.ledger import compare, dump, updated
from plugins.permalinks.state import Permalinks
from plugins.writing.files import write_whole

from .reading import read_site

ROOT = Path(__file__).resolve().parent.parent


def permalinks(settings: Mapping[str, Any]) -> Permalinks:
    """The addresses of a run whose settings these are, built or only read."""
    found = settings["PERMALINKS"]
    if not isinstance(found, Permalinks):
        raise TypeError("plugins.permalinks has not run")
    return found


def lost(found: Permalinks) -> list[Finding]:
    """What was published and would vanish with this site: addresses and guids."""
    redirected = [redirect.old for redirect in (*found.redirects, *found.feeds)]
    return compare(found.ledger, found.text, found.now, redirected, found.path)


def record(found: Permalinks, file: Path) -> int:
    """Writes the ledger with this site in it; one that knows it already stays untouched.

    Returns how many addresses are new. Raises OSError, with the file as it was.
    """
    after = updated(found.ledger, found.now)
    write_whole(file, dump(after).encode())
    return len(_addresses(after) - _addresses(found.ledger))


def _addresses(ledger: Any) -> set[str]:
    owned = (address for source in ledger.sources.values() for address in source.addresses)
    return {*ledger.addresses, *owned}


def main(settings_file: Path = ROOT / "publishconf.py") -> int:
    """Reads the site, records it and says so; returns the exit code.

    What would vanish is printed, and recorded nowhere as gone: nothing is forgotten.
    """
    try:
        site = read_site(settings_file)
    except BuildFailed as failed:
        for finding in failed.findings:
            print(finding, file=sys.stderr)
        print("Nothing recorded: the site has errors.", file=sys.stderr)
        return 1
    found = permalinks(site.settings)
    for finding in (vanishing := lost(found)):
        print(finding, file=sys.stderr)
    new = record(found, Path(site.settings["PATH"]) / site.settings["LEDGER_FILE"])
    print(f"Recorded {len(_addresses(found.now))} addresses in {found.path}, {new} of them new.")
    return 1 if vanishing else 0
