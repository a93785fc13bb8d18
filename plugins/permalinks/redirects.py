"""Old addresses and where they lead now. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..front_matter.finding import Finding
from .address import fault, same, shown

REMEDY = "remove it, or give the other another address"


@dataclass(frozen=True, slots=True)
class Wish:
    """An old address that somebody wants to lead elsewhere.

    old, new: addresses; path, line: where it is said; word: what it is called there ("alias",
    "redirect"); quiet: it was found out rather than asked for (a text whose slug has changed),
    so that it gives way to what somebody asked for and to what stands at its address now.
    """

    old: str
    new: str
    path: str
    line: int = 0
    word: str = "alias"
    quiet: bool = False

    @property
    def place(self) -> str:
        """Where it is said, as messages name it."""
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Redirect:
    """old leads to new, in one step: new is an address that a page answers."""

    old: str
    new: str


def _finding(wish: Wish, message: str, remedy: str) -> Finding:
    return Finding(wish.path, wish.line, "redirect", message, remedy)


def _sound(wishes: Iterable[Wish], live: Mapping[str, str]) -> tuple[list[Wish], list[Finding]]:
    """The wishes that can be had as far as each is looked at alone."""
    sound, findings = [], []
    for wish in wishes:
        standing = live.get(same(wish.old))
        if why := fault(wish.old):
            findings.append(_finding(
                wish, f'the {wish.word} "{wish.old}" {why}', "write one such as /2014/titre/"
            ))
        elif standing is None:
            sound.append(wish)
        elif not wish.quiet:
            findings.append(_finding(
                wish, f"the {wish.word} {shown(wish.old)} is the address of {standing}", REMEDY
            ))
    return sound, findings


def _folders(file: str) -> Iterator[str]:
    """The folders that a file stands in, the nearest first."""
    while file := file.rpartition("/")[0]:
        yield file


def _placed(
    wishes: Sequence[Wish], live: Mapping[str, str]
) -> tuple[list[Wish], list[Finding]]:
    """The wishes whose page can be written: no file where it needs a folder, nor the reverse."""
    files = {**{same(wish.old): wish.place for wish in reversed(wishes)}, **live}
    inside: dict[str, str] = {}
    for file, owner in files.items():
        for folder in _folders(file):
            inside.setdefault(folder, owner)
    placed, findings = [], []
    for wish in wishes:
        file = same(wish.old)
        above = next((files[folder] for folder in _folders(file) if folder in files), "")
        if not above and file not in inside:
            placed.append(wish)
        elif not wish.quiet:
            what = f"needs a folder where {above} has a file" if above else (
                f"is the folder of {inside[file]}"
            )
            findings.append(_finding(wish, f"the {wish.word} {shown(wish.old)} {what}", REMEDY))
    return placed, findings


def _chosen(wishes: Sequence[Wish]) -> tuple[dict[str, Wish], list[Finding]]:
    """One wish for each old address, the asked before the found."""
    groups: dict[str, list[Wish]] = {}
    for wish in wishes:
        groups.setdefault(same(wish.old), []).append(wish)
    chosen, findings = {}, []
    for address, group in groups.items():
        asked = [wish for wish in group if not wish.quiet] or group[:1]
        chosen[address] = asked[0]
        if len({same(wish.new) for wish in asked}) > 1:
            for wish in asked:
                others = sorted({other.place for other in asked} - {wish.place})
                findings.append(_finding(
                    wish,
                    f"the {wish.word} {shown(wish.old)} is also claimed by "
                    f"{', '.join(others) or 'another one here'}",
                    "keep one of them",
                ))
    return chosen, findings


def _followed(
    wish: Wish, chosen: Mapping[str, Wish], live: Mapping[str, str]
) -> tuple[str, list[Wish]]:
    """Where a wish leads in the end ("" when in a circle), and the wishes on the way."""
    way, seen = [wish], {same(wish.old)}
    while same(way[-1].new) not in live:
        onward = chosen.get(same(way[-1].new))
        if onward is None:
            break
        if same(onward.old) in seen:
            return "", [*way, onward]
        seen.add(same(onward.old))
        way.append(onward)
    return way[-1].new, way


def resolve(
    wishes: Iterable[Wish], live: Mapping[str, str]
) -> tuple[list[Redirect], list[Finding]]:
    """The redirects of a site, each in one step, and what is wrong.

    live: what stands at each address that a page answers, by `same(address)`. A chain is
    shortened to its end; a circle, an end where nothing is, two ends for one address and an
    old address that a page answers are findings. In the order of the old addresses.
    """
    sound, findings = _sound(wishes, live)
    placed, more = _placed(sound, live)
    findings += more
    chosen, more = _chosen(placed)
    findings += more
    redirects = []
    for wish in chosen.values():
        end, way = _followed(wish, chosen, live)
        if not end:
            circle = " → ".join(shown(step.old) for step in way)
            findings.append(_finding(
                wish, f"the {wish.word} {shown(wish.old)} goes in a circle: {circle}",
                "have one of them lead to a page",
            ))
        elif same(end) not in live:
            findings.append(_finding(
                wish,
                f"the {wish.word} {shown(wish.old)} leads to {shown(end)}, where nothing is",
                "have it lead to a page of the site",
            ))
        else:
            redirects.append(Redirect(wish.old, end))
    return sorted(redirects, key=lambda redirect: redirect.old), findings
