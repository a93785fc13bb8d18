"""What the server knows between two builds, and who waits for the next."""

import threading
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Outcome:
    """errors, warnings: lines as the terminal prints them; desk: what the author's page
    lists; number: of the build, from 1; kind: "reload", or "css" when only a sheet changed."""

    number: int = 0
    kind: str = "reload"
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    desk: dict[str, Any] = field(default_factory=dict)


class State:
    """The last outcome. Safe to use from many threads."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._outcome = Outcome()
        self._closed = False

    @property
    def outcome(self) -> Outcome:
        """The last build's."""
        with self._news:
            return self._outcome

    @property
    def closed(self) -> bool:
        """Whether the server is going away."""
        with self._news:
            return self._closed

    def tell(self, outcome: Outcome) -> None:
        """Replaces the outcome and wakes everyone who waits."""
        with self._news:
            outcome.number = self._outcome.number + 1
            self._outcome = outcome
            self._news.notify_all()

    def wait(self, number: int, seconds: float) -> Outcome | None:
        """The first outcome after that number, or None when none came in time."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._outcome.number > number, seconds)
            return self._outcome if self._outcome.number > number and not self._closed else None

    def close(self) -> None:
        """Lets everyone who waits go."""
        with self._news:
            self._closed = True
            self._news.notify_all()
