"""This project's scenarios, each a whole process, and stock Pelican's."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from . import edits
from .figure import Figure
from .measure import Failed, run
from .progress import say

BUILD = (sys.executable, "-m", "invoke", "build", "--no-search")
PLAIN = (sys.executable, "-c",
         "import sys; from pathlib import Path; from tools.build import main; "
         "sys.exit(main(Path('plainconf.py').absolute(), {'CLEAN_OUTPUT': True}, False))")
STOCK = (sys.executable, "-m", "pelican", "-s", "stockconf.py", "--fatal", "errors")
INDEX = (sys.executable, "-c",
         "import sys; from pathlib import Path; from tools.search.index import build_index; "
         "sys.exit(not build_index(Path('output')))")
SCENARIOS: dict[str, edits.Edit] = {
    "nothing changed": edits.nothing,
    "one body edited": edits.edit_body,
    "one title edited": edits.edit_title,
    "one article added": edits.add_article,
    "one template edited": edits.edit_template,
}


def _checked(output: Path, expected: edits.Expected) -> None:
    page = output / expected.page
    if not page.is_file() or expected.mark not in page.read_text(encoding="utf-8"):
        raise Failed(f"{page} does not show {expected.mark}: the build was not a build")


def _emptied(site: Path, names: Sequence[str]) -> None:
    for name in names:
        shutil.rmtree(site / name, ignore_errors=True)


def cold(
    name: str, site: Path, command: Sequence[str], made: Sequence[str], runs: int
) -> Figure:
    """Builds from nothing. made: the folders to remove before each run, the output first."""
    figure = Figure(name)
    for _ in range(runs):
        _emptied(site, made)
        figure.add(run(command, site))
        _checked(site / made[0], edits.nothing(site, 0))
        say(figure)
    return figure


def _edited(site: Path, name: str, runs: int, number: int) -> Figure:
    """One scenario over a settled state; number: of the first edit."""
    figure = Figure(name)
    for one in range(number, number + runs):
        expected = SCENARIOS[name](site, one)
        figure.add(run(BUILD, site))
        _checked(site / "output", expected)
        say(figure)
    return figure


def incremental(site: Path, runs: int) -> list[Figure]:
    """A first build, which settles the state and counts once, then every scenario."""
    first = cold("first", site, BUILD, ("output", ".build"), 1)
    return [first, *(
        _edited(site, name, runs, number * runs) for number, name in enumerate(SCENARIOS)
    )]


def ours(site: Path, runs: int) -> list[Figure]:
    """Every scenario of this project."""
    return [cold("cold", site, BUILD, ("output", ".build"), runs), *incremental(site, runs)]


def tenth(site: Path, runs: int) -> list[Figure]:
    """What is compared with ten times the articles."""
    figures = [cold("cold", site, BUILD, ("output", ".build"), runs),
               cold("first", site, BUILD, ("output", ".build"), 1)]
    return [*figures, _edited(site, "one body edited", runs, 0)]


def stock(site: Path, runs: int) -> list[Figure]:
    """The same pages without building only what changed: this project's plain path, once since
    no bound asks for it, and Pelican's own class and writer with the same theme and settings."""
    return [
        cold("plain, cold", site, PLAIN, ("output-plain", ".build-plain"), 1),
        cold("stock Pelican, cold", site, STOCK, ("output-stock",), runs),
    ]


def index(site: Path) -> Figure:
    """The search index of the built site, once: a step of its own, that no ratio counts."""
    if not (site / "output").is_dir():
        run(BUILD, site)
    figure = Figure("search index")
    figure.add(run(INDEX, site))
    say(figure)
    return figure
