"""Runs another program: no shell, and its failure as one sentence."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence

from .errors import PublishError

_LAST_LINES = 3


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
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        words = " / ".join(line.strip() for line in lines[-_LAST_LINES:]) or "no message"
        raise PublishError(
            f"{command[0]} failed with exit code {done.returncode}: {words}",
            "mend that and publish again: what was sent is not sent twice",
        )
    return done
