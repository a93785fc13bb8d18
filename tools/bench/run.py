"""`invoke bench`: this project, stock Pelican and Hugo side by side on made-up corpora, then
the benchmarks of single parts."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from . import hugo_content, others, project, report, serving, sites
from .bounds import judged
from .figure import Figure
from .hugo import hugo
from .measure import Failed, run
from .progress import say

PARTS = ("ours", "stock", "hugo", "serve", "index")
BUILD = "build"  # all of them
KEPT = sites.ROOT / ".benchmarks"
FEWEST = 3


def chosen(only: str, known: Iterable[str]) -> list[str]:
    """The parts that were asked for, all of them without a word.

    Raises ValueError, naming what there is, for one that is not there.
    """
    known = list(known)
    names = only.replace(",", " ").split() or [BUILD, *known]
    unknown = [name for name in names if name not in {BUILD, *PARTS, *known}]
    if unknown:
        raise ValueError(f'there is no benchmark "{unknown[0]}"; choose among '
                         f"{', '.join([BUILD, *PARTS, *known])}")
    wanted = [part for name in names for part in (PARTS if name == BUILD else (name,))]
    return list(dict.fromkeys(wanted))


def hugo_cold(folder: Path, runs: int) -> Figure:
    """Hugo from nothing."""
    command = (str(hugo()), "--quiet", "--cacheDir", str(folder / ".cache"))
    figure = Figure("Hugo, cold")
    for _ in range(runs):
        shutil.rmtree(folder / "public", ignore_errors=True)
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        figure.add(run(command, folder))
        say(figure)
    return figure


def compared(folder: Path, count: int, runs: int, parts: Sequence[str]) -> dict[str, Figure]:
    """The figures of those parts on count articles, and the ones of a tenth of them that the
    bounds ask for. folder: empty, for the sites."""
    figures: list[Figure] = []
    small, large, hugos = folder / "small", folder / "site", folder / "hugo"

    def told(what: str, work: Callable[[], None]) -> None:
        print(f"{what} ({time.strftime('%H:%M:%S')})", flush=True)
        work()

    told(f"a corpus of {count:,} articles", lambda: sites.lay_out(large, count))
    if {"hugo", "serve"} & set(parts):
        told("the same for Hugo", lambda: hugo_content.lay_out(large, hugos))
    if "hugo" in parts:
        told("Hugo", lambda: figures.append(hugo_cold(hugos, runs)))
    if "stock" in parts:
        told("stock Pelican", lambda: figures.extend(project.stock(large, runs)))
    if "ours" in parts:
        told("this project", lambda: figures.extend(project.ours(large, runs)))
        told(f"a corpus of {count // 10:,} articles", lambda: sites.lay_out(small, count // 10))
        told("this project", lambda: figures.extend(
            Figure(f"tenth: {figure.name}", figure.seconds, figure.megabytes)
            for figure in project.tenth(small, runs)
        ))
    if "index" in parts:
        told("the search index, apart", lambda: figures.append(project.index(large)))
    if "serve" in parts:
        told("Hugo's server", lambda: figures.append(serving.hugos(hugos, runs)))
        told("this project's server", lambda: figures.append(serving.ours(large, runs)))
    return {figure.name: figure for figure in figures}


def build(count: int, runs: int, parts: Sequence[str], kept: Path = KEPT) -> bool:
    """Measures, prints both tables and keeps them. Returns whether every bound that the parts
    can judge holds."""
    with tempfile.TemporaryDirectory(prefix="carnet-bench-") as name:
        figures = compared(Path(name), count, runs, parts)
    verdicts = judged(figures)
    if set(parts) != set(PARTS):  # what was not asked for is not missed
        verdicts = [verdict for verdict in verdicts if verdict.value is not None]
    now = datetime.now(UTC)
    print(f"\n{count:,} articles, {os.cpu_count()} cores, median of {runs}\n")
    print(report.figures_table(figures.values()) + "\n")
    print(report.verdicts_table(verdicts) + "\n")
    print(f"kept in {report.keep(kept, report.as_json(count, figures, verdicts, now), now)}")
    return all(verdict.holds for verdict in verdicts)


def main(count: int = 10_000, runs: int = FEWEST, only: str = "") -> int:
    """Runs what was asked for; returns 1 when a bound is missed or could not be measured."""
    try:
        wanted = chosen(only, others.found())
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    parts = [name for name in wanted if name in PARTS]
    good = True
    try:
        if parts:
            good = build(count, runs, parts)
    except (Failed, ValueError) as error:
        print(error, file=sys.stderr)
        good = False
    for name in wanted:
        if name not in PARTS:
            good = others.run(name) and good
    return 0 if good else 1
