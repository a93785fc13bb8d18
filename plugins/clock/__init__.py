"""The one clock.

Scheduled articles, upcoming and past talks, and review dates ask `settings["CLOCK"]()`
and nothing else reads the time, so that a build is a function of its input and
a test can stand at any moment.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def from_environment(environ: Mapping[str, str]) -> Clock:
    """The clock of a process.

    environ: where `SOURCE_DATE_EPOCH` (seconds since 1970-01-01 UTC, as reproducible
    builds define it) may stop the clock.
    Returns a function without arguments giving an aware UTC datetime.
    Raises ValueError, saying what to do, when the variable is not a whole number.
    """
    epoch = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return lambda: datetime.now(UTC)
    try:
        stopped = datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(
            f'SOURCE_DATE_EPOCH is "{epoch}"; give a whole number of seconds since 1970, '
            "or unset it"
        ) from error
    return lambda: stopped
