"""A figure: what one scenario took, each time it was run."""

from dataclasses import dataclass, field
from statistics import median

from .measure import Run


@dataclass
class Figure:
    """name: of the scenario; seconds, megabytes: one for each run (no memory: not measured)."""

    name: str
    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    def add(self, run: Run) -> None:
        """Takes a run in."""
        self.seconds.append(run.seconds)
        self.megabytes.append(run.megabytes)

    @property
    def median(self) -> float:
        """Seconds."""
        return median(self.seconds)

    @property
    def peak(self) -> float:
        """Megabytes of the run that held the most; 0 where memory was not measured."""
        return max(self.megabytes, default=0)
