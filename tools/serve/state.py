"""What the server knows between two builds, and who waits for the next."""

import threading
import uuid
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Outcome:
    """errors, warnings: lines as the terminal prints them; desk: what the author's page
    lists; kind: "reload", or "css" when only a sheet changed; number: of the build, from 1,
    and 0 before the first."""

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
        self._reload = 0  # the last build after which a page has to be loaded again
        self._closed = False
        # A browser may have loaded its page from the server that ran here before.
        self.session = uuid.uuid4().hex[:8]

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

    @property
    def mark(self) -> str:
        """The last build as a browser remembers it; `seen` reads it back."""
        return f"{self.session}.{self.outcome.number}"

    def seen(self, mark: str) -> int:
        """The number of the build that a browser has, -1 for another server's."""
        session, _, number = mark.partition(".")
        return int(number) if session == self.session and number.isdecimal() else -1

    def tell(self, outcome: Outcome) -> None:
        """Replaces the outcome and wakes everyone who waits."""
        with self._news:
            outcome = replace(outcome, number=self._outcome.number + 1)
            # An error is shown in place of the page: its sheet alone brings nothing back.
            if outcome.kind != "css" or outcome.errors or self._outcome.errors:
                self._reload = outcome.number
            self._outcome = outcome
            self._news.notify_all()

    def wait(self, number: int, seconds: float) -> tuple[int, str] | None:
        """The last build after that number, and what takes a browser there from it:
        "reload" or "css". None when none came in time."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._outcome.number > number, seconds)
            if self._closed or self._outcome.number <= number:
                return None
            return self._outcome.number, "css" if number >= self._reload else "reload"

    def close(self) -> None:
        """Lets everyone who waits go."""
        with self._news:
            self._closed = True
            self._news.notify_all()
