"""How far a run is, told at every so many texts and files, and to no one once it has ended."""

from types import SimpleNamespace

from pelican import signals

from tests.tools.publish.sites import Heard
from tools.building import TOLD, told


class Words(Heard):
    """Remembers what was done too."""

    def step(self, done: int, total: int, verb: str = "Sent", things: str = "files") -> None:
        self.lines.append(f"{verb} {done} of {total} {things}")


def run(texts: int, files: int) -> None:
    """The signals of a run."""
    generator = SimpleNamespace(settings={"CATALOGUE": range(texts)})
    for number in range(texts):
        signal = signals.page_generator_context if number % 2 else signals.article_generator_context
        signal.send(generator, metadata={})
    for number in range(files):
        signals.content_written.send(f"{number}.html", context={})


def test_it_tells_now_and_then() -> None:
    heard = Words()
    with told(heard):
        run(2 * TOLD + 1, 3 * TOLD)
    assert heard.lines == [
        "Read 250 of 501 texts", "Read 500 of 501 texts",
        "Wrote 250 of 501 files", "Wrote 500 of 501 files", "Wrote 750 of 750 files",
    ]
    run(2 * TOLD, TOLD)
    assert len(heard.lines) == 5


def test_a_short_run_is_told_by_its_end_alone() -> None:
    heard = Words()
    with told(heard):
        run(TOLD - 1, TOLD - 1)
    assert heard.lines == []
