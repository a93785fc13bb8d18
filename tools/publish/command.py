"""Runs another program: no shell, and its failure as one sentence."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence

from .causes import cause, last_words
from .errors import PublishError

AGAIN = "publish again: what was sent is not sent twice"


def failure(program: str, code: int, said: str) -> PublishError:
    """The refusal that a program's failure amounts to; said: its standard error."""
    known = cause(said)
    if known:
        message, remedy, line = known
        return PublishError(f"{message} ({program}: {line})", f"{remedy}, then {AGAIN}")
    return PublishError(
        f"{program} failed with exit code {code}: {last_words(said)}", f"mend that and {AGAIN}"
    )


def run(
    command: Sequence[str],
    missing: str,
    data: bytes | None = None,
    environment: Mapping[str, str] | None = None,
    allowed: Sequence[int] = (0,),
) -> subprocess.CompletedProcess[bytes]:
    """Runs command, data on its standard input.

    missing: what to do when the program is not there; allowed: exit codes that are no failure.
    Raises PublishError with the program's own last words.
    """
    if shutil.which(command[0]) is None:
        raise PublishError(f"{command[0]} is not installed", missing)
    try:
        done = subprocess.run(  # noqa: S603  # a list of words, no shell
            list(command), input=data, capture_output=True, check=False,
            env=dict(environment) if environment else None,
        )
    except OSError as error:
        raise PublishError(f"{command[0]} cannot be started: {error}", missing) from error
    if done.returncode not in allowed:
        raise failure(command[0], done.returncode, done.stderr.decode(errors="replace"))
    return done
