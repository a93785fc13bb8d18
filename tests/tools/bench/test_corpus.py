"""The made-up corpus is what it says, and the same for the same seed."""

import itertools
import re
from uuid import UUID

import pytest
import yaml

from tools.bench.corpus import LONGEST_SUMMARY, TAGS, Made, articles, source

NAMES = [f"C{number}" for number in range(12)]


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return list(articles(300, NAMES))


def test_the_same_seed_gives_the_same_bytes_and_another_others(made: list[Made]) -> None:
    again = [source(article) for article in articles(300, NAMES)]
    assert again == [source(article) for article in made]
    other = [source(article) for article in articles(300, NAMES, seed=10)]
    assert all(one != two for one, two in zip(again, other, strict=True))


def test_it_is_as_large_as_it_says(made: list[Made]) -> None:
    words = [len(article.body.split()) for article in made]
    assert 820 < sum(words) / len(words) < 920
    assert {article.category for article in made} == set(NAMES)
    assert len({tag for article in made for tag in article.tags}) == TAGS
    assert {article.date.year for article in made} == set(range(2005, 2015))
    assert max(len(article.summary) for article in made) <= LONGEST_SUMMARY


def test_words_are_as_uneven_as_a_language(made: list[Made]) -> None:
    counts: dict[str, int] = {}
    for word in itertools.chain.from_iterable(
        re.findall(r"\w+", article.body.lower()) for article in made
    ):
        counts[word] = counts.get(word, 0) + 1
    most = sorted(counts.values(), reverse=True)
    assert most[0] > 30 * most[300] and len(most) > 5_000


def test_dates_never_go_back_and_names_are_unique(made: list[Made]) -> None:
    dates = [article.date for article in made]
    assert dates == sorted(dates) and len(set(dates)) == len(dates)
    assert len({article.slug for article in made}) == 300
    assert len({UUID(article.id).hex for article in made}) == 300


def test_links_lead_to_articles_that_are_there(made: list[Made]) -> None:
    known: set[str] = set()
    cited = 0
    for article in made:
        targets = set(re.findall(r"\[\[([\w-]+)", article.body))
        assert targets <= known
        cited += len(targets)
        known.add(article.slug)
    assert cited > 2 * len(made)


def test_the_front_matter_is_yaml_with_every_key(made: list[Made]) -> None:
    for article in made:
        front = yaml.safe_load(source(article).split("---\n")[1])
        assert front["title"] == article.title and front["tags"] == list(article.tags)
    assert sum("event" in source(article).split("---")[1] for article in made) == 6
    assert sum("series" in source(article).split("---")[1] for article in made) == 12


def test_nothing_is_made_before_it_is_asked_for() -> None:
    assert next(articles(10**9, NAMES)).slug == "article-00001"
