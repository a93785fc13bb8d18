"""What is wrong with a document, before it is known which file and line to name."""

from dataclasses import dataclass

Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """line: from 1, in the file; the rest as in `Finding`."""

    line: int
    rule: str
    message: str
    remedy: str = ""
    level: str = "error"


class Unreadable(Exception):
    """Raised at the first thing that makes the rest of a document meaningless."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)
