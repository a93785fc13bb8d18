"""The clock, watched: a build that was right at one moment is right until the next one at
which something it compared the time with comes to pass."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any


class Watch:
    """Between which moments what was built is right.

    since: the last moment that had passed, until: the first that had not (None: none was
    asked about); exact: the time itself was used, which is right only at its own moment.
    """

    def __init__(self) -> None:
        self.since: datetime | None = None
        self.until: datetime | None = None
        self.exact = False

    def note(self, moment: Any, now: datetime) -> None:
        """Notes that the time was compared with a moment."""
        if not isinstance(moment, datetime) or moment.tzinfo is None:
            self.exact = True
        elif moment <= now:
            self.since = moment if self.since is None else max(self.since, moment)
        else:
            self.until = moment if self.until is None else min(self.until, moment)

    def span(self) -> tuple[str, str] | None:
        """The two moments as ISO texts, "" for none; None when it is right at no other time."""
        if self.exact:
            return None
        since, until = (m.isoformat() if m else "" for m in (self.since, self.until))
        return since, until


class Now:
    """The time as a build gets it. No datetime, so that every comparison with one comes here;
    whatever else is asked of it is the time's own answer, and noted as exact."""

    def __init__(self, moment: datetime, watch: Watch) -> None:
        self._moment = moment
        self._watch = watch

    def _compared(self, other: Any) -> Any:
        if isinstance(other, Now):
            return other._moment
        self._watch.note(other, self._moment)
        return other

    def __lt__(self, other: Any) -> bool:
        return self._moment < self._compared(other)  # type: ignore[no-any-return]

    def __le__(self, other: Any) -> bool:
        return self._moment <= self._compared(other)  # type: ignore[no-any-return]

    def __gt__(self, other: Any) -> bool:
        return self._moment > self._compared(other)  # type: ignore[no-any-return]

    def __ge__(self, other: Any) -> bool:
        return self._moment >= self._compared(other)  # type: ignore[no-any-return]

    def __eq__(self, other: object) -> bool:
        self._watch.exact = True
        return bool(self._moment == (other._moment if isinstance(other, Now) else other))

    def __hash__(self) -> int:
        self._watch.exact = True
        return hash(self._moment)

    def __sub__(self, other: Any) -> Any:
        self._watch.exact = True
        return self._moment - (other._moment if isinstance(other, Now) else other)

    def __rsub__(self, other: Any) -> Any:
        self._watch.exact = True
        return other - self._moment

    def __add__(self, other: Any) -> Any:
        self._watch.exact = True
        return self._moment + other

    def __getattr__(self, name: str) -> Any:
        self._watch.exact = True
        return getattr(self._moment, name)

    def __format__(self, form: str) -> str:
        self._watch.exact = True
        return format(self._moment, form)

    def __str__(self) -> str:
        self._watch.exact = True
        return str(self._moment)


def watched(clock: Callable[[], datetime] | None, watch: Watch) -> Callable[[], Now]:
    """A clock for one run, which stands still: one build is of one moment."""
    moment = clock() if clock else datetime.now(UTC)
    while isinstance(moment, Now):
        moment = moment._moment
    now = Now(moment, watch)
    return lambda: now
