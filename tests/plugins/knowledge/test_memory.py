"""A memory that was dumped, kept as bytes and loaded is the memory it was."""

import marshal

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


def test_of_nothing_nothing_is_known() -> None:
    assert load(None) == Memory({}, {})
    assert former(load(None)) is None


def test_what_is_known_is_the_features_and_those_found() -> None:
    memory = Memory({"a": Held(b"t", (), {"x": 4})}, {"a": []})
    assert former(memory) == Former({"a": {"x": 4}}, {"a": []})
