"""Two texts for one address: an error at both places, before anything is rendered. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..front_matter.finding import Finding
from .address import address_of, fault, shown

# Where a list or a template claims an address, the settings gave it.
SETTINGS = "pelicanconf.py"


@dataclass(frozen=True, slots=True)
class Claim:
    """save_as: the output file, from the site's root; what: who wants it, as messages name
    it; path, line: its place, when it has one of its own; remedy: what its author can do."""

    save_as: str
    what: str
    path: str = ""
    line: int = 0
    remedy: str = "give one of them another slug or date"

    @property
    def name(self) -> str:
        """How another claim's message names this one."""
        if not self.path:
            return self.what
        return f"{self.path}:{self.line}" if self.line else self.path


def _finding(claim: Claim, message: str, remedy: str) -> Finding:
    return Finding(claim.path or SETTINGS, claim.line, "address", message, remedy)


def _others(claim: Claim, group: Sequence[Claim]) -> str:
    return ", ".join(sorted({other.name for other in group if other.name != claim.name}))


def _shared(group: Sequence[Claim]) -> list[Finding]:
    """A finding at every place of its own, or at the settings when there is none."""
    placed = [claim for claim in group if claim.path] or list(group[:1])
    return [
        _finding(
            claim,
            f"{'' if claim.path else claim.what + ': '}the address "
            f"{shown(address_of(claim.save_as))} is also that of {_others(claim, group)}",
            claim.remedy if claim.path else "give one of the two settings another address",
        )
        for claim in placed
    ]


def collisions(claims: Iterable[Claim]) -> list[Finding]:
    """What is wrong with the addresses of a site.

    A file that several want, compared without case; a file where another needs a folder; an
    address that climbs out of the output folder or that no host can answer. One that claims
    a file twice under the same name claims it once. Cost: linear in the claims.
    """
    wanted: dict[str, list[Claim]] = {}
    findings = []
    for claim in claims:
        if not claim.save_as:
            continue
        if why := fault(claim.save_as):
            prefix = "" if claim.path else f"{claim.what}: "
            findings.append(_finding(
                claim, f'{prefix}the address "{claim.save_as}" {why}',
                "write one such as 2014/titre/",
            ))
            continue
        wanted.setdefault(claim.save_as.casefold(), []).append(claim)
    for group in wanted.values():
        if len({claim.name for claim in group}) > 1:
            findings += _shared(group)
    for file, group in wanted.items():
        folder = file.rpartition("/")[0]
        while folder:
            if folder in wanted:
                findings += [
                    _finding(
                        claim,
                        f"{'' if claim.path else claim.what + ': '}the address "
                        f"{shown(address_of(claim.save_as))} needs a folder where "
                        f"{wanted[folder][0].name} has a file", claim.remedy,
                    )
                    for claim in group
                ]
                break
            folder = folder.rpartition("/")[0]
    return findings
