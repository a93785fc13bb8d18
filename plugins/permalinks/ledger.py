"""The ledger of what was published: `content/ledger.json`. Pure but for reading the file.

Builds read it, so that a text whose slug has changed leaves its redirect behind by itself;
only `invoke ledger` and `invoke publish` write it. Its keys:

- `sources`: id → `guid` and `addresses`, the present one first;
- `addresses`: of pages and feeds behind which there is no id (categories, tags, lists);
- `redirects`: old address → new one, written by hand, where no text can bear an alias;
- `gone`: addresses that are given up for good, written by hand.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..front_matter.finding import Finding
from ..front_matter.nearest import suggestion
from .address import fault, same, shown

FILE = "ledger.json"
VERSION = 1
KEYS = ("version", "sources", "addresses", "redirects", "gone")
SOURCE_KEYS = ("guid", "addresses")


@dataclass(frozen=True, slots=True)
class Published:
    """guid: what subscribers know a text by, or empty; addresses: the present one first;
    place: the file it stands in, as findings name it, for a text of this build."""

    guid: str
    addresses: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True)
class Ledger:
    """What the ledger's keys hold, under the same names."""

    sources: Mapping[str, Published] = field(default_factory=dict)
    addresses: tuple[str, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()


class _Twice(ValueError):
    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(key)
        found[key] = value
    return found


def line_in(text: str, word: str, nth: int = 1) -> int:
    """The line, from 1, on which a JSON text has a string for the nth time; 1 without it."""
    place = -1
    quoted = json.dumps(word, ensure_ascii=False)
    for _ in range(nth):
        following = text.find(quoted, place + 1)
        if following < 0:
            break
        place = following
    return text.count("\n", 0, max(place, 0)) + 1


def line_of_key(text: str, key: str) -> int:
    """The line, from 1, on which a JSON text has a key."""
    match = re.search(re.escape(json.dumps(key, ensure_ascii=False)) + r"\s*:", text)
    return text.count("\n", 0, match.start()) + 1 if match else line_in(text, key)


class _Reading:
    """One reading of a ledger's text, which gathers what is wrong."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self.findings: list[Finding] = []

    def say(self, word: str, message: str, remedy: str) -> None:
        """Adds a finding on the line where word stands."""
        self.findings.append(
            Finding(self._path, line_in(self._text, word), "ledger", message, remedy)
        )

    def address(self, value: object, where: str) -> str | None:
        if not isinstance(value, str):
            self.say(where, f'an address of "{where}" is {json.dumps(value)}',
                     'write it as "2014/titre/"')
            return None
        if why := fault(value):
            self.say(value, f'the address "{value}" {why}', 'write one such as "2014/titre/"')
            return None
        return value

    def addresses(self, value: object, where: str) -> tuple[str, ...]:
        if not isinstance(value, list):
            self.say(where, f'"{where}" is no list', 'write ["2014/titre/"]')
            return ()
        found = (self.address(item, where) for item in value)
        return tuple(address for address in found if address is not None)

    def keys(self, data: Mapping[str, Any], known: Iterable[str]) -> None:
        for key in data:
            if key not in known:
                self.say(key, f'unknown key "{key}"', suggestion(
                    key, known, f"the keys are {', '.join(known)}"
                ))

    def source(self, identity: str, value: object) -> Published | None:
        if not isinstance(value, dict):
            self.say(identity, f'"{identity}" is no object',
                     'write {"guid": "…", "addresses": ["…"]}')
            return None
        self.keys(value, SOURCE_KEYS)
        guid = value.get("guid", "")
        if not isinstance(guid, str):
            self.say(identity, f'the guid of "{identity}" is {json.dumps(guid)}',
                     "write the text that feeds give as the item's guid")
            guid = ""
        addresses = self.addresses(value.get("addresses"), "addresses") if isinstance(
            value.get("addresses"), list
        ) else ()
        if not addresses:
            self.say(identity, f'"{identity}" has no addresses',
                     "list at least the one that it was published at")
            return None
        return Published(guid, addresses)

    def ledger(self, data: object) -> Ledger:
        if not isinstance(data, dict):
            self.say("", "the ledger is no object", "write it again with `invoke ledger`")
            return Ledger()
        self.keys(data, KEYS)
        if data.get("version") != VERSION:
            self.say("version", f'"version" is {json.dumps(data.get("version"))}',
                     f"this program writes and reads version {VERSION}")
        sources, redirects = data.get("sources", {}), data.get("redirects", {})
        for name, value in (("sources", sources), ("redirects", redirects)):
            if not isinstance(value, dict):
                self.say(name, f'"{name}" is no object', 'write {"…": …}')
        known = {
            identity: published
            for identity, value in (sources.items() if isinstance(sources, dict) else ())
            if (published := self.source(identity, value)) is not None
        }
        self.one_owner(known)
        ways = {
            old: new
            for old, new in (redirects.items() if isinstance(redirects, dict) else ())
            if self.address(old, "redirects") is not None
            and self.address(new, "redirects") is not None
        }
        return Ledger(
            known, self.addresses(data.get("addresses", []), "addresses"), ways,
            self.addresses(data.get("gone", []), "gone"),
        )

    def one_owner(self, sources: Mapping[str, Published]) -> None:
        """A present address and a guid belong to one text."""
        for what, values in (
            ("address", {i: same(s.addresses[0]) for i, s in sources.items()}),
            ("guid", {i: s.guid for i, s in sources.items() if s.guid}),
        ):
            owners: dict[str, str] = {}
            for identity, value in values.items():
                other = owners.setdefault(value, identity)
                if other != identity:
                    self.say(identity, f'"{identity}" has the {what} of "{other}"',
                             "one of the two is wrong: put back what was published")


def parse(text: str, path: str = "content/ledger.json") -> tuple[Ledger, list[Finding]]:
    """A ledger out of its text, and everything that is wrong with it.

    path: as findings name the file. Nothing is raised; what cannot be read is left out.
    """
    reading = _Reading(text, path)
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except _Twice as twice:
        return Ledger(), [Finding(
            path, line_in(text, twice.key, 2), "ledger", f'"{twice.key}" is there twice',
            "keep one of the two",
        )]
    except json.JSONDecodeError as error:
        return Ledger(), [Finding(
            path, error.lineno, "ledger", f"not JSON: {error.msg[0].lower()}{error.msg[1:]}",
            "mend this line, or take the file's last good version back",
        )]
    except RecursionError:
        return Ledger(), [Finding(
            path, 1, "ledger", "nested too deep", "take the file's last good version back"
        )]
    ledger = reading.ledger(data)
    return ledger, reading.findings


def read(file: Path, path: str = "content/ledger.json") -> tuple[Ledger, str, list[Finding]]:
    """A ledger, its text and what is wrong with it; a site that was never published has an
    empty one. Raises OSError for a file that is there and cannot be read."""
    if not file.exists():
        return Ledger(), "", []
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return Ledger(), "", [Finding(
            path, 0, "ledger", "not UTF-8", "take the file's last good version back"
        )]
    return (parsed := parse(text, path))[0], text, parsed[1]


def dump(ledger: Ledger) -> str:
    """A ledger as text: one line for each source and address, in an order that stays, so
    that a change of the site is a change of its own lines."""
    def text(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    def block(lines: Iterable[str], ends: str) -> str:
        joined = ",\n".join(f"    {line}" for line in lines)
        return f"{ends[0]}\n{joined}\n  {ends[1]}" if joined else ends

    sources = block((
        f'{text(identity)}: {{"guid": {text(known.guid)}, '
        f'"addresses": {text(list(known.addresses))}}}'
        for identity, known in sorted(ledger.sources.items())
    ), "{}")
    redirects = block(
        (f"{text(old)}: {text(new)}" for old, new in sorted(ledger.redirects.items())), "{}"
    )
    return (
        f'{{\n  "version": {VERSION},\n  "sources": {sources},\n'
        f'  "addresses": {block(map(text, sorted(ledger.addresses)), "[]")},\n'
        f'  "redirects": {redirects},\n'
        f'  "gone": {block(map(text, sorted(ledger.gone)), "[]")}\n}}\n'
    )


def updated(ledger: Ledger, now: Ledger) -> Ledger:
    """The ledger once a site is published; now: its `sources` and `addresses` as they stand.

    What is no longer there stays recorded: the ledger forgets nothing. An address that is
    back is not gone.
    """
    sources = dict(ledger.sources)
    for identity, found in now.sources.items():
        before = sources.get(identity)
        older = before.addresses if before else ()
        kept = [a for a in older if same(a) != same(found.addresses[0])]
        sources[identity] = Published(found.guid, (*found.addresses[:1], *kept))
    present = {same(a) for a in now.addresses} | {
        same(found.addresses[0]) for found in now.sources.values()
    }
    return replace(
        ledger,
        sources=sources,
        addresses=tuple(sorted({*ledger.addresses, *now.addresses})),
        gone=tuple(address for address in ledger.gone if same(address) not in present),
    )


def compare(
    ledger: Ledger,
    text: str,
    now: Ledger,
    redirected: Iterable[str],
    path: str = "content/ledger.json",
) -> list[Finding]:
    """What was published and would vanish with this site.

    text: of the ledger's file, for line numbers; now: as for `updated`, with the place of
    each source; redirected: old addresses that lead somewhere. Findings about a text that
    is still there stand at its place, the others at their line of the ledger.
    """
    owners = {same(found.addresses[0]): found for found in now.sources.values()}
    kept = set(owners) | {same(a) for a in (*now.addresses, *redirected, *ledger.gone)}
    findings = []

    def vanished(address: str) -> None:
        findings.append(Finding(
            path, line_in(text, address), "vanished",
            f"the published address {shown(address)} would answer nothing",
            # No reader of feeds follows a page that leads elsewhere.
            "bring it back, name the category in CATEGORY_FEEDS_MOVED, or list it under gone"
            if address.endswith((".xml", ".json")) else
            "bring it back, make it an alias of another text, or list it under gone",
        ))

    for identity, before in ledger.sources.items():
        found = now.sources.get(identity)
        for address in before.addresses:
            owner = owners.get(same(address))
            if same(address) not in kept:
                vanished(address)
            elif owner is not None and owner is not found:
                findings.append(Finding(
                    owner.place or path, 0, "address-taken",
                    f"its address {shown(address)} was published for another text "
                    f"({before.guid or identity})",
                    f"put its id back ({identity}) if it is that text, or give it another slug",
                ))
        if found is not None and before.guid and found.guid != before.guid:
            findings.append(Finding(
                found.place or path, 0, "guid",
                f"its guid was {before.guid} and would be {found.guid}",
                f'put guid: "{before.guid}" into its front matter, or subscribers get it twice',
            ))
    for address in ledger.addresses:
        if same(address) not in kept:
            vanished(address)
    return findings
