"""The import: two passes over the export, a file for each post, and one report."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import tools.wordpress.body
from plugins.front_matter.document import decode
from plugins.front_matter.problem import Unreadable
from plugins.writing.files import write_whole

from .categories_file import with_rows
from .claims import Claims, of_settings
from .export.read import Passage, Read, Refused, read
from .index import POSTS, Index, Known, completed, index
from .links import Links
from .lists import redirects, with_redirects
from .media.fetch import fetcher
from .media.library import Library
from .media.uploads import Uploads
from .places import Place, plan
from .post import Desk, Record, Turned, from_data, turn
from .site import Site
from .state import FOLDER, Line, State, digest_of
from .terms import UNFILED, Categories, Tags, main_category, tags_of


@dataclass(frozen=True)
class Wishes:
    """export: the file; uploads: the folder of uploads, or None; types: of the posts to bring
    along; dry_run: only report; fetch: get from the blog what uploads lack."""

    export: Path
    uploads: Path | None = None
    types: frozenset[str] = frozenset(POSTS)
    dry_run: bool = False
    fetch: bool = False


@dataclass
class Outcome:
    """All that a report tells. passage: of the export; records: one a post; lists: further
    differences, each with what it is about; lists: of the old blog's lists and feeds, old
    address → new one; new_categories: names; advice: what to do."""

    export: str
    dry_run: bool
    passage: Passage
    records: list[Record] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    other_types: Counter[str] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)
    moved: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    new_categories: list[str] = field(default_factory=list)
    renamed_tags: Mapping[str, str] = field(default_factory=dict)
    dead_links: list[str] = field(default_factory=list)
    hidden_links: list[str] = field(default_factory=list)
    files: int = 0
    fetched: int = 0
    missing_files: list[str] = field(default_factory=list)
    refused_files: Mapping[str, str] = field(default_factory=dict)
    no_uploads: bool = False
    failures: list[str] = field(default_factory=list)

    @property
    def imported(self) -> int:
        """How many posts are on the site now, or would be."""
        return sum(record.state != "refused" for record in self.records)

    @property
    def lost(self) -> int:
        """How much is gone that nothing accounts for."""
        return sum(record.lost for record in self.records) + len(self.failures)


# Called with the step's name, how much is done and how much there is.
Tell = Callable[[str, int, int], None]


def _silent(step: str, done: int, total: int) -> None:
    """Tells nothing."""


def own_files(site: Site) -> dict[str, str]:
    """The site's sources by path, each with the id of what it holds."""
    return {path: str(entry.model.id or "") for path, entry in site.entries.items()}


def _claims(site: Site, found: Index) -> Claims:
    """The addresses that the site has without the posts of this export."""
    whole, trees = of_settings(site.settings)
    ours = {known.key for known in found.known.values()}
    theirs = {
        entry.url for entry in site.entries.values()
        if str(entry.model.id or "") not in ours and entry.status in {"published", "hidden"}
    }
    return Claims([*sorted(whole), *sorted(theirs)], trees)


def _first_pass(wishes: Wishes, site: Site, tell: Tell) -> tuple[Index, Passage]:
    size = wishes.export.stat().st_size
    done = 0

    def count(length: int) -> None:
        nonlocal done
        done += length
        tell("Reading", done, size)

    passage = Passage()
    found = index(read(wishes.export, passage, count), wishes.types, site.zone)
    return completed(found, passage.channel), passage


def _terms(site: Site, found: Index) -> tuple[Categories, Tags]:
    """The categories and tags of every post, settled in the export's order."""
    categories = Categories(site.rows, found.channel.categories)
    tags = Tags(site.tag_slug)
    for entry in site.entries.values():
        tags.know(getattr(entry.model, "tags", ()))
    return categories, tags


def desk_of(wishes: Wishes, site: Site, found: Index) -> Desk:
    """Everything that turning a post asks, settled before the first one is turned."""
    claims = _claims(site, found)
    places = plan(found, claims, own_files(site), site.settings)
    library = Library(
        found.files, found.hosts.own, Uploads(wishes.uploads), site.content,
        write=not wishes.dry_run,
        fetch=fetcher(found.hosts.own) if wishes.fetch and not wishes.dry_run else None,
    )
    categories, tags = _terms(site, found)
    live_tags: set[str] = set()
    years = set()
    ids = found.channel.ids
    for known in found.known.values():
        place = places.by_key[known.key]
        if place.kind != "article":
            continue
        main = main_category(known.terms, found.channel.categories, ids.get(known.primary, ""))
        categories.row(main or UNFILED)
        names = tags_of(known.terms, main, tags)
        if not place.draft:
            live_tags.update(names)
            years.add(known.dated.moment.year)

    def category(slug: str) -> str:
        row = categories.of_slug(slug)
        if row:
            return f"/{str(site.settings['CATEGORY_URL']).format(slug=row.slug)}"
        term = found.channel.categories.get(slug)
        return tag_page(term.name) if term else ""

    def tag_page(name: str) -> str:
        own = tags.name(name) if name else ""
        if own not in live_tags:
            return ""
        return f"/{str(site.settings['TAG_URL']).format(slug=site.tag_slug(own))}"

    def tag(slug: str) -> str:
        term = found.channel.tags.get(slug)
        return tag_page(term.name if term else tags.of_slug(slug) or "")

    links = Links(
        found.hosts, found, places, library, category, tag, frozenset(years)
    )
    return Desk(site, found, places, claims, library, links, categories, tags, site.markdown)


def _context(desk: Desk, wishes: Wishes) -> str:
    """What a post is made of besides its own bytes: where everything is, and our own code."""
    state = sha256()
    for place in desk.places.by_key.values():
        state.update(f"{place.key}{place.path}{place.address}{place.draft}".encode())
    for file in desk.index.files.values():
        state.update(f"{file.id}{file.url}{file.alt}{file.caption}".encode())
    for number, block in desk.index.blocks.items():
        state.update(f"{number}{block}".encode())
    state.update(f"{wishes.uploads}{wishes.fetch}{sorted(desk.index.hosts.names)}".encode())
    folder = Path(tools.wordpress.body.__file__).parent.parent
    for file_ in sorted(folder.rglob("*.py")):
        state.update(file_.read_bytes())
    return state.hexdigest()


def _write(
    site: Site, state: State, key: str, path: str, text: str, made_of: str, record: Record
) -> None:
    """Puts a post's file where it belongs, unless somebody has edited it since."""
    target = site.content / path
    data = text.encode("utf-8", "replace")
    before = state.lines.get(key)
    if target.is_symlink() or not target.parent.resolve().is_relative_to(site.content.resolve()):
        record.state = "refused"
        record.accounted["a link in the way of its file"] += 1
        return
    if target.exists():
        there = target.read_bytes()
        if there != data and (before is None or digest_of(there) != before.file):
            record.state = "kept"
            record.notes.append("edited by hand since: not overwritten")
            return
        if there == data:
            record.state = "unchanged"
    elif before is not None:
        record.notes.append("its file was gone: written again")
    write_whole(target, data)
    state.add(Line(key, path, digest_of(data), made_of, record.as_data()))


def _reused(site: Site, state: State, key: str, path: str, made_of: str) -> Record | None:
    """The record of a post that needs no work: nothing it is made of has changed, and its
    file is there."""
    line = state.lines.get(key)
    if line is None or line.made_of != made_of or line.path != path:
        return None
    target = site.content / path
    if not target.is_file() or digest_of(target.read_bytes()) != line.file:
        return None
    record = from_data(line.record)
    record.state = "unchanged"
    return record


def _posts(wishes: Wishes, desk: Desk) -> Iterator[tuple[int, Read]]:
    for number, one in enumerate(read(wishes.export, Passage())):
        if number in desk.places.by_number:
            yield number, one


def run(wishes: Wishes, site: Site, tell: Tell = _silent) -> Outcome:
    """Imports an export. Raises OSError, and NoExport for a file that is none."""
    found, passage = _first_pass(wishes, site, tell)
    outcome = Outcome(
        export=wishes.export.name, dry_run=wishes.dry_run, passage=passage,
        left_out=found.left_out, other_types=found.other_types, refused=list(passage.refused),
        no_uploads=wishes.uploads is None and not wishes.fetch,
    )
    _doubts(passage, outcome)
    desk = desk_of(wishes, site, found)
    context = _context(desk, wishes)
    outcome.lists = redirects(
        found.channel, desk.links.category, desk.links.tag, desk.claims
    ) if desk.links.years else {}
    if not wishes.dry_run:
        _add_categories(site, desk, outcome)
        _add_redirects(site, outcome)
    state = State(site.content)
    total = len(desk.places.by_number)
    try:
        for done, (number, one) in enumerate(_posts(wishes, desk), 1):
            known = found.known[number]
            place = desk.places.by_number[number]
            made_of = sha256(f"{context}{one.digest}".encode()).hexdigest()
            record = None
            if not wishes.dry_run:
                record = _reused(site, state, known.key, place.path, made_of)
            if record is None:
                turned = _turned(one, known, place, desk, outcome)
                record = turned.record
                if turned.text is not None and not wishes.dry_run:
                    _write(site, state, known.key, place.path, turned.text, made_of, record)
            outcome.records.append(record)
            tell("Importing", done, total)
    finally:
        state.close()
    _files(desk, outcome, tell)
    outcome.moved = desk.places.moved
    outcome.new_categories = [row.name for row in desk.categories.new]
    outcome.renamed_tags = desk.tags.renamed
    outcome.dead_links, outcome.hidden_links = list(desk.links.dead), list(desk.links.hidden)
    return outcome


def _turned(one: Read, known: Known, place: Place, desk: Desk, outcome: Outcome) -> Turned:
    """A post's file; a post that our own code fails on is lost, and the others are not."""
    try:
        return turn(one, known, place, desk)
    except Exception as error:
        outcome.failures.append(
            f'"{known.title or known.link}": {type(error).__name__}: {error}'[:300]
        )
        record = Record(
            known.title, place.path, place.address, "refused", place.draft,
            accounted=Counter({"could not be turned": 1}),
        )
        return Turned(None, record)


def _doubts(passage: Passage, outcome: Outcome) -> None:
    """What the counts of the raw file say against the counts of what was read."""
    lost = passage.raw_items - passage.read - len(passage.refused)
    if lost > 0:
        outcome.failures.append(f"{lost} <item>s of the export were not read")
    if passage.cut:
        outcome.failures.append(
            "the export does not end with </rss>: it is cut, and what followed is not in it"
        )
    inside = passage.raw_ids - passage.raw_items
    if inside > 0:
        outcome.failures.append(
            f"{inside} <wp:post_id>s stand inside of other items: the export is ill-formed there"
        )


def _files(desk: Desk, outcome: Outcome, tell: Tell) -> None:
    """Every attachment, also those that no post shows: others may link to them."""
    files = [file for file in desk.index.files.values() if file.url]
    for done, file in enumerate(files, 1):
        if desk.library.is_upload(file.url):
            desk.library.image(file.url)
        tell("Files", done, len(files))
    outcome.files = len(desk.library.copied)
    outcome.fetched = desk.library.fetched
    outcome.missing_files = list(desk.library.missing)
    outcome.refused_files = desk.library.refused


def _add_categories(site: Site, desk: Desk, outcome: Outcome) -> None:
    """Puts the new categories at the end of the author's file. Raises OSError."""
    file = site.content / str(site.settings["CATEGORIES_FILE"])
    try:
        text = decode(file.read_bytes()) if file.exists() else ""
    except Unreadable as error:
        outcome.failures.append(f"{file.name}: {error.problem.message}")
        return
    added = with_rows(text, desk.categories.new)
    if added != text:
        write_whole(file, added.encode())


def _add_redirects(site: Site, outcome: Outcome) -> None:
    """Has the addresses of WordPress's lists and feeds lead to the site's. Raises OSError."""
    file = site.content / str(site.settings.get("LEDGER_FILE", "ledger.json"))
    text = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
    added, wrong = with_redirects(text, outcome.lists)
    if wrong:
        outcome.failures.append(f"{file.name} is left as it is: {wrong}")
    elif added != text:
        write_whole(file, added.encode())


def save(outcome: Outcome, content: Path, text: str, data: Mapping[str, Any]) -> None:
    """Leaves the report beside the state. Raises OSError."""
    folder = content / FOLDER
    write_whole(folder / "report.txt", text.encode())
    write_whole(folder / "report.json", (
        json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    ).encode())
