"""What the figures must reach: each bound is a ratio of two figures, or a memory."""

from collections.abc import Mapping
from dataclasses import dataclass

from .figure import Figure


@dataclass(frozen=True)
class Bound:
    """what: as the table says it; figure, against: names of figures, the latter empty for a
    peak memory in MB; most: the ratio or the megabytes."""

    what: str
    figure: str
    against: str
    most: float


HUGO, STOCK, SERVER = "Hugo, cold", "stock Pelican, cold", "Hugo server"
BOUNDS = (
    Bound("nothing changed, against Hugo's cold build", "nothing changed", HUGO, 0.08),
    Bound("one body edited, against Hugo's cold build", "one body edited", HUGO, 0.10),
    Bound("one title edited, against Hugo's cold build", "one title edited", HUGO, 0.20),
    Bound("one article added, against Hugo's cold build", "one article added", HUGO, 0.20),
    Bound("cold, against stock Pelican with the same theme", "cold", STOCK, 0.50),
    Bound("serve: save to browser told, against Hugo server's rebuild", "serve", SERVER, 0.30),
    Bound("cold, against a tenth of the articles", "cold", "tenth: cold", 10.5),
    Bound("one body edited, against a tenth of the articles", "one body edited",
          "tenth: one body edited", 4.0),
    Bound("peak memory, cold (MB)", "cold", "", 500),
    Bound("peak memory, one body edited (MB)", "one body edited", "", 200),
)


@dataclass(frozen=True)
class Verdict:
    """value: what was measured, None when one of the two figures is not there."""

    bound: Bound
    value: float | None

    @property
    def holds(self) -> bool:
        """Whether it was measured and is within the bound."""
        return self.value is not None and self.value <= self.bound.most


def judged(figures: Mapping[str, Figure], bounds: tuple[Bound, ...] = BOUNDS) -> list[Verdict]:
    """Every bound against the figures; a figure without runs counts as not measured."""
    verdicts = []
    for bound in bounds:
        one, other = figures.get(bound.figure), figures.get(bound.against)
        value = None
        if one is not None and one.seconds and not bound.against:
            value = one.peak
        elif one is not None and one.seconds and other is not None and other.seconds:
            value = one.median / other.median
        verdicts.append(Verdict(bound, value))
    return verdicts
