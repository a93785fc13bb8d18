"""Sends a built folder to a target: assets, then pages, then what is gone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from ..progress import Progress
from .describe import describe
from .errors import PublishError
from .manifest import ABSENT, NAME, UNKNOWN, Manifest, of_folder, parse
from .plan import Plan, plan
from .target import Target

BATCH = 200  # files between two words to the author


def online(target: Target, adopt: bool = False) -> Manifest:
    """What the target holds. Raises PublishError when it holds what this tool did not put."""
    data = target.read(NAME)
    if data is not None:
        return parse(data)
    if not adopt and not target.is_empty():
        raise PublishError(
            f"{target.describe()} holds something that this tool did not publish",
            "choose an empty place, or say --adopt: then files of the same name are replaced "
            "and the others left alone",
        )
    return Manifest()


def _batches(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(names), BATCH):
        yield names[start:start + BATCH]


def _refuse_flood(what: Plan) -> None:
    if what.floods:
        worst = max(what.floods, key=lambda name: what.floods[name])
        raise PublishError(
            f"{worst} would deliver {what.floods[worst]} items at once to its subscribers",
            "if that is what you want, publish with --yes; nothing was sent",
        )


def publish(
    folder: Path, target: Target, progress: Progress, *, yes: bool = False,
    adopt: bool = False, dry_run: bool = False, before_pages: Callable[[Plan], None] | None = None,
) -> Plan:
    """Makes the target hold folder, and says how it goes.

    yes: deliver a flood of feed items all the same; adopt: take over a place that holds
    something else; dry_run: only say; before_pages: called once the assets are there and no
    page is yet. Returns what was (or would be) done.
    Raises PublishError; called again, it sends only what is still missing.
    """
    before = online(target, adopt)
    built = of_folder(folder)
    what = plan(before, built)
    if what.empty and before.complete and what.retired == before.retired:
        progress.say(f"Nothing to publish: {target.describe()} holds this site already.")
        return what
    for line in describe(what):
        progress.say(line)
    if dry_run:
        progress.say("Nothing was sent (--dry-run).")
        return what
    if not yes:
        _refuse_flood(what)
    if not before.complete:
        target.tidy()
    # From here the target is ours, even if this run is cut short.
    # What it is about to send counts as there, with unknown bytes: a later run of another
    # build then knows what to replace or remove, and which pages may not be there at all.
    sending = {
        name: UNKNOWN if before.files.get(name, ABSENT) != ABSENT else ABSENT
        for group in what.groups for name in group
    }
    claim = replace(before, files={**before.files, **sending}, complete=False)
    target.write(NAME, claim.to_bytes())
    sent = 0
    for group in what.groups:
        for names in _batches(group):
            target.send(folder, names)
            sent += len(names)
            progress.step(sent, what.count)
        if group is what.assets and before_pages:
            before_pages(what)
    target.delete(what.delete)
    kept = {name: before.files[name] for name in what.retired}
    after = Manifest({**built.files, **kept}, built.feeds, what.retired, complete=True)
    target.write(NAME, after.to_bytes())
    progress.say(
        f"Published on {target.describe()}: {what.count} files sent, {len(what.delete)} removed."
    )
    return what
