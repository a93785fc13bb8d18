"""The oracle: whatever an author does, the ordinary build's output is a clean build's, byte for
byte and name for name.

The steps are drawn by Hypothesis; every kind is taken once before any is taken again.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.support.build_server import Builder, build_server

from .oracle import real
from .oracle.steps import STEPS
from .oracle.world import World

QUIET = settings(
    deadline=None, database=None, print_blob=True, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    with build_server() as client:
        yield client


def machine(builder: Builder, folder: Path, count: list[int]) -> type[RuleBasedStateMachine]:
    """A machine whose sites stand in folder; count[0]: the steps taken by all of them."""

    class Author(RuleBasedStateMachine):
        @initialize()
        def begin(self) -> None:
            place = Path(tempfile.mkdtemp(dir=folder))
            self.world = World(place / "site", builder).lay_out()
            self.taken = Counter(dict.fromkeys(STEPS, 0))
            self.world.check()

        @rule(data=st.data())
        def step(self, data: st.DataObject) -> None:
            fewest = min(self.taken.values())
            due = [name for name, times in self.taken.items() if times == fewest]
            name = data.draw(st.sampled_from(due))
            self.taken[name] += 1
            count[0] += 1
            STEPS[name](self.world, data.draw)

        def teardown(self) -> None:
            world = getattr(self, "world", None)
            if world is not None and not world.failed:
                world.check_plain()
                shutil.rmtree(world.folder.parent)  # a failure keeps it

    return Author


def test_every_kind_of_step_gives_what_a_clean_build_gives(
    builder: Builder, tmp_path: Path
) -> None:
    count = [0]
    # Hypothesis begins with the simplest site there is, then with an empty sequence: only from
    # the third on are the steps drawn at random.
    run_state_machine_as_test(
        machine(builder, tmp_path, count),
        settings=settings(QUIET, max_examples=3, stateful_step_count=len(STEPS) + 1,
                          phases=[Phase.generate]),
    )
    assert count[0] >= len(STEPS) + 25


@pytest.mark.full
def test_a_thousand_steps(builder: Builder, tmp_path: Path) -> None:
    count = [0]
    run_state_machine_as_test(
        machine(builder, tmp_path, count),
        settings=settings(QUIET, max_examples=20, stateful_step_count=2 * len(STEPS) + 1,
                          phases=[Phase.generate]),
    )
    assert count[0] >= 1000


def test_the_real_content(builder: Builder, tmp_path: Path) -> None:
    world = real.RealWorld(tmp_path / "site", builder).lay_out()
    world.check()
    for what in real.STEPS:
        world.step(what)
    world.check_plain()
