"""How well the search answers: the relevance set, asked of the real page in a browser."""

import csv
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tools.build import ROOT
from tools.test.chromium import launch

SET = ROOT / "tests/fixtures/search/relevance.tsv"
FIRST = 3  # an answer counts when it is among so many
LEAST = 0.95


@dataclass(frozen=True)
class Question:
    """query: as a visitor types it; expected: slugs, of which one must be among the first."""

    query: str
    expected: frozenset[str]


@dataclass(frozen=True)
class Answer:
    """found: the slugs of the first results, the best first."""

    question: Question
    found: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether an expected page is among the first."""
        return bool(self.question.expected & set(self.found[:FIRST]))


def questions(path: Path = SET) -> list[Question]:
    """The relevance set. Raises ValueError for a row without a query or a slug."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            if row and row[0].startswith("#"):
                continue
            if len(row) != 2 or not row[0].strip() or not row[1].split():
                raise ValueError(f"{path.name}:{number}: write a query, a tab, and slugs")
            found.append(Question(row[0], frozenset(row[1].split())))
    return found


def ask(page: Page, question: Question) -> Answer:
    """Types the query into the search page that is open and reads its first results."""
    searching = page.get_attribute("[data-search]", "data-searching") or ""
    page.evaluate("() => { document.querySelector('[role=status]').textContent = '' }")
    page.fill("#q", question.query)
    page.press("#q", "Enter")
    status = page.locator("[role=status]")
    expect(status).not_to_have_text(re.compile(f"^({re.escape(searching)})?$"), timeout=20_000)
    links = page.eval_on_selector_all(
        "[data-search-results] a", "all => all.map(a => new URL(a.href).pathname)"
    )
    return Answer(question, tuple(link.rstrip("/").rpartition("/")[2] for link in links[:FIRST]))


def score(page: Page, url: str, asked: Iterable[Question]) -> list[Answer]:
    """Every answer of the search page at url."""
    page.goto(url)
    return [ask(page, question) for question in asked]


def main(site: Path) -> int:
    """Prints the score of a built site and each query it misses; 1 below LEAST."""
    from tools.serve.static import serving

    with sync_playwright() as playwright, serving(site) as base:
        browser = launch(playwright)
        answers = score(browser.new_page(), f"{base}/recherche/", questions())
        browser.close()
    missed = [answer for answer in answers if not answer.good]
    for answer in missed:
        wanted = " or ".join(sorted(answer.question.expected))
        print(f'missed "{answer.question.query}": {", ".join(answer.found) or "nothing"}; '
              f"expected {wanted}")
    share = 1 - len(missed) / len(answers)
    print(f"{len(answers) - len(missed)} of {len(answers)} queries answered among the first "
          f"{FIRST}: {share:.1%}")
    return 0 if share >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
