"""Another program's failure as one sentence; and the words of a publication."""

import io
import sys

import pytest
from rich.console import Console

from tools.progress import Lines, Terminal
from tools.publish.command import run
from tools.publish.errors import PublishError

AGAIN = "mend that and publish again: what was sent is not sent twice"


def test_what_it_says_is_kept() -> None:
    assert run(["cat"], "", data=b"a\xff").stdout == b"a\xff"


def test_a_program_that_is_not_there() -> None:
    with pytest.raises(PublishError) as error:
        run(["no-such-program"], "install it")
    assert str(error.value) == "no-such-program is not installed; install it"


def test_its_last_words() -> None:
    code = "import sys; print('a\\nb\\nc\\n d ', file=sys.stderr); sys.exit(3)"
    with pytest.raises(PublishError) as error:
        run([sys.executable, "-c", code], "")
    assert str(error.value) == f"{sys.executable} failed with exit code 3: b / c / d; {AGAIN}"


def test_a_silent_failure() -> None:
    with pytest.raises(PublishError, match="false failed with exit code 1: no message"):
        run(["false"], "")


def test_a_failure_that_is_none() -> None:
    assert run(["false"], "", allowed=(0, 1)).returncode == 1


def test_no_shell_reads_the_words() -> None:
    assert run(["printf", "%s", "$(id); `id`"], "").stdout == b"$(id); `id`"


def test_plain_lines() -> None:
    stream = io.StringIO()
    lines = Lines(stream)
    lines.say("  new: [bold]x.html")
    lines.step(200, 450)
    assert stream.getvalue() == "  new: [bold]x.html\nSent 200 of 450 files.\n"


def test_a_bar_on_a_terminal_with_lines_above_it() -> None:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=80, highlight=False)
    with Terminal(console) as terminal:
        terminal.say("  new: [bold]x.html")
        terminal.step(200, 450)
        terminal.step(450, 450)
        terminal.say("Published.")
    text = stream.getvalue()
    assert "  new: [bold]x.html\n" in text
    assert "450/450" in text
    assert "Published." in text
    assert "\x1b[?25h" in text  # the cursor is shown again
