"""A memory that was dumped, kept as bytes and loaded is the memory it was."""

import marshal
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from plugins.knowledge.memory import Held, Memory, dump, former, load
from plugins.knowledge.related_again import Former

names = st.text(max_size=4)
held = st.builds(
    Held, st.binary(max_size=4), st.lists(names, max_size=3).map(tuple),
    st.dictionaries(names, st.integers(1, 2 ** 32 - 1), max_size=4),
)


@st.composite
def memories(draw: st.DrawFn) -> Memory:
    articles = draw(st.dictionaries(names, held, max_size=6))
    paths = st.lists(st.sampled_from(list(articles)), max_size=5) if articles else st.just([])
    return Memory(articles, {path: draw(paths) for path in articles})


@given(memories())
def test_a_memory_survives_bytes(memory: Memory) -> None:
    found = load(marshal.loads(marshal.dumps(dump(memory))))  # noqa: S302
    assert found == memory
    assert list(found.held) == list(memory.held)


@given(memories(), memories())
def test_what_was_loaded_and_what_is_new_go_together(one: Memory, other: Memory) -> None:
    known = load(marshal.loads(marshal.dumps(dump(one))))  # noqa: S302
    articles = {**known.held, **other.held}
    both = replace(known, held=articles, found={path: list(articles)[:2] for path in articles})
    found = load(marshal.loads(marshal.dumps(dump(both))))  # noqa: S302
    assert found == both
    assert list(found.held) == list(articles)


def test_names_that_nobody_has_any_longer_go_in_time() -> None:
    memory = Memory({"a": Held(b"t", (), {"x": 1, "y": 2}), "b": Held(b"t", (), {"z": 1})},
                    {"a": [], "b": ["a"]})
    counts = []
    for number in range(12):
        held = {**memory.held, "a": Held(b"t", (), {f"n{number}": 1, "y": 2})}
        memory = load(dump(replace(memory, held=held)))
        assert memory.held == held
        counts.append(len(memory.names))
    assert max(counts) <= 6
    assert min(counts[1:]) == 3


def test_of_nothing_nothing_is_known() -> None:
    assert load(None) == Memory({}, {})
    assert former(load(None)) is None


def test_what_is_known_is_the_features_and_those_found() -> None:
    memory = Memory({"a": Held(b"t", (), {"x": 4})}, {"a": []})
    assert former(memory) == Former({"a": {"x": 4}}, {"a": []})
