"""Categories that have moved: their former feeds lead to the present ones."""

from collections.abc import Sequence

from .channels import Plan
from .settings import FeedSettings


def former(plan: Plan, plans: Sequence[Plan], options: FeedSettings) -> list[str]:
    """The slugs that the category of a feed had before; one that another has now is left
    out."""
    if plan.kind != "category":
        return []
    live = _live(plans)
    return [old for old, new in options.moved.items() if new == plan.slug and old not in live]


def former_paths(plan: Plan, old: str, options: FeedSettings) -> tuple[str, str]:
    """Where the RSS and the JSON feed of a category stood while its slug was old; "" for
    one that it has not."""
    place = options.places[plan.kind]
    return place.rss.format(slug=old), place.json.format(slug=old)


def redirects(plans: Sequence[Plan], options: FeedSettings) -> list[tuple[str, str]]:
    """(former file, file now) of every feed that has moved, below the output."""
    return [
        (was, now)
        for plan in plans
        for old in former(plan, plans, options)
        for was, now in zip(former_paths(plan, old, options), (plan.rss, plan.json), strict=True)
        if was and now
    ]


def faults(plans: Sequence[Plan], options: FeedSettings) -> list[str]:
    """What is wrong with CATEGORY_FEEDS_MOVED, now that the categories are known."""
    live = _live(plans)
    found = []
    for old, new in options.moved.items():
        if old in live:
            found.append(f'CATEGORY_FEEDS_MOVED says that "{old}" has moved, and it is the slug '
                         "of a category; remove it, or give the category another slug")
        if new not in live:
            found.append(f'CATEGORY_FEEDS_MOVED leads to "{new}", which is no category\'s slug; '
                         "write the slug that the category has now")
    return found


def _live(plans: Sequence[Plan]) -> set[str]:
    return {plan.slug for plan in plans if plan.kind == "category"}
