"""The command line of `invoke test`."""

import sys

import pytest

from tools.test.run import command, main, workers


@pytest.mark.parametrize(("cores", "processes"), [(None, 2), (1, 2), (2, 2), (4, 4), (64, 8)])
def test_workers(cores: int | None, processes: int) -> None:
    assert workers(cores) == processes


def test_long_runs_are_left_out() -> None:
    assert command(False, 2, ["tests/x.py"]) == [
        sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal", "--durations=10",
        "-m", "not full", "tests/x.py",
    ]


def test_full_leaves_nothing_out() -> None:
    assert "not full" not in command(True, 2)


def test_the_exit_code_is_pytest_s(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(extra=["--no-such-option"]) == pytest.ExitCode.USAGE_ERROR
    assert "--no-such-option" in capfd.readouterr().err
