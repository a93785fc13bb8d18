"""The difference between what is online and what was built, in plain lines. Pure."""

from collections.abc import Sequence

from .plan import Plan, is_page

SHOWN = 20  # names of one kind: a first publication has thousands


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _listed(title: str, names: Sequence[str]) -> list[str]:
    own = [name for name in names if not name.endswith((".br", ".gz"))]  # not the copies
    lines = [f"  {title}: {name}" for name in own[:SHOWN]]
    if len(own) > SHOWN:
        lines.append(f"  {title}: {len(own) - SHOWN} more")
    return lines


def describe(what: Plan) -> list[str]:
    """Pages new, changed, gone; how many assets; what each feed will newly deliver."""
    gone = [name for name in what.delete if is_page(name)]
    lines = [
        *_listed("new", what.new_pages),
        *_listed("changed", what.changed_pages),
        *_listed("gone", gone),
    ]
    if what.assets:
        lines.append(f"  {_counted(len(what.assets), 'asset')} to send")
    if len(what.delete) > len(gone):
        lines.append(f"  {_counted(len(what.delete) - len(gone), 'old asset')} to remove")
    for feed, guids in what.deliveries.items():
        more = " …" if len(guids) > 3 else ""
        lines.append(
            f"  {feed} delivers {_counted(len(guids), 'new item')}: "
            f"{', '.join(guids[:3])}{more}"
        )
    return lines
