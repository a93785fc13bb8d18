"""When the next scheduled article is due, and what has come due."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.support.small_site import NOW, SmallSite
from tools.publish.schedule import due, main, told

MOMENT = datetime(2026, 11, 20, 12, tzinfo=UTC)
MONTREAL = ZoneInfo("America/Toronto")


@pytest.mark.parametrize(("delay", "words"), [
    (timedelta(seconds=1), "in 1 minute"),
    (timedelta(minutes=59), "in 59 minutes"),
    (timedelta(hours=1), "in 1 hour"),
    (timedelta(hours=23), "in 23 hours"),
    (timedelta(days=1), "in 1 day"),
    (timedelta(days=40), "in 40 days"),
])
def test_how_long_it_takes(delay: timedelta, words: str) -> None:
    [line] = told([(MOMENT + delay, "T", "p.md")], MOMENT, MONTREAL)
    assert f"({words}): T (p.md)" in line


def test_the_next_one_first_in_the_hour_of_the_site() -> None:
    articles = [
        (MOMENT + timedelta(days=9), "Plus tard", "b.md"),
        (MOMENT + timedelta(hours=3), "Bientôt", "a.md"),
        (MOMENT, "Maintenant", "c.md"),
        (MOMENT - timedelta(days=1), "Hier", "d.md"),
    ]
    assert told(articles, MOMENT, MONTREAL) == [
        "2026-11-20 10:00 (in 3 hours): Bientôt (a.md)",
        "2026-11-29 07:00 (in 9 days): Plus tard (b.md)",
    ]


def test_no_article_is_scheduled() -> None:
    assert told([(MOMENT, "Maintenant", "c.md")], MOMENT, MONTREAL) == ["No article is scheduled."]


def test_what_came_due_each_once() -> None:
    hours = [(MOMENT + timedelta(hours=n), str(n), f"{n}.md") for n in range(-2, 3)]
    assert due(hours, MOMENT - timedelta(hours=1), MOMENT) == ["0.md"]
    assert due(hours, MOMENT, MOMENT) == []
    assert due(reversed(hours), MOMENT - timedelta(days=1), MOMENT) == ["-2.md", "-1.md", "0.md"]


ARTICLE = """\
---
title: Un article à venir
date: {}
category: Stratégie
summary: Il paraîtra.
id: 33333333-3333-4333-8333-333333333333
{}---
Le texte.
"""


@pytest.fixture
def scheduled(
    make_site: Callable[..., SmallSite], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, str], Path]:
    """`scheduled(date, more)` → the settings of a small site with one more article."""
    def make(date: str, more: str = "") -> Path:
        site = make_site({"content/articles/2026/a-venir.md": ARTICLE.format(date, more)})
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
        monkeypatch.chdir(site.folder)
        return site.folder / "pelicanconf.py"
    return make


def test_of_a_real_site(
    scheduled: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(scheduled("2026-11-24")) == 0
    assert capsys.readouterr().out == (
        "2026-11-24 00:00 (in 4 days): Un article à venir (content/articles/2026/a-venir.md)\n"
    )


def test_what_came_due_in_a_real_site(
    scheduled: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    settings = scheduled("2026-11-20")
    assert main(settings, "2026-11-20T00:00:00-05:00") == 0
    assert capsys.readouterr().out == ""
    assert main(settings, "2026-11-19T00:00:00Z") == 0
    assert capsys.readouterr().out == "content/articles/2026/a-venir.md\n"


def test_a_draft_is_never_due(
    scheduled: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(scheduled("2026-11-24", "status: draft\n")) == 0
    assert capsys.readouterr().out == "No article is scheduled.\n"


@pytest.mark.parametrize("since", ["hier", "2026-11-20", "2026-11-20T10:00:00"])
def test_a_moment_without_its_zone_is_refused(
    since: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(since=since) == 1
    assert capsys.readouterr().err == (
        f'"{since}" is no moment with a zone; write it as 2026-11-24T10:00:00Z\n'
    )


def test_content_with_errors_has_no_schedule(
    scheduled: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(scheduled("demain")) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("content/articles/2026/a-venir.md:3: ")
