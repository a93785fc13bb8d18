"""What was done to a content since it was read is told, to the attribute; nothing else is."""

from collections.abc import Callable
from typing import Any

import pytest

from plugins.incremental.kept import Kept, attached, remember


class Content:
    def __init__(self) -> None:
        self.title = "a"
        self.tags = ["x", "y"]
        self.metadata = {"title": self.title, "tags": self.tags}
        self.empty: list[Any] = []
        self.seen = {1, 2}
        self.settings: dict[str, Any] = {}


def read() -> Content:
    content = Content()
    remember(content, Kept(b"", b"", ()))
    return content


def test_nothing_was_done() -> None:
    assert attached([read(), read()]) == set()


CHANGES: dict[str, tuple[Callable[[Any], object], set[str]]] = {
    "set": (lambda each: setattr(each, "related", []), {"related"}),
    "replaced": (lambda each: setattr(each, "title", "b"), {"title"}),
    "replaced by an equal one": (lambda each: setattr(each, "tags", ["x", "y"]), {"tags"}),
    "deleted": (lambda each: delattr(each, "title"), set()),
    "deleted and set again": (
        lambda each: (delattr(each, "title"), setattr(each, "title", "b")), {"title"}),
    "longer": (lambda each: each.tags.append("z"), {"tags"}),
    "shorter": (lambda each: each.tags.pop(), {"tags"}),
    "another thing": (lambda each: each.tags.__setitem__(0, "z"), {"tags"}),
    "in another order": (lambda each: each.tags.reverse(), {"tags"}),
    "filled": (lambda each: each.empty.append(None), {"empty"}),
    "another value": (lambda each: each.metadata.update(title="b"), {"metadata"}),
    "another key": (lambda each: each.metadata.update(more=1), {"metadata"}),
    "one key for another": (
        lambda each: each.metadata.update(more=each.metadata.pop("tags")), {"metadata"}),
    "one more in a set": (lambda each: each.seen.add(3), {"seen"}),
    "from one to its neighbour": (
        lambda each: each.empty.append(each.tags.pop()), {"tags", "empty"}),
    "what is the run's": (lambda each: each.settings.update(a=1), set()),
    "two": (lambda each: (each.tags.pop(), setattr(each, "title", "b")), {"tags", "title"}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_done_is_told(change: str) -> None:
    do, expected = CHANGES[change]
    content = read()
    do(content)
    assert attached([read(), content, read()]) == expected


def test_a_number_that_equals_another_kind_is_another() -> None:
    content = read()
    content.tags[0] = 1  # type: ignore[call-overload]
    remember(content, Kept(b"", b"", ()))
    content.tags[0] = True  # type: ignore[call-overload]
    assert attached([content]) == {"tags"}


def test_the_places_of_containers_may_be_known() -> None:
    content = Content()
    names, values = tuple(vars(content)), tuple(vars(content).values())
    remember(content, Kept(b"", b"", ()), names, values, (1,))
    content.empty.append(1)  # nobody was told to look there
    content.tags.append("z")
    assert attached([content]) == {"tags"}
