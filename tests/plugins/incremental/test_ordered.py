"""Equal sets give equal bytes, whatever order they happen to be in, and come back as they were."""

import os
import pickle
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.settings import DEFAULT_CONFIG
from pydantic import BaseModel

from plugins.incremental.contents import Terms, from_bytes, to_bytes
from plugins.incremental.ordered import Order, Ordered

# One set twice, in the order in which its elements came.
ONE, OTHER = set([0, 8, 16]), set([16, 8, 0])  # noqa: C405  # as lists: in this order


class Talk(BaseModel):
    """Notes which of its fields were given, in a set."""

    place: str = ""
    language: str = ""


class Slotted:
    """A state that is no dict."""

    __slots__ = ("held",)

    def __init__(self, held: Any) -> None:
        self.held = held


class Own:
    """A way of its own."""

    def __reduce__(self) -> Any:
        return Own, ()


def test_the_two_are_equal_and_not_in_one_order() -> None:
    assert ONE == OTHER
    assert list(ONE) != list(OTHER)
    assert pickle.dumps(ONE) != pickle.dumps(OTHER)


@pytest.mark.parametrize("within", [
    lambda each: each, lambda each: frozenset(each), lambda each: [1, each], lambda each: (each, 2),
    lambda each: {"a": {"b": [each]}}, lambda each: Slotted(each).held, lambda each: [[], [each]],
], ids=["set", "frozenset", "list", "tuple", "deep", "held", "second"])
def test_equal_ones_give_equal_bytes_and_come_back(within: Any) -> None:
    terms = Terms(DEFAULT_CONFIG)
    one, other = within(ONE), within(OTHER)
    assert to_bytes(one) == to_bytes(other)
    found = from_bytes(to_bytes(one), terms)
    assert found == one
    assert type(found) is type(one)


def test_so_do_the_states_of_objects() -> None:
    one, other = Slotted(ONE), Slotted(OTHER)
    assert to_bytes(one) == to_bytes(other)
    assert from_bytes(to_bytes(one), Terms(DEFAULT_CONFIG)).held == ONE


def test_a_model_comes_back_with_what_was_given_to_it() -> None:
    found = from_bytes(to_bytes(Talk(language="fr", place="Québec")), Terms(DEFAULT_CONFIG))
    assert found == Talk(place="Québec", language="fr")
    assert found.model_fields_set == {"place", "language"}


def test_a_model_gives_the_same_bytes_in_every_process() -> None:
    code = ("from tests.plugins.incremental.test_ordered import Talk; "
            "from plugins.incremental.contents import to_bytes; "
            "print(to_bytes(Talk(place='a', language='b')).hex())")
    found = {
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True,
                       env={**os.environ, "PYTHONHASHSEED": str(seed)}).stdout
        for seed in range(1, 6)
    }
    assert len(found) == 1


@given(st.recursive(
    st.integers() | st.text(max_size=3),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=2), each, max_size=3)
    | st.frozensets(st.integers() | st.text(max_size=3), max_size=4),
    max_leaves=12,
))
def test_what_goes_in_comes_out(value: Any) -> None:
    assert from_bytes(to_bytes(value), Terms(DEFAULT_CONFIG)) == value


@pytest.mark.parametrize("value", [[1, {"a": (2,)}], {}, (), {5}, frozenset(), "a", None])
def test_where_there_is_no_order_nothing_is_copied(value: Any) -> None:
    assert Order()(value) is value


@pytest.mark.parametrize("part", [[], ONE, [ONE], {"a": ONE}, frozenset(OTHER), Slotted(ONE)],
                         ids=["nothing", "set", "list", "dict", "frozenset", "object"])
def test_what_is_shared_stays_shared(part: Any) -> None:
    found = from_bytes(to_bytes([part, {"again": part}]), Terms(DEFAULT_CONFIG))
    assert found[0] is found[1]["again"]


def test_what_an_object_shares_with_others_it_shares_again() -> None:
    found = from_bytes(to_bytes([Slotted(ONE), ONE, Slotted([ONE])]), Terms(DEFAULT_CONFIG))
    assert found[0].held is found[1]
    assert found[2].held[0] is found[1]


def test_mixed_kinds_have_an_order_too() -> None:
    assert Order()({1, "1", None}).__reduce__() == (set, (sorted([1, "1", None], key=repr),))


@pytest.mark.parametrize("value", [int, len, Talk, Own(), to_bytes])
def test_what_has_a_way_of_its_own_is_left_to_it(value: Any) -> None:
    assert Order().reduced(value) is NotImplemented


def test_one_that_holds_itself_is_left_as_it_is() -> None:
    value: list[Any] = [ONE]
    value.append(value)
    assert Order()(value) is value
    found = from_bytes(to_bytes(value), Terms(DEFAULT_CONFIG))
    assert found[0] == ONE
    assert found[1] is found


def test_ordered_is_the_set_again() -> None:
    assert pickle.loads(pickle.dumps(Ordered(ONE))) == ONE  # noqa: S301
