"""The fidelity report, as data and as text. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from .post import Record
from .run import Outcome

FIGURES = ("words", "links", "images", "comments", "shortcodes")
MOST = 40  # lines of one list in the text; the JSON has them all


def totals(records: Iterable[Record]) -> dict[str, dict[str, int]]:
    """in, out and lost of each figure, over all posts."""
    found = {name: {"in": 0, "out": 0, "lost": 0} for name in FIGURES}
    for record in records:
        for name, count in record.figures.items():
            found[name]["in"] += count.into
            found[name]["out"] += count.out
            found[name]["lost"] += count.missing
    return found


def accounted(records: Iterable[Record]) -> Counter[str]:
    """What was left out by name, over all posts."""
    found: Counter[str] = Counter()
    for record in records:
        found.update(record.accounted)
    return found


def shortcodes(records: Iterable[Record]) -> Counter[str]:
    """How many posts show each shortcode that is not known."""
    return Counter(name for record in records for name in record.shortcodes)


def verdict(outcome: Outcome) -> list[str]:
    """Why the import is no success; nothing for one that is."""
    why = []
    if not outcome.imported:
        why.append("0 posts imported: an import of nothing is no success")
    if outcome.lost:
        why.append(f"{outcome.lost} things are lost and not accounted for")
    if outcome.no_uploads and outcome.missing_files:
        why.append(
            f"{len(outcome.missing_files)} files of the blog are missing: give --uploads DIR "
            "or --fetch"
        )
    return why


def as_data(outcome: Outcome) -> dict[str, Any]:
    """The report for machines."""
    passage = outcome.passage
    return {
        "export": outcome.export, "dry_run": outcome.dry_run,
        "success": not verdict(outcome), "verdict": verdict(outcome),
        "items": {
            "in_the_file": passage.raw_items, "read": passage.read,
            "refused": [{"what": one.what, "why": one.why} for one in outcome.refused],
            "left_out": dict(outcome.left_out), "other_types": dict(outcome.other_types),
        },
        "comments": {"in_the_file": passage.raw_comments, "read": passage.comments},
        "notes": passage.notes, "failures": outcome.failures,
        "imported": outcome.imported,
        "drafts": sum(bool(record.draft) for record in outcome.records),
        "states": dict(Counter(record.state for record in outcome.records)),
        "totals": totals(outcome.records),
        "accounted": dict(accounted(outcome.records)),
        "shortcodes": dict(shortcodes(outcome.records)),
        "addresses": dict(outcome.moved), "lists": dict(outcome.lists),
        "categories_added": outcome.new_categories, "tags_renamed": dict(outcome.renamed_tags),
        "links_left_at_the_old_blog": outcome.dead_links,
        "links_to_drafts": outcome.hidden_links,
        "files": {
            "copied": outcome.files, "fetched": outcome.fetched,
            "missing": outcome.missing_files, "refused": dict(outcome.refused_files),
        },
        "posts": [record.as_data() for record in outcome.records],
    }


def _list(title: str, lines: Iterable[str]) -> list[str]:
    lines = list(lines)
    if not lines:
        return []
    more = len(lines) - MOST
    shown = [f"  {line}" for line in lines[:MOST]]
    if more > 0:
        shown.append(f"  … and {more} more, all in the JSON report")
    return ["", f"{title}:", *shown]


def _counts(counts: Mapping[str, int]) -> list[str]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [f"{name}: {count}" for name, count in ordered]


def _losses(records: Iterable[Record]) -> list[str]:
    found = []
    for record in records:
        for name, count in record.figures.items():
            if count.missing:
                what = ", ".join(
                    f"{one}{f' (×{times})' if times > 1 else ''}"
                    for one, times in list(count.lost.items())[:8]
                )
                found.append(f"{record.path}: {count.missing} {name}: {what[:300]}")
    return found


def _notes(records: Iterable[Record]) -> list[str]:
    """Every note at its file; one that many share, once."""
    by_note: dict[str, list[str]] = {}
    for record in records:
        for note in record.notes:
            if not note.startswith("edited by hand"):
                by_note.setdefault(note, []).append(record.path)
    return [
        f"{paths[0]}: {note}" if len(paths) == 1 else f"{len(paths)} posts: {note}"
        for note, paths in by_note.items()
    ]


def as_text(outcome: Outcome) -> str:
    """The report for people."""
    passage, records = outcome.passage, outcome.records
    found = totals(records)
    drafts = Counter(record.draft for record in records if record.draft)
    lines = [
        f"{outcome.export}: {passage.raw_items} items in the file, {passage.read} read, "
        f"{len(outcome.refused)} refused; {passage.raw_comments} comments",
        f"{outcome.imported} posts {'would be ' if outcome.dry_run else ''}imported, "
        f"{sum(drafts.values())} of them as drafts; {outcome.files} files",
        "",
        f"{'':12}{'in':>10}{'out':>10}{'lost':>10}",
        *(
            f"{name:12}{one['in']:>10}{one['out']:>10}{one['lost']:>10}"
            for name, one in found.items()
        ),
    ]
    lines += _list("Lost, and not accounted for", [*outcome.failures, *_losses(records)])
    lines += _list("Refused", [f"{one.what}: {one.why}" for one in outcome.refused] + [
        f"{record.path}: {', '.join(record.accounted)}"
        for record in records if record.state == "refused"
    ])
    lines += _list("Left out, by name", _counts(accounted(records)))
    lines += _list("Items left out", _counts(outcome.left_out))
    lines += _list(
        "Other types, which --types brings along", _counts(outcome.other_types)
    )
    lines += _list("Drafts", _counts(drafts))
    lines += _list("Shortcodes that nothing here knows, left visible (posts)",
                   _counts(shortcodes(records)))
    lines += _list("Pictures, galleries and notes that could not be found",
                   [f"{record.path}: {', '.join(record.missing)}"
                    for record in records if record.missing])
    lines += _list("Addresses that could not stay, and what replaces them",
                   [f"{old} → {new}" for old, new in outcome.moved.items()])
    lines += _list("Lists and feeds of the old blog, which lead here by ledger.json",
                   [f"/{old} → /{new}" for old, new in outcome.lists.items()])
    lines += _list("Edited by hand since, not overwritten",
                   [record.path for record in records if record.state == "kept"])
    lines += _list("Categories added", outcome.new_categories)
    lines += _list("Tags renamed",
                   [f"{old} → {new}" for old, new in outcome.renamed_tags.items()])
    lines += _list("Links that stay at the old blog: nothing here replaces what they lead to",
                   outcome.dead_links)
    lines += _list("Links to drafts, which stay at the old blog", outcome.hidden_links)
    lines += _list("Files that are missing", outcome.missing_files)
    lines += _list("Files refused",
                   [f"{name}: {why}" for name, why in outcome.refused_files.items()])
    lines += _list("Notes", [*passage.notes, *_notes(records)])
    why = verdict(outcome)
    lines += ["", *(f"Not a success: {one}" for one in why)] if why else [
        "", "Nothing is lost without a name."]
    return "\n".join(lines) + "\n"
